import type { Span } from "./span.js";
import { writtenDate } from "./written-date.js";

const key =
	/^\s*["']?(date|published|publishdate|pubdate|publish_date|published_at|datepublished)["']?\s*[:=]\s*(.+)$/iu;

/** The ISO day of a `date:` or `published:` key in front matter, or undefined. */
export function frontmatterDate(text: string, frontmatter: Span): string | undefined {
	for (const line of text.slice(frontmatter.start, frontmatter.end).split("\n")) {
		const value = key.exec(line.trimEnd())?.[2];
		const date = value === undefined ? undefined : writtenDate(value);
		if (date) return date.iso;
	}
	return undefined;
}
