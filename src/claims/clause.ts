import type { Token } from "../text/tokens.js";
import lexicon from "./data/clauses.json" with { type: "json" };

const openers: ReadonlySet<string> = new Set(lexicon.openers);
const pronouns: ReadonlySet<string> = new Set(["he", "she", "it", "they", "we", "i", "you", "there"]);
const coordinators: ReadonlySet<string> = new Set(["and", "but", "or", "so", "yet"]);
const HARD = /^[;:()–—]$/;

const known = new WeakMap<readonly Token[], Uint16Array>();

/** The number of the clause that each token stands in, counted from 0: by its marks and opening words, no grammar. */
export function clausesOf(tokens: readonly Token[]): Uint16Array {
	const found = known.get(tokens);
	if (found) return found;
	const clauses = new Uint16Array(tokens.length);
	let clause = 0;
	for (let i = 1; i < tokens.length; i++) {
		if (opens(tokens, i)) clause++;
		clauses[i] = clause;
	}
	known.set(tokens, clauses);
	return clauses;
}

function opens(tokens: readonly Token[], i: number): boolean {
	const token = tokens[i];
	const before = tokens[i - 1];
	if (!token || !before) return false;
	if (HARD.test(token.text) && token.text !== ")") return true;
	if (before.text === ")") return true;
	const afterComma = before.text === ",";
	const afterAnd = coordinators.has(before.lower);
	if (pronouns.has(token.lower)) return afterComma || afterAnd;
	return openers.has(token.lower) && token.lower !== "and" && token.lower !== "with" && token.lower !== "as";
}
