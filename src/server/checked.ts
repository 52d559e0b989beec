import type { Config } from "../config/schema.js";
import type { Fact, Finding, LedgerView, NotChecked, Note, Span } from "../index.js";
import type { Shelf } from "./corpora.js";
import type { Places } from "./places.js";

/** What is known of a draft, for its text as it is now. */
export interface Checked {
	readonly findings: readonly Finding[];
	/** The findings with their sentences. */
	readonly facts: readonly Fact[];
	readonly notChecked: readonly NotChecked[];
	/** What the check under way has not come to: its findings, if any, are older. */
	readonly pending: readonly Span[];
	/** How many findings the draft's ignore comments leave out, and what is wrong with those comments. */
	readonly suppressed: number;
	readonly notes: readonly Note[];
	/** The draft's own date, ISO 8601, when it is known. */
	readonly published: string | undefined;
	/** How they stand in the draft's ledger. */
	readonly ledger: LedgerView;
	readonly shelf: Shelf;
	/** Where its sources can be opened. */
	readonly places: Places;
	readonly config: Config;
}
