import { distance } from "fastest-levenshtein";
import { foldForMatch } from "../text/fold.js";
import { isOrdinaryWord } from "../text/weights.js";

/** Shorter words have too many honest neighbours. */
const SHORTEST = 5;

/** Letters and pairs that sound or lie alike: a slip between them counts for less than one edit. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
	[/ph/g, "f"],
	[/[cq]k?/g, "k"],
	[/ee|ea|ie|y/g, "i"],
	[/ou|oo/g, "u"],
	[/z/g, "s"],
	[/(.)\1/g, "$1"],
];

/**
 * Whether `word` looks like a slip for the name `known`: one edit, two in a long word, the first letter alike or
 * sounding alike. Words of ordinary English are never slips, and a changed ending "s" is a plural, not a slip.
 */
export function isSlipOf(word: string, known: string): boolean {
	const a = foldForMatch(word);
	const b = foldForMatch(known);
	if (a === b || a.length < SHORTEST || b.length < SHORTEST) return false;
	if (isOrdinaryWord(a) || a === `${b}s` || b === `${a}s`) return false;
	const sounds = soundOf(a) === soundOf(b);
	const edits = distance(a, b);
	if (a[0] !== b[0] && !(sounds || soundOf(a)[0] === soundOf(b)[0])) return false;
	const allowed = Math.min(a.length, b.length) >= 8 || sounds ? 2 : 1;
	if (edits <= allowed) return true;
	return edits === 2 && isSwap(a, b);
}

function soundOf(word: string): string {
	return SOUNDS.reduce((text, [pattern, by]) => text.replace(pattern, by), word);
}

/** Two neighbouring letters changed places. */
function isSwap(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	const at = [...a].findIndex((letter, i) => letter !== b[i]);
	return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
