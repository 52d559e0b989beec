import { stem, type Token } from "../text/tokens.js";
import lists from "./data/non-quantities.json" with { type: "json" };
import type { QuantityMention } from "./types.js";

/** Words that a number follows to make a name of both: "Highway 36", "Part 2". */
const labels: ReadonlySet<string> = new Set([...lists.labels, ...lists.weakLabels]);
/** Words that a number stands before to make a name of both: "the 6 train". */
const numbered: ReadonlySet<string> = new Set(lists.modelNouns);
const WHOLE = /^\d{1,4}$/;

/** Names that are told apart by their number: "Highway 36", "Part 2", "the 6 train". `unit` is the stem of the label. */
export function designations(tokens: readonly Token[]): QuantityMention[] {
	const found: QuantityMention[] = [];
	for (const [at, token] of tokens.entries()) {
		if (token.kind !== "number" || !WHOLE.test(token.text)) continue;
		const before = tokens[at - 1];
		const after = tokens[at + 1];
		const label =
			before?.kind === "word" && labels.has(before.lower)
				? before
				: after?.kind === "word" && numbered.has(after.lower)
					? after
					: undefined;
		if (!label) continue;
		const value = Number(token.text);
		found.push({
			type: "quantity",
			measure: "designation",
			start: Math.min(label.start, token.start),
			end: Math.max(label.end, token.end),
			number: { start: token.start, end: token.end },
			unit: stem(label.lower),
			value,
			lower: value,
			upper: value,
			bound: "exact",
			precision: 0,
		});
	}
	return found;
}
