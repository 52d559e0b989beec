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
	const found = new Set<number>();
	for (let at = 0; at + SHINGLE <= words.length; at++) {
		found.add(hash32(words.slice(at, at + SHINGLE).join(" ")));
	}
	const sorted = Uint32Array.from(found).sort();
	shingles.set(input, sorted);
	return sorted;
}

function inBoth(a: Uint32Array, b: Uint32Array): number {
	let shared = 0;
	for (let i = 0, j = 0; i < a.length && j < b.length; ) {
		const [left = 0, right = 0] = [a[i], b[j]];
		if (left === right) shared++;
		if (left <= right) i++;
		if (right <= left) j++;
	}
	return shared;
}

/** 0..1: the part of the shorter text that the longer one has word for word, in runs of five words. */
export function sharedShare(a: Pick<StoredSource, "input">, b: Pick<StoredSource, "input">): number {
	const [left, right] = [shinglesOf(a), shinglesOf(b)];
	const shorter = Math.min(left.length, right.length);
	return shorter < LEAST ? 0 : inBoth(left, right) / shorter;
}

/** Whether two sources are copies of one story: the same, or one that took most of its words from the other. */
export function areCopies(a: Pick<StoredSource, "input">, b: Pick<StoredSource, "input">): boolean {
	return a === b || a.input.id === b.input.id || sharedShare(a, b) >= SHARED;
}
