import type { ClaimKind } from "../checks/types.js";
import type { Passage } from "../corpus/types.js";
import type { Span } from "../text/span.js";

export type { ClaimKind } from "../checks/types.js";

export type Verdict = "supported" | "contradicted" | "conflicting" | "unverified";
export type Stance = "supports" | "contradicts";

export interface Evidence extends Span {
	readonly sourceId: string;
	readonly passage: Passage;
	readonly stance: Stance;
	/** How many other sources are copies of this one, word for word for the most part; they count as one. */
	readonly copies?: number;
}

/** Words of the draft that a finding rests on; `passage` is their sentence, at offsets into the draft. */
export interface DraftPlace extends Span {
	readonly passage: Passage;
}

/** What is reported about one claim of the draft; `draft.slice(start, end)` is the very words. */
export interface Finding extends Span {
	/** Stable while the sentence and the sources stay the same. */
	readonly id: string;
	readonly kind: ClaimKind;
	readonly verdict: Verdict;
	/** 0..1. */
	readonly confidence: number;
	readonly message: string;
	/** The comparison in words that a person can check. */
	readonly working?: string;
	readonly attention?: "value-not-in-source";
	/** The strongest first. */
	readonly evidence: readonly Evidence[];
	/** What the sources say, written to stand in place of `[start, end)`. */
	readonly replacement?: string;
	/** Other words of the draft that the claim was held against: the parts of a sum, the same fact stated before. */
	readonly related?: readonly DraftPlace[];
}

export interface SentenceReport extends Span {
	readonly verdict: Verdict;
	/** 0..1: how much of the sentence's content the best aligned passages cover. */
	readonly support: number;
}

/** A part of the draft that was not judged, and why. Never silent. */
export interface NotChecked extends Span {
	/** "pending": the check has not come to it yet; in the report of a check under way only. */
	readonly reason: "too-large" | "time" | "cancelled" | "failed" | "hidden" | "pending";
	readonly message: string;
}

/** Something to tell the writer about a part of the draft that is no claim. */
export interface Note extends Span {
	readonly message: string;
}

export interface Report {
	readonly claims: readonly Finding[];
	readonly sentences: readonly SentenceReport[];
	readonly notChecked: readonly NotChecked[];
	/** How many findings the draft's own ignore comments leave out of `claims`. */
	readonly suppressed: number;
	/** What is wrong with the draft's ignore comments. */
	readonly notes: readonly Note[];
	/** The draft's own date, ISO 8601, when it is known. */
	readonly published?: string;
}

export interface CheckOptions {
	/** "plain" unless told. */
	readonly format?: "plain" | "markdown";
	/** ISO date that the draft's "today" and "Tuesday" resolve against; otherwise its own dateline or front matter. */
	readonly published?: string;
	readonly signal?: AbortSignal;
	/** Called now and then while the check is under way, some milliseconds apart; the check waits for what it gives. */
	readonly onProgress?: (progress: CheckProgress) => void | Promise<void>;
	/**
	 * The offset of the draft that is wanted first, asked for again and again: from there on the draft is judged to its
	 * end, then from its beginning. The report at the end is the same wherever the check began.
	 */
	readonly from?: () => number;
}

/** How far a check has come. */
export interface CheckProgress {
	/** How many sentences are judged, with the quotations that they are a part of. */
	readonly done: number;
	readonly total: number;
	/** Whether all sentences that meet `[start, end)` are judged, or, where it lies between two, the one before. */
	covers(span: Span): boolean;
	/**
	 * What was found so far, as the report at the end will have it; what is left is in its `notChecked`. Wanting are only
	 * the findings of kind "consistency", for which all of the draft must be known: at the end they are added, they may
	 * be told in the working of a quotation's finding, and a sentence's verdict may be "contradicted" by them.
	 */
	report(): Report;
}
