import type { Facts } from "../../src/claims/facts.js";
import type { PassageRef, Store, StoredSource } from "../../src/corpus/store.js";
import { isVerbLike } from "../../src/engine/apart.js";
import { slotClaims } from "../../src/engine/rivals.js";
import { CANDIDATES, queryOf } from "../../src/engine/sentence.js";

/** The passages that come into question for a sentence. */
export type Retrieval = (sentence: { facts: Facts; context: readonly Facts[] }) => PassageRef[];

export function here(store: Store): Retrieval {
	return (sentence) => store.candidates(queryOf(sentence), CANDIDATES);
}

/** The passages of every source but one. */
export function butFrom(store: Store, id: string): Retrieval {
	return (sentence) =>
		store
			.candidates(queryOf(sentence), CANDIDATES * 4)
			.filter(({ source }) => source.input.id !== id)
			.slice(0, CANDIDATES);
}

/** The passages of a source as if one of its sentences were not there. */
export function leftOut(store: Store, whole: StoredSource, gone: number): Retrieval {
	const source: StoredSource = {
		...whole,
		sentences: whole.sentences.filter((_, index) => index !== gone),
		facts: (index) => whole.facts(index < gone ? index : index + 1),
	};
	return (sentence) =>
		store
			.candidates(queryOf(sentence), CANDIDATES + 1)
			.filter(({ index }) => index !== gone)
			.slice(0, CANDIDATES)
			.map(({ index }) => ({ source, index: index < gone ? index : index - 1 }));
}

const SENTENCE_END = /[.!?]["'”’)]*\s*$/;
const SHORTEST = 7;
const LONGEST = 400;

/** Whether it is a sentence as drafts are made of, and not a line of a page: a counter, a heading, an entry of a list. */
export function isProse({ text, tokens }: Facts): boolean {
	const words = tokens.filter(({ kind }) => kind === "word");
	return words.length >= SHORTEST && SENTENCE_END.test(text) && words.some(({ lower }) => isVerbLike(lower));
}

/** Sentences of a source that have figures, about so many, evenly spread. */
export function tellingSentences(source: StoredSource, most: number): number[] {
	const telling = source.sentences.flatMap(({ text }, index) =>
		text.length <= LONGEST && text.trim() !== source.title && slotClaims(source.facts(index)).length > 0
			? [index]
			: [],
	);
	const step = Math.max(1, Math.floor(telling.length / most));
	return telling.filter((_, at) => at % step === 0);
}
