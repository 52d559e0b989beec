import patterns from "./notice.json" with { type: "json" };
import type { Span } from "./span.js";

/** What a publisher says of an article afterwards, and the line that says it. */
export interface Notice extends Span {
	readonly kind: "corrected" | "retracted";
}

/** Notices stand above an article or below it: what is between tells of other things, corrections of others among them. */
const HEAD = 2000;
const TAIL = 3000;
const LONGEST = 1500;

function rules(sources: readonly string[]): RegExp[] {
	return sources.map((source) => new RegExp(source.replaceAll("ITSELF", patterns.itself), "iu"));
}

const kinds: readonly (readonly [Notice["kind"], readonly RegExp[]])[] = [
	["retracted", rules(patterns.retracted)],
	["corrected", rules(patterns.corrected)],
];

function kindOf(line: string): Notice["kind"] | undefined {
	if (line.length > LONGEST) return undefined;
	const words = line.replace(/^[\s>#*_•[(-]*(?=\p{L})/u, (mark) => (mark.includes("(") ? "(" : ""));
	return kinds.find(([, list]) => list.some((rule) => rule.test(words)))?.[0];
}

/** What an article says of its own text: that it was corrected or taken back. A retraction counts before a correction. */
export function noticeOf(text: string): Notice | undefined {
	let corrected: Notice | undefined;
	for (let start = 0; start < text.length; ) {
		const newline = text.indexOf("\n", start);
		const end = newline < 0 ? text.length : newline;
		if (start >= HEAD && end < text.length - TAIL) {
			start = Math.max(end + 1, text.lastIndexOf("\n", text.length - TAIL) + 1);
			continue;
		}
		const kind = kindOf(text.slice(start, end));
		if (kind === "retracted") return { kind, start, end };
		if (kind) corrected ??= { kind, start, end };
		start = end + 1;
	}
	return corrected;
}
