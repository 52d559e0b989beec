import type { DateMention } from "../types.js";

type Limit = Pick<DateMention, "bound"> | Pick<DateMention, "edge">;

/** What the words right before a date make of it. */
const limits: readonly (readonly [RegExp, Limit])[] = [
	[/\b(?:before|prior to|ahead of|earlier than)$/i, { bound: "before" }],
	[/\b(?:after|following|later than)$/i, { bound: "after" }],
	[/\b(?:by|no later than|not later than|by the end of|by the start of)$/i, { bound: "by" }],
	[/\b(?:since|from|starting|beginning|as of)$/i, { edge: "first" }],
	[/\b(?:until|till|up to|through)$/i, { edge: "last" }],
];
/** As far as the longest of them. */
const REACH = 24;
const ANY =
	/\b(?:before|to|of|than|after|following|by|since|from|starting|beginning|until|till|through)\s+(?:early |late |mid-|about |around |at least |the )?$/i;

/** "Before 2010", "by Friday", "since May": a date that is a limit, or the end of a period that goes on. */
export function readBounds(text: string, mentions: readonly DateMention[]): DateMention[] {
	return mentions.map((mention) => {
		if (mention.edge !== undefined) return mention;
		const before = text.slice(Math.max(0, mention.start - REACH), mention.start);
		if (!ANY.test(before)) return mention;
		// "through the 1867 purchase"
		if (/\bthrough\s+the\s+$/i.test(before)) return mention;
		const words = before.trimEnd().replace(/\s(?:early|late|mid-|about|around|at least|the)$/i, "");
		const limit = limits.find(([pattern]) => pattern.test(words))?.[1];
		return limit ? { ...mention, ...limit } : mention;
	});
}
