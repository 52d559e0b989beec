import { foldForMatch } from "../text/fold.js";
import { isStopword } from "../text/tokens.js";
import { withinDistance } from "../text/within-distance.js";
import { aliasesOf } from "./aliases.js";
import { LONG_ENOUGH, likenessOf, type NameWords, SLIP } from "./bearer.js";
import { adjectivesOf } from "./names.js";
import { spellingsOf } from "./received-spelling.js";

/** A sentence in plain letters: enough to tell that it cannot hold a name, long before its names are read. */
export interface HeldWords {
	/** Its words folded, a space before and after each; twice where marks within words leave open what the words are. */
	readonly words: string;
	/** The same without what umlauts may be printed with. */
	readonly bare: string;
	/** The first letter of each word. */
	readonly initials: string;
}

const CLITIC = /'(?:s|re|ve|ll|d|m)(?![\p{L}\p{N}])/gu;
const MARKED_WITHIN = /[.&']\p{L}/u;
const BETWEEN_WORDS = /[^\p{L}\p{N}']+|(?<=\p{N})(?=\p{L})/gu;
const FIRST_LETTER = / (?=([^ ]))/g;
const UMLAUT = /([aou])e+/g;

/** Reads a sentence as far as `mayHold` needs it. */
export function heldWordsOf(text: string): HeldWords {
	const folded = foldForMatch(text).replace(CLITIC, " ");
	const spaced = folded.replaceAll("'", " ");
	// "U.S.", "M&S" and "O'Hara" are one word, "end.Next" is two
	const all = MARKED_WITHIN.test(folded) ? `${spaced} ${folded.replace(/[.&]/g, "")}` : spaced;
	const words = ` ${all} `.replace(BETWEEN_WORDS, " ");
	let initials = "";
	for (const [, letter] of words.matchAll(FIRST_LETTER)) initials += letter;
	return { words, bare: words.replace(UMLAUT, "$1"), initials };
}

/** What a sentence has of a name that may be of the bearer. */
interface Sought {
	/** Any of these words or phrases, with a space before and after it. */
	readonly phrases: readonly string[];
	/** The same of spellings without umlauts. */
	readonly bare: readonly string[];
	/** First letters of words, in this order. */
	readonly acronym: string | undefined;
	/** The whole name but for slips. */
	readonly joined: string;
}

const sought = new WeakMap<NameWords, Sought>();

function soughtOf(name: NameWords): Sought {
	let found = sought.get(name);
	if (!found) {
		const { joined, last, acronym, initials, countries } = likenessOf(name);
		const phrases = [
			...[joined, name.key, ...countries, ...adjectivesOf(joined), ...initials],
			...name.words.filter((word) => !isStopword(word)),
			...aliasesOf(name.key).flatMap(([first]) => (first === undefined ? [] : [foldForMatch(first)])),
		];
		const spelt = last === undefined ? [] : spellingsOf(last);
		found = {
			phrases: [...new Set(phrases)].map((phrase) => ` ${phrase} `),
			bare: spelt.map((spelling) => ` ${spelling.replace(UMLAUT, "$1")} `),
			acronym,
			joined,
		};
		sought.set(name, found);
	}
	return found;
}

/**
 * Whether a sentence may hold a name that `mayBeSame` takes for the bearer's. It may say so of one that holds none, and
 * not the other way round: each of the ways in which two names can be the same is looked for.
 */
export function mayHold({ words, bare, initials }: HeldWords, name: NameWords): boolean {
	const { phrases, bare: spelt, acronym, joined } = soughtOf(name);
	for (const phrase of phrases) if (words.includes(phrase)) return true;
	for (const spelling of spelt) if (bare.includes(spelling)) return true;
	if (acronym !== undefined && isInOrder(acronym, initials)) return true;
	return joined.length >= LONG_ENOUGH && withinDistance(words, joined, SLIP);
}

/** Whether the letters stand in the others in this order, whatever is between them. */
function isInOrder(letters: string, others: string): boolean {
	let at = 0;
	for (let i = 0; i < letters.length; i++) {
		at = others.indexOf(letters[i] ?? "", at) + 1;
		if (at === 0) return false;
	}
	return true;
}
