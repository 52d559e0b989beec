import { isStopword } from "../../text/tokens.js";
import type { Kind } from "./parts.js";
import { skipHyphen, type Tokens, textAt } from "./tokens.js";

const SHARE_WORDS: ReadonlySet<string> = new Set([
	"%",
	"per",
	"percent",
	"percents",
	"pct",
	"pc",
	"percentage",
	"basis",
	"bps",
	"bp",
	"pp",
	"ppt",
	"ppts",
]);

const PERCENT: Kind = { measure: "percent", factor: 1 };

export const POINTS: Kind = { measure: "points", factor: 1 };

const BASIS_POINTS: Kind = { measure: "points", factor: 0.01 };

export function percentOf(tokens: Tokens, at: number): { kind: Kind; to: number } | undefined {
	const word = textAt(tokens, at);
	const next = textAt(tokens, at + 1);
	if (!SHARE_WORDS.has(word)) return undefined;
	if (word === "percentage" || word === "basis") {
		const points = skipHyphen(tokens, at + 1);
		if (/^points?$/.test(textAt(tokens, points)))
			return { kind: word === "basis" ? BASIS_POINTS : POINTS, to: points + 1 };
		// "at 20 percentage": a slip for "per cent", where no noun follows that it could go with
		const isShare = word === "percentage" && (tokens[at + 1]?.kind !== "word" || isStopword(next));
		return isShare ? { kind: PERCENT, to: at + 1 } : undefined;
	}
	if (word === "bps" || word === "bp") return { kind: BASIS_POINTS, to: at + 1 };
	if (word === "pp" || word === "ppt" || word === "ppts") return { kind: POINTS, to: at + 1 };
	const cent = skipHyphen(tokens, at + 1);
	const to =
		word === "per" && /^cents?$/.test(textAt(tokens, cent))
			? cent + 1
			: /^(?:%|percent|percents|pct|pc)$/.test(word)
				? at + 1
				: undefined;
	if (to === undefined) return undefined;
	const points = skipHyphen(tokens, to);
	return /^points?$/.test(textAt(tokens, points)) ? { kind: POINTS, to: points + 1 } : { kind: PERCENT, to };
}
