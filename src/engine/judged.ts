import type { ClaimKind } from "../checks/types.js";
import type { Facts } from "../claims/facts.js";
import type { PassageRef } from "../corpus/store.js";
import type { Span } from "../text/span.js";
import type { Stance, Verdict } from "./types.js";

/** A sentence of the draft and what stands around it. */
export interface DraftSentence {
	readonly facts: Facts;
	/** The sentence before it and its heading: they name what "it" and "the deal" are. */
	readonly context: readonly Facts[];
	/** Of a sentence without a name: the last sentence before it that has one, which tells whom "she" and "it" are. */
	readonly topic?: Facts;
}

/** A claim of one sentence, judged. Offsets are into the sentence's text. */
export interface JudgedClaim extends Span {
	readonly kind: ClaimKind;
	readonly verdict: Verdict;
	readonly confidence: number;
	readonly message: string;
	readonly working?: string;
	readonly attention?: "value-not-in-source";
	readonly replacement?: string;
	readonly evidence: readonly JudgedEvidence[];
	/** Other words of the sentence that the claim was held against. */
	readonly related?: readonly Span[];
}

/** A span of a passage's sentence. */
export interface JudgedEvidence {
	readonly ref: PassageRef;
	readonly span: Span;
	readonly stance: Stance;
	/** How many other sources are copies of this one and say the same: they are not told apart. */
	readonly copies?: number;
}

export interface JudgedSentence {
	readonly claims: readonly JudgedClaim[];
	readonly verdict: Verdict;
	readonly support: number;
}
