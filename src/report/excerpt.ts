import { escapeTerminal } from "./escape.js";
import { clipEnd, clipStart, displayWidth } from "./width.js";

/** A line of text that is safe to print, and the line that underlines its span. */
export interface Excerpt {
	readonly before: string;
	readonly marked: string;
	readonly after: string;
	readonly underline: string;
}

interface Range {
	readonly start: number;
	readonly end: number;
}

/** The lines of `text` that a span touches. */
export function linesAround(text: string, span: Range): Range {
	const start = Math.max(text.lastIndexOf("\n", span.start - 1), text.lastIndexOf("\r", span.start - 1)) + 1;
	const length = text.slice(span.end).search(/[\r\n]/);
	return { start: span.start === 0 ? 0 : start, end: length < 0 ? text.length : span.end + length };
}

const brokenFirstWord = /^…\S{0,20}\s/;
const brokenLastWord = /\s\S{0,20}…$/;

/**
 * The part of `window` around `span`, on one line of at most about `columns` terminal columns.
 * Offsets are into `text`; what stands beside the span is cut first, and a very long span in its middle.
 */
export function excerpt(text: string, window: Range, span: Range, mark: string, columns: number): Excerpt {
	const whole = escapeTerminal(text.slice(span.start, span.end));
	const half = Math.floor(columns / 2);
	const marked =
		displayWidth(whole) <= columns ? whole : `${clipEnd(whole, half)}${clipStart(whole, half).slice(1)}`;
	const lead = escapeTerminal(text.slice(window.start, span.start)).trimStart();
	const tail = escapeTerminal(text.slice(span.end, window.end)).trimEnd();
	const room = Math.max(0, columns - displayWidth(marked));
	const leadRoom = Math.max(Math.floor(room / 2), room - displayWidth(tail));
	const before = leadRoom > 1 ? clipStart(lead, leadRoom).replace(brokenFirstWord, "… ") : "";
	const tailRoom = room - displayWidth(before);
	const after = tailRoom > 1 ? clipEnd(tail, tailRoom).replace(brokenLastWord, " …") : "";
	return {
		before,
		marked,
		after,
		underline: " ".repeat(displayWidth(before)) + mark.repeat(Math.max(1, displayWidth(marked))),
	};
}
