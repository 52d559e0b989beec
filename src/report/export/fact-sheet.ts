import type { ClaimKind, Evidence, Finding, Verdict } from "../../engine/types.js";
import type { FactState, LedgerEntry } from "../../ledger/types.js";
import { positionAt } from "../position.js";
import { remarkWords } from "../remarks.js";
import { sourceName } from "../source-name.js";
import { type Summary, summarize } from "../summary.js";
import type { CheckedDraft, SourceLookup } from "../types.js";

/** One source that speaks to a fact. */
export interface FactSource {
	readonly id: string;
	readonly title: string;
	readonly publisher?: string;
	readonly published?: string;
	/** The file that it was read from. */
	readonly uri?: string;
	/** What to know of it before relying on it, in words. */
	readonly remarks: readonly string[];
	/** Where it was published. */
	readonly webAddress?: string;
	readonly stance: Evidence["stance"];
	readonly passage: string;
	/** The compared words, as offsets into `passage`. */
	readonly start: number;
	readonly end: number;
}

/** One fact of a draft as a ledger of checks has it: what it says, what stands for it, and who looked at it. */
export interface FactRow {
	readonly id: string;
	/** From 1, in the order of the draft. */
	readonly number: number;
	readonly fact: string;
	readonly kind: ClaimKind;
	readonly sentence: string;
	readonly verdict: Verdict;
	/** The value is nowhere in a source that supports the rest of the sentence. */
	readonly attention: boolean;
	/** How it was compared: the working, or else the message. */
	readonly method: string;
	readonly message: string;
	readonly replacement?: string;
	/** The strongest first. */
	readonly sources: readonly FactSource[];
	readonly status: FactState["state"];
	readonly reopenedBecause?: "sentence" | "evidence";
	readonly checkedBy?: string;
	/** ISO 8601 date and time. */
	readonly checkedOn?: string;
	readonly note?: string;
	/** Half-open UTF-16 offsets into the draft. */
	readonly start: number;
	readonly end: number;
	/** From 1. */
	readonly line: number;
	readonly column: number;
}

export interface FactSheet {
	readonly path: string;
	readonly text: string;
	readonly format: "plain" | "markdown";
	/** ISO 8601 date and time of the making. */
	readonly made: string;
	readonly rows: readonly FactRow[];
	readonly summary: Summary;
	readonly notChecked: readonly { readonly line: number; readonly message: string }[];
	/** Sign-offs that match nothing in the draft any more. */
	readonly stale: readonly LedgerEntry[];
}

export interface FactSheetInput {
	readonly draft: CheckedDraft;
	readonly format: FactSheet["format"];
	readonly made: string;
	/** The findings with their sentences, as the ledger reads them. */
	readonly facts: readonly {
		readonly finding: Finding;
		readonly words: string;
		readonly sentence: string;
	}[];
	readonly states: ReadonlyMap<string, FactState>;
	readonly stale: readonly LedgerEntry[];
	readonly sourceOf: SourceLookup;
}

/** Every claim of a draft as one table, in the order of the draft. */
export function factSheet(input: FactSheetInput): FactSheet {
	const { draft, facts, format, made, stale } = input;
	const ordered = [...facts].sort(
		(a, b) => a.finding.start - b.finding.start || a.finding.end - b.finding.end,
	);
	return {
		path: draft.path,
		text: draft.text,
		format,
		made,
		rows: ordered.map((fact, index) => rowOf(fact, index + 1, input)),
		summary: summarize([draft]),
		notChecked: draft.report.notChecked.map(({ start, message }) => ({
			line: positionAt(draft.text, start).line,
			message,
		})),
		stale,
	};
}

function rowOf(
	{ finding, words, sentence }: FactSheetInput["facts"][number],
	number: number,
	{ draft, states, sourceOf }: FactSheetInput,
): FactRow {
	const state = states.get(finding.id) ?? { state: "open" };
	const entry = state.state === "open" ? undefined : state.entry;
	const { line, column } = positionAt(draft.text, finding.start);
	return {
		id: finding.id,
		number,
		fact: words,
		kind: finding.kind,
		sentence,
		verdict: finding.verdict,
		attention: finding.attention !== undefined,
		method: finding.working ?? finding.message,
		message: finding.message,
		...(finding.replacement === undefined ? {} : { replacement: finding.replacement }),
		sources: finding.evidence.map((evidence) => sourceRow(evidence, sourceOf)),
		status: state.state,
		...(state.state === "reopened" ? { reopenedBecause: state.because } : {}),
		...(entry === undefined ? {} : { checkedBy: entry.by, checkedOn: entry.on }),
		...(entry?.reason === undefined ? {} : { note: entry.reason }),
		start: finding.start,
		end: finding.end,
		line,
		column,
	};
}

function sourceRow(evidence: Evidence, sourceOf: SourceLookup): FactSource {
	const { passage, stance, sourceId } = evidence;
	const source = sourceOf(sourceId);
	return {
		id: sourceId,
		title: source === undefined ? sourceId : sourceName(source),
		...(source?.publisher === undefined ? {} : { publisher: source.publisher }),
		...(source?.published === undefined ? {} : { published: source.published }),
		...(source?.uri === undefined ? {} : { uri: source.uri }),
		remarks: remarkWords(source?.remarks ?? {}, evidence.copies),
		...(source?.webAddress === undefined ? {} : { webAddress: source.webAddress }),
		stance,
		passage: passage.text,
		start: evidence.start - passage.start,
		end: evidence.end - passage.start,
	};
}
