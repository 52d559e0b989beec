import type { Finding, Verdict } from "../engine/types.js";

/** What a person did with a fact: signed it off as checked, accepted a difference, or took either back. */
export type LedgerAction = "signed" | "accepted" | "withdrawn";

/** One line of the ledger file. Lines are only ever added: the last one about a fact holds. */
export interface LedgerEntry {
	/** ISO 8601 date and time, UTC. */
	readonly on: string;
	/** Who did it. */
	readonly by: string;
	readonly action: LedgerAction;
	readonly reason?: string;
	/** The draft, relative to the folder that holds `.corroborate`, with forward slashes. */
	readonly draft: string;
	/** "everywhere": for the same words against the same evidence in any sentence of any draft. */
	readonly scope: "sentence" | "everywhere";
	/** A kind of claim; one that this version does not know may have been written by a newer one. */
	readonly kind: string;
	readonly verdict: Verdict;
	/** The claim's words. */
	readonly words: string;
	/** The sentence they stand in. */
	readonly sentence: string;
	/** Of kind, words and, unless everywhere, sentence. */
	readonly claim: string;
	/** A hash of each passage that was the evidence, sorted. */
	readonly evidence: readonly string[];
}

/** A finding with the words that its ledger entry is found by. */
export interface Fact {
	readonly finding: Finding;
	readonly words: string;
	readonly sentence: string;
}

/** How a fact stands in the ledger. */
export type FactState =
	| { readonly state: "open" }
	| { readonly state: "signed" | "accepted"; readonly entry: LedgerEntry }
	/** It was signed or accepted once; since then its sentence or its evidence has changed. */
	| { readonly state: "reopened"; readonly entry: LedgerEntry; readonly because: "sentence" | "evidence" };

export interface LedgerView {
	/** By finding id. */
	readonly states: ReadonlyMap<string, FactState>;
	/** Entries of this draft that match no fact of it any more. */
	readonly stale: readonly LedgerEntry[];
}
