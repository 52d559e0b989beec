import { distance } from "fastest-levenshtein";
import variants from "../claims/data/name-variants.json" with { type: "json" };
import { listedSpelling, withoutUmlauts } from "../claims/received-spelling.js";
import { foldForMatch } from "../text/fold.js";
import { isKnownWord } from "../text/known-words.js";
import { foldSpelling } from "../text/spelling.js";
import { isOrdinaryWord } from "../text/weights.js";

/** Shorter words have too many honest neighbours. */
const SHORTEST = 4;
/** From this length on one slip leaves a word recognisable, from that one on two do. */
const MEDIUM = 6;
const LONG = 8;

/** How a word of the draft that no source has looks beside a name that a source has. */
export type Likeness =
	/** No word of English and hardly changed: a slip, as soon as both speak of the same. */
	| "slip"
	/** No word of English, but short, or changed where slips are rare: a slip if a good deal agrees. */
	| "unsure"
	/** A word or name in its own right: a slip only if everything else agrees. */
	| "doubtful";

/** Letters and pairs that sound or lie alike: a slip between them counts for less than one edit. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
	[/ph/g, "f"],
	[/[cq]k?/g, "k"],
	[/ee|ea|ie|y/g, "i"],
	[/ou|oo/g, "u"],
	[/z/g, "s"],
	[/(.)\1/g, "$1"],
];

/** Endings that make a plural, or the people, the adjective or the form of another language of a name. */
const ENDINGS: ReadonlySet<string> = new Set(variants.endings);

/**
 * Whether `word` looks like a slip for the name `known`: one edit (a letter changed, dropped, added, or two
 * neighbours swapped), two in a long word or where both sound alike. A plural, an adjective of the name, another
 * received spelling of it and British spelling are no slips; nor are umlauts written out, where there may be `umlauts`.
 */
export function likenessOf(
	word: string,
	known: string,
	{ umlauts = true }: { readonly umlauts?: boolean } = {},
): Likeness | undefined {
	if (Math.abs(word.length - known.length) > 3) return undefined;
	const a = foldForMatch(word);
	const b = foldForMatch(known);
	const shorter = Math.min(a.length, b.length);
	if (a === b || shorter < SHORTEST) return undefined;
	// most pairs end here: the dearer questions come after
	const edits = editsBetween(a, b);
	if (edits > 2 || isHonest(a, b) || (umlauts && withoutUmlauts(a) === withoutUmlauts(b))) return undefined;
	if (capitals(word) !== capitals(known) && word !== word.toUpperCase()) return undefined;
	const sounds = soundOf(a) === soundOf(b);
	const opening = a[0] === b[0] || sounds || soundOf(a)[0] === soundOf(b)[0];
	if (isKnownWord(a)) {
		if (!opening || edits > 1 || isReceived(a, b)) return undefined;
		return "doubtful";
	}
	if (edits === 1) return opening && (shorter >= MEDIUM || sounds) ? "slip" : "unsure";
	if (!opening) return undefined;
	if (shorter >= LONG || sounds) return "slip";
	return shorter >= MEDIUM ? "doubtful" : undefined;
}

function isHonest(a: string, b: string): boolean {
	if (isGrownFrom(a, b) || b === `${a}s`) return true;
	// "Cuba" for "Cuban"; but "chin" is no country's name
	if (isGrownFrom(b, a) && isKnownWord(a) && !isOrdinaryWord(a)) return true;
	if (foldSpelling(a) === foldSpelling(b)) return true;
	const listed = listedSpelling(a);
	return (listed !== undefined && listed === listedSpelling(b)) || isOppositeByPrefix(a, b);
}

/** "Cubana", "Cuban" of "Cuba"; a letter that is only doubled is a slip. */
function isGrownFrom(long: string, short: string): boolean {
	if (!long.startsWith(short)) return false;
	const ending = long.slice(short.length);
	return ENDINGS.has(ending) && ending !== short.at(-1);
}

function isOppositeByPrefix(a: string, b: string): boolean {
	return variants.oppositePrefixes.some(
		([x = "", y = ""]) =>
			(a.startsWith(x) && b.startsWith(y) && a.slice(x.length) === b.slice(y.length)) ||
			(a.startsWith(y) && b.startsWith(x) && a.slice(y.length) === b.slice(x.length)),
	);
}

/** Capitals after the first letter: "WikiMedia" is no "Wikipedia". */
function capitals(word: string): number {
	return word.slice(1).match(/\p{Lu}/gu)?.length ?? 0;
}

/** Both are names that are written either way: "Sara", "Sarah"; "Andersen", "Anderson". */
function isReceived(a: string, b: string): boolean {
	return isKnownWord(b) && !isOrdinaryWord(a) && skeletonOf(a) === skeletonOf(b);
}

function skeletonOf(word: string): string {
	return soundOf(word)
		.replace(/(?<=.)[aeiouhy]/g, "")
		.replace(/g/g, "k")
		.replace(/w/g, "v")
		.replace(/(.)\1/g, "$1");
}

function soundOf(word: string): string {
	return SOUNDS.reduce((text, [pattern, by]) => text.replace(pattern, by), word);
}

/** Levenshtein's distance, two neighbouring letters that changed places counted as one edit. */
function editsBetween(a: string, b: string): number {
	const edits = distance(a, b);
	return edits === 2 && isSwap(a, b) ? 1 : edits;
}

function isSwap(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	const at = [...a].findIndex((letter, i) => letter !== b[i]);
	return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
