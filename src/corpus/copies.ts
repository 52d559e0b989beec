import { hash32 } from "../text/hash.js";
import type { StoredSource } from "./stored-source.js";

/** So many words in a row are one shingle: a name or a set phrase is shorter, a sentence is longer. */
const SHINGLE = 5;
/** Two texts of which the shorter has this part of its shingles in the longer tell one story in one's words. */
const SHARED = 0.5;
/** Of a text with fewer shingles chance decides. */
const LEAST = 20;

const shingles = new WeakMap<object, Uint32Array>();

function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,]\d+)*/gu) ?? [];
}

/** The shingles of a text, each once, in rising order. */
function shinglesOf({ input }: Pick<StoredSource, "input">): Uint32Array {
	const known = shingles.get(input);
	if (known) return known;
	const words = wordsOf(input.text);
	const found = new Uint32Array(Math.max(0, words.length - SHINGLE + 1));
	for (let at = 0; at < found.length; at++) found[at] = shingleAt(words, at);
	found.sort();
	let size = 0;
	for (const shingle of found) if (size === 0 || found[size - 1] !== shingle) found[size++] = shingle;
	const once = found.slice(0, size);
	shingles.set(input, once);
	return once;
}

/** A hash of the words from a place on, with a space between two of them. */
function shingleAt(words: readonly string[], at: number): number {
	let value = hash32(words[at] ?? "");
	for (let i = at + 1; i < at + SHINGLE; i++) value = hash32(words[i] ?? "", hash32(" ", value));
	return value;
}

/** How many shingles stand in both, if they are at least so many; else some number below that. */
function inBoth(a: Uint32Array, b: Uint32Array, least: number): number {
	let shared = 0;
	for (let i = 0, j = 0; i < a.length && j < b.length; ) {
		if (shared + a.length - i < least || shared + b.length - j < least) return shared;
		const [left = 0, right = 0] = [a[i], b[j]];
		if (left === right) shared++;
		if (left <= right) i++;
		if (right <= left) j++;
	}
	return shared;
}

/**
 * Whether two sources are copies of one story: the same, or one that took most of its words from the other, in runs of
 * five words.
 */
export function areCopies(a: Pick<StoredSource, "input">, b: Pick<StoredSource, "input">): boolean {
	if (a === b || a.input.id === b.input.id) return true;
	const [left, right] = [shinglesOf(a), shinglesOf(b)];
	const shorter = Math.min(left.length, right.length);
	const least = shorter * SHARED;
	return shorter >= LEAST && inBoth(left, right, least) >= least;
}
