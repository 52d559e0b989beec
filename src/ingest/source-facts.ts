import type { SourceInput } from "../corpus/types.js";
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

/** What Markdown says about itself in front matter and its top heading. What plain text says is read when it is indexed. */
export function describeSource(text: string, format: "plain" | "markdown"): Facts {
	if (format === "plain") return {};
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
