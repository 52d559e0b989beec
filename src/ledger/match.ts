import { claimKey, evidenceKeys, wordsKey } from "./keys.js";
import type { Fact, FactState, LedgerEntry, LedgerView } from "./types.js";

/** Two sentences with this share of their words in common are one sentence, edited. */
const SAME_SENTENCE = 0.5;

/**
 * How each fact of a draft stands in the ledger. A sign-off holds while the sentence stands, the verdict is the
 * same and every passage that it rested on is still among the evidence; more evidence does not reopen it.
 */
export function matchLedger(
	facts: readonly Fact[],
	entries: readonly LedgerEntry[],
	draft: string,
): LedgerView {
	const latest = latestByFact(entries, draft);
	// the keys of a thousand facts take their time: only those are made that an entry could have
	const decided = new Set([...latest.values()].map(({ kind, words }) => wordsKey(kind, words)));
	const states = new Map<string, FactState>();
	const used = new Set<LedgerEntry>();
	for (const fact of facts) {
		if (!decided.has(wordsKey(fact.finding.kind, fact.words))) continue;
		const entry = entryFor(fact, latest);
		if (!entry) continue;
		used.add(entry);
		if (entry.action === "withdrawn") continue;
		states.set(
			fact.finding.id,
			holds(entry, fact) ? { state: entry.action, entry } : { state: "reopened", entry, because: "evidence" },
		);
	}
	const stale: LedgerEntry[] = [];
	for (const entry of latest.values()) {
		if (used.has(entry) || entry.action === "withdrawn" || entry.scope === "everywhere") continue;
		const edited = editedFact(entry, facts, states);
		if (edited) states.set(edited.finding.id, { state: "reopened", entry, because: "sentence" });
		else stale.push(entry);
	}
	return { states, stale };
}

/** The last entry about each fact that this draft can hold: its own, and those for everywhere. */
function latestByFact(entries: readonly LedgerEntry[], draft: string): Map<string, LedgerEntry> {
	const latest = new Map<string, LedgerEntry>();
	for (const entry of entries) {
		if (entry.scope === "sentence" && entry.draft !== draft) continue;
		// entries for everywhere are told apart by their evidence: the same words may be right for one thing only
		const key = entry.scope === "everywhere" ? `${entry.claim} ${entry.evidence.join(" ")}` : entry.claim;
		const known = latest.get(key);
		// two people's additions may stand in any order after a merge: the later decision holds, not the later line
		if (!known || entry.on >= known.on) latest.set(key, entry);
	}
	return latest;
}

function entryFor(
	{ finding, words, sentence }: Fact,
	latest: ReadonlyMap<string, LedgerEntry>,
): LedgerEntry | undefined {
	const own = latest.get(claimKey(finding.kind, words, sentence, "sentence"));
	if (own) return own;
	const everywhere = claimKey(finding.kind, words, sentence, "everywhere");
	return latest.get(`${everywhere} ${evidenceKeys(finding).join(" ")}`);
}

function holds(entry: LedgerEntry, { finding }: Fact): boolean {
	const present = new Set(evidenceKeys(finding));
	return entry.verdict === finding.verdict && entry.evidence.every((key) => present.has(key));
}

/** The fact that an entry was about before its sentence was edited: of the same kind, the most alike. */
function editedFact(
	entry: LedgerEntry,
	facts: readonly Fact[],
	states: ReadonlyMap<string, FactState>,
): Fact | undefined {
	let best: Fact | undefined;
	let most = SAME_SENTENCE;
	for (const fact of facts) {
		if (fact.finding.kind !== entry.kind || states.has(fact.finding.id)) continue;
		const alike = likeness(fact.sentence, entry.sentence) + (fact.words === entry.words ? 0.1 : 0);
		if (alike > most) {
			best = fact;
			most = alike;
		}
	}
	return best;
}

/** Dice's coefficient of the two sets of words. */
function likeness(a: string, b: string): number {
	const left = wordsOf(a);
	const right = wordsOf(b);
	if (left.size + right.size === 0) return 0;
	let both = 0;
	for (const word of left) if (right.has(word)) both++;
	return (2 * both) / (left.size + right.size);
}

function wordsOf(text: string): Set<string> {
	return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
