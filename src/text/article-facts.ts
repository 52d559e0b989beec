import { articleBlocks } from "./boilerplate.js";
import type { Block } from "./prose.js";
import { writtenDate } from "./written-date.js";

const TOP = 1500;
const LONGEST_TITLE = 200;
const label =
	/^(?:\(meta data\)\s*)?(?:first |last |date |originally )?(?:published|posted|publish date|publication date|pubdate|date|updated|last updated|issued|released|created)(?: (?:at|on|date ?time|date|time|online))?[\s:–-]*/iu;
const weekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+/iu;
const afterDate =
	/^[\s,|·•T–-]*(?:(?:at\s+)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[+-]\d{2}:?\d{2}|\(?[A-Z]{2,5}\)?)?)?[\s.|)]*$/iu;

/** The ISO day of a line that holds nothing but a date, its label and a time of day. */
export function datelineOf(line: string): string | undefined {
	const trimmed = line.trim();
	const found = writtenDate(trimmed);
	if (!found) return undefined;
	const before = trimmed.slice(0, found.start).replace(label, "").replace(weekday, "").trim();
	return before === "" && afterDate.test(trimmed.slice(found.end)) ? found.iso : undefined;
}

function titleOf(blocks: readonly Block[]): string | undefined {
	const heading = blocks[0]?.kind === "heading" ? blocks[0] : undefined;
	const title = heading?.prose.text.trim();
	return title !== undefined && title.length <= LONGEST_TITLE ? title : undefined;
}

/** What an article says about itself: its title, and the ISO day of a dateline near its top. */
export function articleFacts(
	text: string,
	blocks: readonly Block[] = articleBlocks(text),
): { title?: string; published?: string } {
	const title = titleOf(blocks);
	let published: string | undefined;
	for (const line of text.slice(0, TOP).split("\n")) {
		published = datelineOf(line);
		if (published) break;
	}
	return { ...(title === undefined ? {} : { title }), ...(published === undefined ? {} : { published }) };
}
