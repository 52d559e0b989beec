import { stem, type Token } from "../text/tokens.js";
import lexicon from "./data/modality.json" with { type: "json" };
import type { Facts } from "./facts.js";
import { isThing } from "./word-class.js";

/**
 * How a sentence puts what a word of it tells: as so; as still ahead, wanted or possible ("plans to close", "may cut");
 * as what somebody can do; as what somebody alleges or denies.
 */
export type Modality = "stated" | "ahead" | "able" | "alleged";

const ahead: ReadonlySet<string> = new Set(lexicon.ahead);
const able: ReadonlySet<string> = new Set(lexicon.able);
const realised: ReadonlySet<string> = new Set(lexicon.realised.map(stem));
const alleging: ReadonlySet<string> = new Set(lexicon.alleging.map(stem));
const hearsay: ReadonlySet<string> = new Set(lexicon.hearsay);
const passedOver: ReadonlySet<string> = new Set(lexicon.passedOver);
const ends: ReadonlySet<string> = new Set(lexicon.ends);

/** How far before a word the one may stand that alleges it. */
const REACH = 12;

/** How the word at token `at` is put, as far as the words before it tell. */
export function modalityAt(facts: Facts, at: number): Modality {
	if (isAlleged(facts.tokens, at)) return "alleged";
	return isThing(facts, at) ? "stated" : moodOf(facts.tokens, at);
}

function isAlleged(tokens: readonly Token[], at: number): boolean {
	for (let i = at - 1; i >= Math.max(0, at - REACH); i--) {
		const token = tokens[i];
		if (!token || ends.has(token.lower)) return false;
		if (alleging.has(token.stem) || hearsay.has(token.lower)) return true;
	}
	return false;
}

function moodOf(tokens: readonly Token[], at: number): Modality {
	for (let i = at - 1; i >= 0; i--) {
		const token = tokens[i];
		if (token?.kind !== "word") break;
		const { lower } = token;
		if (ahead.has(lower)) return "ahead";
		if (able.has(lower)) return "able";
		if (lower === "to") {
			// "began to close" is done; "plans to close", "was to close" are not
			if (!realised.has(tokens[i - 1]?.stem ?? "")) return "ahead";
			i--;
		} else if (!passedOver.has(lower) && !(lower.length > 4 && lower.endsWith("ly"))) break;
	}
	return "stated";
}

/**
 * Whether what a passage says of a word can gainsay what the draft says of one: what is planned or alleged is no
 * answer to what is said to be so, and the other way round. "Could not" denies what was done and what may be.
 */
export function gainsays(draft: Facts, at: number, passage: Facts, there: number): boolean {
	const own = modalityAt(draft, at);
	const other = modalityAt(passage, there);
	if (own === other) return true;
	return own === "able" && other !== "alleged";
}
