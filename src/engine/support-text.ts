import { aliasAt } from "../claims/aliases.js";
import { isNegationWord } from "../claims/negation.js";
import type { StoredSource } from "../corpus/store.js";
import { isStopword, type Token, tokens } from "../text/tokens.js";
import { isOrdinaryWord, wordWeight } from "../text/weights.js";
import { vectorOf } from "../text/word-relations.js";

/** A word or number of a text, closed-class words included. */
export interface Word {
	/** Its stem, or the common name of an alias. */
	readonly key: string;
	readonly lower: string;
	/** Not closed-class and no negation. */
	readonly content: boolean;
	readonly weight: number;
	/** Written with a capital that its place in the sentence does not explain. */
	readonly proper: boolean;
	/** Whether general English knows it in lower case. */
	readonly ordinary: boolean;
	/** Its first token. */
	readonly at: number;
}

/** A source as its words in order, with where each stands. */
export interface SourceText {
	readonly words: readonly Word[];
	/** The passage that each word stands in. */
	readonly passage: readonly number[];
	/** The places of a key among the words, ascending. */
	readonly places: ReadonlyMap<string, readonly number[]>;
	/** The content words that have a vector, with it. */
	readonly vectors: readonly (readonly [key: string, vector: number])[];
	readonly passages: number;
}

const ALIAS_WEIGHT = 0.7;
const NUMBER_WEIGHT = 0.8;
/** What tokenisers print for a word they do not know, and for brackets. */
const PLACEHOLDER = /^(?:unk|[lr][rsc]b)$/;
const CAPITAL = /^\p{Lu}/u;
/** Beyond this many passages a source is a book: the rest is not read for support. */
const MOST_PASSAGES = 600;
const MOST_VECTORS = 1200;
const REMEMBERED = 32;

/** The words and numbers among tokens; marks, clitics and placeholders are left out, an alias is one word. */
export function wordsOf(all: readonly Token[]): Word[] {
	const found: Word[] = [];
	for (let i = 0; i < all.length; i++) {
		const token = all[i];
		if (!token || token.kind === "punct" || token.stem === "" || PLACEHOLDER.test(token.lower)) continue;
		const alias = aliasAt(all, i);
		const { kind, lower, stem, text } = token;
		const ordinary = isOrdinaryWord(lower);
		const named = kind === "word" && CAPITAL.test(text);
		found.push({
			key: alias?.key ?? stem,
			lower,
			content: alias !== undefined || kind === "number" || !(isStopword(lower) || isNegationWord(lower)),
			weight: alias ? ALIAS_WEIGHT : kind === "number" ? NUMBER_WEIGHT : wordWeight(lower),
			proper: named && (all[i - 1]?.kind === "word" || !ordinary),
			ordinary,
			at: i,
		});
		i += (alias?.length ?? 1) - 1;
	}
	return found;
}

/** The sources read last; the oldest goes first. */
const remembered = new Map<StoredSource, SourceText>();

/** Reads a source for comparing words; the last few are remembered. */
export function sourceText(source: StoredSource): SourceText {
	const known = remembered.get(source);
	if (known) return known;
	const read = readSource(source);
	if (remembered.size >= REMEMBERED) {
		for (const oldest of remembered.keys()) {
			remembered.delete(oldest);
			break;
		}
	}
	remembered.set(source, read);
	return read;
}

function readSource({ sentences }: StoredSource): SourceText {
	const words: Word[] = [];
	const passage: number[] = [];
	const places = new Map<string, number[]>();
	const passages = Math.min(sentences.length, MOST_PASSAGES);
	for (let index = 0; index < passages; index++) {
		for (const word of wordsOf(tokens(sentences[index]?.text ?? ""))) {
			const there = places.get(word.key);
			if (there) there.push(words.length);
			else places.set(word.key, [words.length]);
			words.push(word);
			passage.push(index);
		}
	}
	const vectors: [string, number][] = [];
	for (const [key, [first = 0]] of places) {
		if (vectors.length >= MOST_VECTORS) break;
		if (!words[first]?.content) continue;
		const vector = vectorOf(key);
		if (vector >= 0) vectors.push([key, vector]);
	}
	return { words, passage, places, vectors, passages };
}
