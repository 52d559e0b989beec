import type { Facts, Term } from "../claims/facts.js";
import { areAntonyms, areSynonyms, similarity } from "../text/word-relations.js";

/** How much a synonym is worth beside the word itself. */
const SYNONYM = 0.8;
/** Words less alike than this are no match: "Monday" and "Tuesday" are used alike, and mean two things. */
const ALIKE = 0.6;

/**
 * 0..1: the share of a sentence's words, by weight, that the other has in the same words, in synonyms, or in words
 * used alike. Names are matched by their own letters only.
 */
export function softCover(from: readonly Term[], to: Facts): number {
	let sum = 0;
	let matched = 0;
	for (const term of from) {
		sum += term.weight;
		matched += term.weight * softly(term, to);
	}
	return sum > 0 ? matched / sum : 0.5;
}

function softly(term: Term, to: Facts): number {
	if (to.byKey.has(term.key)) return 1;
	if (term.proper) return 0;
	let best = 0;
	for (const [key, [other]] of to.byKey) {
		if (other?.proper) continue;
		if (areSynonyms(term.key, key)) return SYNONYM;
		const alike = similarity(term.key, key);
		if (alike > best && alike >= ALIKE && !areAntonyms(term.key, key)) best = alike;
	}
	return best * SYNONYM;
}
