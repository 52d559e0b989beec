import type { DateGrain, DateMention } from "../types.js";
import { type Days, isoDate } from "./calendar.js";
import type { Cue } from "./cues.js";

/** What the words cannot tell by themselves. */
export interface Setting {
	/** Day number of the document's own date. */
	readonly reference: number | undefined;
	readonly dayFirst: boolean | undefined;
	/** Whether the text speaks of what is to come. */
	looksAhead(): boolean;
}

export interface Rule {
	/** What it cannot match without; of several, all of them. */
	readonly cue: Cue | readonly Cue[];
	/** With the flags `g` and `i`. */
	readonly pattern: RegExp;
	/** The mentions of one match, or none when the words around it tell against it. */
	read(match: RegExpExecArray, setting: Setting): readonly DateMention[];
}

export interface Parts {
	readonly year?: number | undefined;
	readonly month?: number | undefined;
	readonly day?: number | undefined;
	readonly weekday?: number | undefined;
	readonly period?: string | undefined;
	readonly impossible?: boolean;
	readonly relative?: boolean;
	readonly misfit?: DateMention["misfit"] | undefined;
}

/** A mention with what is known and without what is not. */
export function mention(
	start: number,
	end: number,
	grain: DateGrain,
	days: Days | undefined,
	parts: Parts,
): DateMention {
	return {
		type: "date",
		start,
		end,
		grain,
		relative: parts.relative ?? false,
		...(days && { from: isoDate(days.first), to: isoDate(days.last) }),
		...(parts.year !== undefined && { year: parts.year }),
		...(parts.month !== undefined && { month: parts.month }),
		...(parts.day !== undefined && { day: parts.day }),
		...(parts.weekday !== undefined && { weekday: parts.weekday }),
		...(parts.period !== undefined && { period: parts.period }),
		...(parts.impossible && { impossible: true }),
		...(parts.misfit && { misfit: parts.misfit }),
	};
}

/** The last word before an offset, in lower case; empty when there is none or punctuation ends it. */
export function wordBefore(text: string, offset: number): string {
	const match = /([\p{L}\d.$£€]+)[ \u00a0-]+(?:["'“‘(]+)?$/u.exec(
		text.slice(Math.max(0, offset - 40), offset),
	);
	return match?.[1]?.toLowerCase() ?? "";
}

/** The next word after an offset, as printed; empty when punctuation comes first. */
export function wordAfter(text: string, offset: number): string {
	return /^[ \u00a0-]+([\p{L}/]+)/u.exec(text.slice(offset, offset + 40))?.[1] ?? "";
}
