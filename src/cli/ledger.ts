import { type Fact, factsOfReport, type LedgerView, matchLedger, parseLedger } from "../index.js";
import { findLedger } from "../ingest/index.js";
import type { CheckedDraft } from "../report/index.js";

/** A checked draft beside its ledger. */
export interface Ledgered {
	readonly facts: readonly Fact[];
	readonly view: LedgerView;
	/** Lines for standard error. */
	readonly notes: readonly string[];
}

const many = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;

/** How the facts of a draft stand in the ledger beside it; standard input has none. */
export async function readLedger(draft: CheckedDraft): Promise<Ledgered> {
	const facts = factsOfReport(draft.text, draft.report);
	if (draft.path === "stdin") return { facts, view: { states: new Map(), stale: [] }, notes: [] };
	const place = await findLedger(draft.path);
	const { entries, problems } = parseLedger(place.text);
	const view = matchLedger(facts, entries, place.draft);
	const notes = problems.map(({ line, message }) => `${place.path}:${line}: not read (${message}).`);
	const states = [...view.states.values()];
	const settled = states.filter(({ state }) => state !== "reopened").length;
	const reopened = states.length - settled;
	if (settled > 0) notes.push(`${draft.path}: ${many(settled, "fact")} signed off or accepted.`);
	if (reopened > 0) notes.push(`${draft.path}: ${many(reopened, "fact")} reopened, changed since.`);
	if (view.stale.length > 0) {
		notes.push(`${draft.path}: ${many(view.stale.length, "sign-off")} stale, no longer in the draft.`);
	}
	return { facts, view, notes };
}

/** The draft without the findings that a person has settled. */
export function openFindings(draft: CheckedDraft, { states }: LedgerView): CheckedDraft {
	const claims = draft.report.claims.filter(({ id }) => {
		const state = states.get(id)?.state;
		return state !== "signed" && state !== "accepted";
	});
	return { ...draft, report: { ...draft.report, claims } };
}
