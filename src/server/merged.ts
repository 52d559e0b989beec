import type { Fact, FactState, Finding, LedgerView, Span } from "../index.js";
import type { Checked } from "./checked.js";

/**
 * What was found in a part of a draft, with what was found before in the parts that are still to come: marks that are
 * to be looked at again stay where they are. What the draft says against itself is known at the end alone.
 */
export function withFormer(
	found: readonly Finding[],
	pending: readonly Span[],
	former: readonly Finding[],
): Finding[] {
	const ids = new Set(found.map(({ id }) => id));
	const isPending = ({ start }: Span) => pending.some((span) => span.start <= start && start < span.end);
	const kept = former.filter(
		(finding) => !ids.has(finding.id) && (finding.kind === "consistency" || isPending(finding)),
	);
	if (kept.length === 0) return [...found];
	return [...found, ...kept].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The facts of some findings, those that were found before as they were told then. */
export function factsWithFormer(
	findings: readonly Finding[],
	facts: readonly Fact[],
	former: Checked | undefined,
): Fact[] {
	const own = new Map(facts.map((fact) => [fact.finding.id, fact]));
	const older = new Map(former?.facts.map((fact) => [fact.finding.id, fact]));
	return findings.flatMap((finding) => {
		const fact = own.get(finding.id) ?? older.get(finding.id);
		return fact ? [{ ...fact, finding }] : [];
	});
}

/**
 * How the facts of a part stand in the ledger. Which decisions match nothing any more, and which fact is another's
 * sentence after an edit, is known when the whole draft is: until then what was said before holds.
 */
export function ledgerOfPart({ states }: LedgerView, former: LedgerView | undefined): LedgerView {
	const kept = new Map<string, FactState>();
	for (const [id, state] of states) {
		const isByLikeness = state.state === "reopened" && state.because === "sentence";
		const known = former?.states.get(id);
		if (!isByLikeness) kept.set(id, state);
		else if (known?.state === "reopened" && known.because === "sentence") kept.set(id, known);
	}
	return { states: kept, stale: former?.stale ?? [] };
}
