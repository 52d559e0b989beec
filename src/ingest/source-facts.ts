import type { SourceInput } from "../corpus/types.js";
import { isRateTable } from "../text/rate-table.js";
import { writtenDate } from "../text/written-date.js";
import { frontMatter } from "./front-matter.js";

type Facts = Pick<SourceInput, "title" | "publisher" | "published">;

const dateKeys = ["published", "date", "pubdate", "created"];
const publisherKeys = ["publisher", "publication", "source", "site"];

function first(fields: ReadonlyMap<string, string>, keys: readonly string[]): string | undefined {
	for (const key of keys) {
		const value = fields.get(key);
		if (value !== undefined) return value;
	}
	return undefined;
}

/** The day of an ISO date or date-time as written, so that no time zone moves it, or of a date in words. */
function isoDay(value: string | undefined): string | undefined {
	if (value === undefined) return undefined;
	return /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(value)?.[1] ?? writtenDate(value)?.iso;
}

function markdownTitle(text: string): string | undefined {
	return /^#[ \t]+(.+?)[ \t#]*$/m.exec(text)?.[1];
}

function markdownFacts(text: string): Facts {
	const fields = frontMatter(text);
	const title = fields.get("title") ?? markdownTitle(text);
	const publisher = first(fields, publisherKeys);
	const published = isoDay(first(fields, dateKeys));
	return {
		...(title === undefined ? {} : { title }),
		...(publisher === undefined ? {} : { publisher }),
		...(published === undefined ? {} : { published }),
	};
}

const notRates =
	"not a table of exchange rates, whose first line would be Date,USD,JPY and so on; save its text as .txt or .md";

/** Whether a file's name is that of a table. */
export function isTable(path: string): boolean {
	return /\.csv$/i.test(path);
}

/**
 * A file as a source: how it is marked up, by its name, and what Markdown says about itself in front matter and its
 * top heading. What plain text says is read when it is indexed. A table must be one of exchange rates.
 */
export function describeSource(
	file: Pick<SourceInput, "id" | "uri" | "text">,
): SourceInput | { problem: string } {
	if (isTable(file.id)) return isRateTable(file.text) ? { ...file, format: "rates" } : { problem: notRates };
	if (!/\.(?:md|markdown)$/i.test(file.id)) return { ...file, format: "plain" };
	return { ...file, format: "markdown", ...markdownFacts(file.text) };
}
