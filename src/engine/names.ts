import { isSlipOf } from "../checks/name.js";
import type { Facts } from "../claims/facts.js";
import type { PassageRef, Store, StoredSource } from "../corpus/store.js";
import type { Span } from "../text/span.js";
import { type Token, tokens } from "../text/tokens.js";
import type { JudgedClaim } from "./judged.js";

/** Sources whose names are looked at: those of the best passages. */
const SOURCES = 3;
/** The rest of the sentence must be this well covered when nothing beside the name speaks for it. */
const COVERED = 0.45;
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}]*\p{Ll}[\p{L}\p{M}]*$/u;

interface NameWord {
	readonly token: Token;
	/** The name words right before and after it. */
	readonly beside: readonly Token[];
}

interface Known extends NameWord {
	readonly ref: PassageRef;
}

/** Judges the names of a sentence: a word that no source has and that is a slip for a name they do have. */
export function judgeNames(facts: Facts, refs: readonly PassageRef[], store: Store): JudgedClaim[] {
	const unknown = nameWords(facts.tokens).filter(({ token }) => !store.knows(token));
	if (unknown.length === 0 || refs.length === 0) return [];
	const claims: JudgedClaim[] = [];
	const sources = [...new Set(refs.map(({ source }) => source))].slice(0, SOURCES);
	for (const name of unknown) {
		const known = sources
			.flatMap((source) => knownNames(source))
			.filter(({ token }) => isSlipOf(name.token.text, token.text))
			.sort((a, b) => agreement(name, b, facts) - agreement(name, a, facts));
		const best = known[0];
		if (!best || agreement(name, best, facts) < COVERED) continue;
		const right = matchCase(best.token.text, name.token.text);
		// two names of the sources that both come near: which one is meant is not ours to say
		if (known.some(({ token }) => token.lower !== best.token.lower)) continue;
		claims.push({
			start: name.token.start,
			end: name.token.end,
			kind: "name",
			verdict: "contradicted",
			confidence: 0.9,
			message: `The sources spell this name ${right}.`,
			working: `source: ${best.token.text}; draft: ${name.token.text}`,
			replacement: right,
			evidence: [{ ref: best.ref, span: spanOf(best.token), stance: "contradicts" }],
		});
	}
	return claims;
}

/** How much speaks for the same bearer: a name word beside it that is the same or a slip too, or a sentence well covered. */
function agreement(name: NameWord, known: Known, facts: Facts): number {
	const beside = name.beside.some(({ text }) =>
		known.beside.some((other) => other.text === text || isSlipOf(text, other.text)),
	);
	if (beside) return 1;
	const passage = known.ref.source.facts(known.ref.index);
	const others = facts.terms.filter(({ start }) => start !== name.token.start);
	const weight = others.reduce((sum, term) => sum + term.weight, 0);
	const covered = others.reduce((sum, term) => sum + (passage.byKey.has(term.key) ? term.weight : 0), 0);
	// a person told by first and last name on both sides, of which only one comes near, is someone else
	const told = name.beside.length > 0 && known.beside.length > 0;
	return weight < 0.8 || told ? 0 : covered / weight;
}

const namesBySource = new WeakMap<StoredSource, readonly Known[]>();

function knownNames(source: StoredSource): readonly Known[] {
	const known = namesBySource.get(source);
	if (known) return known;
	const found = source.sentences.flatMap(({ text }, index) =>
		nameWords(tokens(text)).map((word): Known => ({ ...word, ref: { source, index } })),
	);
	namesBySource.set(source, found);
	return found;
}

/** Capitalised words; those that only start the sentence are left out unless another capital follows. */
function nameWords(words: readonly Token[]): NameWord[] {
	const capital = (token: Token | undefined) => token !== undefined && NAME_WORD.test(token.text);
	const long = words.filter(({ kind, text }) => kind === "word" && text.length > 3);
	// a headline in capitals tells nothing of names
	if (long.length >= 4 && long.filter(capital).length > long.length * 0.7) return [];
	return words.flatMap((token, i) => {
		if (!capital(token)) return [];
		const beside = [words[i - 1], words[i + 1]].filter((other): other is Token => capital(other));
		const opens = i === 0 || words[i - 1]?.kind === "punct";
		return opens && beside.length === 0 && !isPossessive(words[i + 1]) ? [] : [{ token, beside }];
	});
}

function isPossessive(token: Token | undefined): boolean {
	return token?.text === "'s" || token?.text === "’s";
}

function spanOf({ start, end }: Token): Span {
	return { start, end };
}

function matchCase(known: string, draft: string): string {
	return draft === draft.toUpperCase() ? known.toUpperCase() : known;
}
