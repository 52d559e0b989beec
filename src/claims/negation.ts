import { isStopword, type Token } from "../text/tokens.js";
import lexicon from "./data/negation.json" with { type: "json" };
import type { Facts } from "./facts.js";

/** A word that denies what follows: "not", "no", "without", "failed to". Offsets are into the sentence. */
export interface Negation {
	/** The token that denies, and the one after the whole cue ("failed to"). */
	readonly at: number;
	readonly to: number;
	/** The first token with content that it denies: the predicate, or the thing there is none of. */
	readonly head: number;
	/** The token after the last one of its clause. */
	readonly scopeEnd: number;
	/** "No", "none": it denies that there is any. */
	readonly ofThing: boolean;
}

const cues: ReadonlySet<string> = new Set(lexicon.cues);
const determiners: ReadonlySet<string> = new Set(lexicon.determiners);
const verbs: ReadonlySet<string> = new Set(lexicon.verbs);
const verbMarks: ReadonlySet<string> = new Set(lexicon.verbMarks);
const voidedBefore: ReadonlySet<string> = new Set(lexicon.voidedBefore);
const voidedAfter: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(lexicon.voidedAfter));
const clauseEnds: ReadonlySet<string> = new Set(lexicon.clauseEnds);
const adverbs: ReadonlySet<string> = new Set(lexicon.adverbs);
const auxiliaries: ReadonlySet<string> = new Set(lexicon.auxiliaries);
const signs: ReadonlySet<string> = new Set(lexicon.signs);
const conditions: ReadonlySet<string> = new Set(lexicon.conditions);

const CLAUSE_MARK = /^[,;:()–—]$/;
const LONGEST_SCOPE = 16;

const found = new WeakMap<Facts, readonly Negation[]>();

/** The negations of a sentence, in order; "not only", "no doubt" and the like deny nothing, nor do two in one. */
export function negationsOf(facts: Facts): readonly Negation[] {
	const known = found.get(facts);
	if (known) return known;
	const all = facts.tokens.flatMap((_, at) => negationAt(facts.tokens, at) ?? []);
	const single = all.filter((one) => !all.some((other) => other !== one && other.head === one.head));
	found.set(facts, single);
	return single;
}

/** Whether the word at token `at` is in the scope of a negation. */
export function isDenied(facts: Facts, at: number): boolean {
	return negationsOf(facts).some(({ to, scopeEnd }) => at >= to && at < scopeEnd);
}

/** Whether a word is itself part of a negation, and so says nothing of what the sentence is about. */
export function isNegationWord(lower: string): boolean {
	return cues.has(lower);
}

export function isAuxiliary(lower: string): boolean {
	return auxiliaries.has(lower);
}

/** Whether the sentence asks or supposes up to token `at`: then it states nothing there. */
export function isSupposed({ tokens }: Facts, at: number): boolean {
	if (tokens.at(-1)?.text === "?") return true;
	for (let i = at; i >= 0; i--) {
		const token = tokens[i];
		if (i < at && token && /^[;:]$/.test(token.text)) return false;
		if (token && conditions.has(token.lower)) return true;
	}
	return false;
}

function negationAt(tokens: readonly Token[], at: number): Negation | undefined {
	const token = tokens[at];
	if (token?.kind !== "word") return undefined;
	const next = tokens[at + 1];
	let to = at + 1;
	if (verbs.has(token.stem)) {
		if (!verbMarks.has(next?.lower ?? "")) return undefined;
		to++;
	} else if (!cues.has(token.lower) || voided(tokens, at)) return undefined;
	const ofThing = determiners.has(token.lower);
	const first = headFrom(tokens, to);
	if (first === undefined) return undefined;
	const head = behindSign(tokens, first);
	return { at, to, head, scopeEnd: scopeEnd(tokens, head), ofThing };
}

/** "No sign of damage": what there is no sign of. */
function behindSign(tokens: readonly Token[], head: number): number {
	const isSign = signs.has(tokens[head]?.lower ?? "") && tokens[head + 1]?.lower === "of";
	return (isSign ? headFrom(tokens, head + 2) : undefined) ?? head;
}

function voided(tokens: readonly Token[], at: number): boolean {
	const lower = tokens[at]?.lower ?? "";
	const next = tokens[at + 1];
	if (!next || CLAUSE_MARK.test(next.text)) return true;
	// "No. 5", "no 1": a number, not a denial
	if (lower === "no" && (next.kind === "number" || next.text === ".")) return true;
	if (voidedBefore.has(tokens[at - 1]?.lower ?? "")) return true;
	return voidedAfter.get(lower)?.includes(next.lower) === true;
}

/** The first token with content; a clause may open between, a comma may not. */
function headFrom(tokens: readonly Token[], from: number): number | undefined {
	for (let i = from; i < tokens.length; i++) {
		const token = tokens[i];
		if (!token || CLAUSE_MARK.test(token.text) || clauseEnds.has(token.lower)) return undefined;
		if (token.kind === "number") return i;
		if (token.kind !== "word" || isStopword(token.lower) || adverbs.has(token.lower)) continue;
		if (token.lower.length > 4 && token.lower.endsWith("ly")) continue;
		return i;
	}
	return undefined;
}

function scopeEnd(tokens: readonly Token[], head: number): number {
	for (let i = head + 1; i < tokens.length; i++) {
		const token = tokens[i];
		if (!token || i - head > LONGEST_SCOPE) return i;
		if (CLAUSE_MARK.test(token.text) || clauseEnds.has(token.lower)) return i;
	}
	return tokens.length;
}
