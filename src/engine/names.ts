import { type Likeness, likenessOf } from "../checks/name.js";
import nameLexicon from "../claims/data/name-words.json" with { type: "json" };
import type { Facts } from "../claims/facts.js";
import type { Answers, PassageRef, StoredSource } from "../corpus/store.js";
import { foldForMatch } from "../text/fold.js";
import { isKnownWord } from "../text/known-words.js";
import type { Span } from "../text/span.js";
import { isStopword, type Token, tokens } from "../text/tokens.js";
import { isOrdinaryWord } from "../text/weights.js";
import type { JudgedClaim } from "./judged.js";

/** Sources whose names are looked at: those of the best passages. */
const SOURCES = 3;
/** How much must agree before a likeness is called a slip: shares of the rest of the sentence, by weight. */
interface Bar {
	/** In the passage that has the name. */
	readonly passage: number;
	/** There, or in the sentences and the title around it. */
	readonly around: number;
}

/** With a name beside it that is the same; and with nothing beside it that tells. Set on the labelled data. */
const BARS: Readonly<Record<Likeness, { readonly beside: Bar; readonly alone: Bar }>> = {
	slip: { beside: { passage: 0, around: 0 }, alone: { passage: 0.45, around: 0.55 } },
	unsure: { beside: { passage: 0.3, around: 0.4 }, alone: { passage: 0.6, around: 0.7 } },
	doubtful: { beside: { passage: 0.6, around: 0.8 }, alone: { passage: 0.7, around: 0.8 } },
};
/** The rest of the sentence must weigh this much to tell anything: more than one rare word. */
const TELLING = 1.2;
/** So many sentences before and after a passage are around it. */
const AROUND = 2;
const NAME_WORD = /^(?:\p{Lu}['’])?\p{Lu}[\p{L}\p{M}]*\p{Ll}[\p{L}\p{M}]*$/u;
const SHORTEST = 4;

interface NameWord {
	readonly token: Token;
	/** The name words right before and after it. */
	readonly beside: readonly Token[];
	/** "Van der Hoeven": its "oe" is no umlaut written out. */
	readonly dutch: boolean;
}

interface Known extends NameWord {
	readonly ref: PassageRef;
}

interface Candidate extends Known {
	readonly likeness: Likeness;
	readonly agreement: Agreement;
}

/** What speaks for the same bearer. */
interface Agreement {
	/** A name word beside it is the same, or a slip too. */
	readonly beside: boolean;
	/** First and last name are told on both sides, and only one comes near: someone else. */
	readonly apart: boolean;
	/** 0..1: how much of the rest of the sentence stands in the passage. */
	readonly covered: number;
	/** 0..1: the same, or around it. */
	readonly coveredAround: number;
}

/** Judges the names of a sentence: a word that no source has and that is a slip for a name they do have. */
export function judgeNames(facts: Facts, refs: readonly PassageRef[], store: Answers): JudgedClaim[] {
	const unknown = namesOf(facts).filter(({ token }) => !store.knows(token));
	if (unknown.length === 0 || refs.length === 0) return [];
	const sources = [...new Set(refs.map(({ source }) => source))].slice(0, SOURCES);
	const known = sources.map(knownNames);
	return unknown.flatMap((name) => judge(name, known, facts) ?? []);
}

function judge(name: NameWord, known: readonly KnownNames[], facts: Facts): JudgedClaim | undefined {
	const near = known
		.flatMap(({ spellings, names }): Candidate[] => {
			const likenesses = new Map<string, Likeness>();
			for (const spelling of spellings) {
				const likeness = likenessOf(name.token.text, spelling, { umlauts: !name.dutch });
				if (likeness) likenesses.set(spelling, likeness);
			}
			if (likenesses.size === 0) return [];
			return names.flatMap((one) => {
				const likeness = likenesses.get(one.token.text);
				return likeness ? [{ ...one, likeness, agreement: agreementOf(name, one, facts) }] : [];
			});
		})
		.sort((a, b) => strength(b) - strength(a));
	const best = near[0];
	if (!best || !isSlip(best)) return undefined;
	if (isToldBeside(name, best, facts)) return undefined;
	// two names of the sources that both come near: which one is meant is not ours to say
	if (
		near.some(
			({ token, agreement }) =>
				token.lower !== best.token.lower && (agreement.beside || !best.agreement.beside),
		)
	)
		return undefined;
	const right = matchCase(best.token.text, name.token.text);
	return {
		start: name.token.start,
		end: name.token.end,
		kind: "name",
		verdict: "contradicted",
		confidence: best.likeness === "slip" ? 0.9 : 0.8,
		message: `The sources spell this name ${right}.`,
		working: `source: ${best.token.text}; draft: ${name.token.text}`,
		replacement: right,
		evidence: [{ ref: best.ref, span: spanOf(best.token), stance: "contradicts" }],
	};
}

/** "Laura Quint and Lara Quint": the sentence has the other one as well. */
function isToldBeside({ token }: NameWord, { token: right }: Known, { tokens: words }: Facts): boolean {
	const after = (start: number) => words[words.findIndex((word) => word.start === start) + 1];
	const next = after(token.start)?.text ?? "";
	return words.some(
		({ text, start }) => text === right.text && NAME_WORD.test(next) && after(start)?.text === next,
	);
}

function isSlip({ likeness, agreement: { beside, apart, covered, coveredAround } }: Candidate): boolean {
	const bar = BARS[likeness][beside ? "beside" : "alone"];
	return !apart && (covered >= bar.passage || coveredAround >= bar.around);
}

function strength({ agreement: { beside, apart, covered } }: Candidate): number {
	return (beside ? 1 : 0) + (apart ? -1 : 0) + covered;
}

function agreementOf(name: NameWord, known: Known, facts: Facts): Agreement {
	const beside = name.beside.some((mine) => known.beside.some((other) => isSameWord(mine, other)));
	const passage = known.ref.source.facts(known.ref.index).byKey;
	return {
		beside,
		apart: !beside && name.beside.length > 0 && known.beside.length > 0,
		covered: coverage(name, facts, (key) => passage.has(key)),
		coveredAround: coverage(name, facts, keysAround(known.ref)),
	};
}

function coverage(name: NameWord, facts: Facts, has: (key: string) => boolean): number {
	let [weight, covered] = [0, 0];
	for (const term of facts.terms) {
		if (term.start === name.token.start) continue;
		weight += term.weight;
		if (has(term.key)) covered += term.weight;
	}
	return weight < TELLING ? 0 : covered / weight;
}

/** The keys of a passage, of the sentences around it and of its source's title. */
function keysAround({ source, index }: PassageRef): (key: string) => boolean {
	const near: ReadonlyMap<string, unknown>[] = [];
	for (let i = Math.max(0, index - AROUND); i <= Math.min(source.sentences.length - 1, index + AROUND); i++) {
		near.push(source.facts(i).byKey);
	}
	const title = source.titleFacts()?.byKey;
	return (key) => title?.has(key) === true || near.some((keys) => keys.has(key));
}

function isSameWord(a: Token, b: Token): boolean {
	// "J. Tilly" may be John
	if (a.text.length === 1 || b.text.length === 1) return a.lower[0] === b.lower[0];
	return foldForMatch(a.lower) === foldForMatch(b.lower) || likenessOf(a.text, b.text) === "slip";
}

interface KnownNames {
	readonly names: readonly Known[];
	/** Each as printed, once. */
	readonly spellings: ReadonlySet<string>;
}

const namesBySource = new WeakMap<StoredSource, KnownNames>();

function knownNames(source: StoredSource): KnownNames {
	const known = namesBySource.get(source);
	if (known) return known;
	const names = source.sentences.flatMap(({ text }, index) =>
		nameWords(tokens(text)).map((word): Known => ({ ...word, ref: { source, index } })),
	);
	const found = { names, spellings: new Set(names.map(({ token }) => token.text)) };
	namesBySource.set(source, found);
	return found;
}

/** The words of a draft's sentence that may be names; in a sentence all in capitals or without any, those that English does not know. */
function namesOf({ text, tokens: words }: Facts): NameWord[] {
	return /\p{Lu}/u.test(text) && /\p{Ll}/u.test(text) ? nameWords(words) : strangeWords(words);
}

/** Capitalised words; an ordinary word that only starts the sentence is left out unless another capital follows. */
function nameWords(words: readonly Token[]): NameWord[] {
	const capital = (token: Token | undefined) => token !== undefined && NAME_WORD.test(token.text);
	return words.flatMap((token, i) => {
		if (!capital(token)) return [];
		const initials = initialsBefore(words, i);
		const beside = [
			...(initials ? [initials] : []),
			...[neighbour(words, i, -1), neighbour(words, i, 1)].filter((other): other is Token => capital(other)),
		];
		const opens = i === 0 || words[i - 1]?.kind === "punct";
		const tells = !opens || beside.length > 0 || isPossessive(words[i + 1]) || !isOrdinaryWord(token.lower);
		return tells ? [{ token, beside, dutch: isDutch(words, i) }] : [];
	});
}

const particles: ReadonlySet<string> = new Set(nameLexicon.particles);

/** The word beside it; in a name joined by a hyphen or by particles ("Ann van der Berg") the one beyond them. */
function neighbour(words: readonly Token[], at: number, step: -1 | 1): Token | undefined {
	let beside = at + step;
	while (words[beside]?.text === "-" || particles.has(words[beside]?.text ?? "")) beside += step;
	return words[beside];
}

const INITIALS = /^(?:\p{Lu}\.?)+$/u;

/** "J. R.", "J.R." or "JR" before a name, as one word. */
function initialsBefore(words: readonly Token[], at: number): Token | undefined {
	let from = at;
	while (
		INITIALS.test(words[from - 1]?.text ?? "") ||
		(words[from - 1]?.text === "." && isInitial(words[from - 2]))
	)
		from--;
	const [first, last] = [words[from], words[at - 1]];
	const letters = words
		.slice(from, at)
		.map(({ text }) => text.replaceAll(".", ""))
		.join("");
	if (!first || !last || letters === "" || letters.length > MOST_INITIALS) return undefined;
	return { ...first, end: last.end, text: letters, lower: letters.toLowerCase() };
}

const MOST_INITIALS = 3;

function isInitial(word: Token | undefined): boolean {
	return word !== undefined && /^\p{Lu}$/u.test(word.text);
}

function isDutch(words: readonly Token[], at: number): boolean {
	for (let i = at - 1; particles.has(words[i]?.lower ?? ""); i--) if (words[i]?.lower === "van") return true;
	return false;
}

function strangeWords(words: readonly Token[]): NameWord[] {
	return words.flatMap((token, i) => {
		if (token.kind !== "word" || token.text.length < SHORTEST || isKnownWord(foldForMatch(token.lower)))
			return [];
		if (isPartOfAddress(words, i)) return [];
		const beside = [words[i - 1], words[i + 1]].filter(
			(other): other is Token => other?.kind === "word" && !isStopword(other.lower),
		);
		return [{ token, beside, dutch: false }];
	});
}

/** "example" of "www.example.org/page": marks touch it on both sides, or another word does after a mark. */
function isPartOfAddress(words: readonly Token[], at: number): boolean {
	const [token, before, after, next] = [words[at], words[at - 1], words[at + 1], words[at + 2]];
	if (!token) return false;
	const joins = (mark: Token | undefined) => mark !== undefined && /^[./@_#:]$/.test(mark.text);
	if (joins(before) && before?.end === token.start) return true;
	return joins(after) && after?.start === token.end && next?.start === after.end;
}

function isPossessive(token: Token | undefined): boolean {
	return token?.text === "'s" || token?.text === "’s";
}

function spanOf({ start, end }: Token): Span {
	return { start, end };
}

function matchCase(known: string, draft: string): string {
	if (draft === draft.toUpperCase()) return known.toUpperCase();
	return draft === draft.toLowerCase() ? known.toLowerCase() : known;
}
