import { isStopword } from "../text/tokens.js";

/** Abbreviations that a text explains in brackets, in lower case, each with the words it stands for: "rt" with "reef" and "trust". */
export type Abbreviations = ReadonlyMap<string, readonly string[]>;

const BRACKETED = /\((\p{Lu}{2,8})s?\)/gu;
const WORDS_BEFORE = /(?:[\p{L}’'-]+\s+){2,9}$/u;
/** Longer than nine words are. */
const REACH = 300;

/** Reads "the Reef Trust (RT)" anywhere in a text: the abbreviation is the initials of the words before it. */
export function abbreviationsOf(text: string): Abbreviations {
	const found = new Map<string, readonly string[]>();
	// a draft is read anew at every keystroke, and has few brackets: the words are looked at only before one
	for (const { 1: short = "", index } of text.matchAll(BRACKETED)) {
		const before = WORDS_BEFORE.exec(text.slice(Math.max(0, index - REACH), index))?.[0];
		const words = before && explained(before.trim().split(/\s+/), short);
		if (words) found.set(short.toLowerCase(), words);
	}
	return found;
}

/** The words right before the bracket whose initials are its letters; "of" and "the" between them may be left out of it. */
function explained(words: readonly string[], short: string): string[] | undefined {
	const taken: string[] = [];
	let left = short.length;
	for (let i = words.length - 1; i >= 0 && left > 0; i--) {
		const word = words[i] ?? "";
		if (word.charAt(0).toUpperCase() === short.charAt(left - 1)) left--;
		else if (!isStopword(word.toLowerCase())) return undefined;
		if (!isStopword(word.toLowerCase())) taken.unshift(word.toLowerCase());
	}
	return left === 0 && taken.length > 1 ? taken : undefined;
}
