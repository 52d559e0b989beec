import { isOrdinaryWord } from "../text/weights.js";
import grammar from "./data/clauses.json" with { type: "json" };
import type { Facts, Slot } from "./facts.js";

const CAPITAL = /^\p{Lu}/u;
const DASH = /^[-–—/]$/;
const determiners: ReadonlySet<string> = new Set(grammar.determiners);

/**
 * Whether a year is part of the name of what happens or comes out anew: "the World Cup 1994", "the 2012 Olympics",
 * "Commons 1660-1690". Another year then names another such thing.
 */
export function isNamedYear({ tokens }: Facts, slot: Slot): boolean {
	const { mention, firstToken, lastToken } = slot;
	if (mention.type !== "date" || mention.grain !== "year" || lastToken - firstToken !== 1) return false;
	const isName = (at: number): boolean => {
		const token = tokens[at];
		return token?.kind === "word" && CAPITAL.test(token.text) && token.lower.length > 1;
	};
	// the years of a span stand side by side
	const first = DASH.test(tokens[firstToken - 1]?.text ?? "") ? firstToken - 2 : firstToken;
	const before = first - 1;
	if (isName(before) && (before > 0 || !isOrdinaryWord(tokens[before]?.lower ?? ""))) return true;
	// "in 1994 Norway voted": the year stands by itself
	return isName(lastToken) && determiners.has(tokens[before]?.lower ?? "");
}
