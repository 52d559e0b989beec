import type { Verdict } from "../engine/types.js";
import type { LedgerAction, LedgerEntry } from "./types.js";

/** Where the ledger lies, below the folder of the drafts. */
export const ledgerPath = ".corroborate/ledger.jsonl";

export interface LedgerFile {
	readonly entries: readonly LedgerEntry[];
	/** Lines that are no entry: kept in the file, and said. Line numbers start at 1. */
	readonly problems: readonly { readonly line: number; readonly message: string }[];
}

const actions: ReadonlySet<string> = new Set<LedgerAction>(["signed", "accepted", "withdrawn"]);
const verdicts: ReadonlySet<string> = new Set<Verdict>([
	"supported",
	"contradicted",
	"conflicting",
	"unverified",
]);
const MERGE_MARK = /^(?:<{7}|={7}|>{7}|\|{7})/;

/**
 * Reads a ledger. One entry a line (JSON Lines), so that a difference shows one decision a line and two people's
 * additions merge line by line; what is no entry is passed over and said, never lost.
 */
export function parseLedger(text: string): LedgerFile {
	const entries: LedgerEntry[] = [];
	const problems: { line: number; message: string }[] = [];
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		if (line.trim() === "") continue;
		const entry = MERGE_MARK.test(line) ? "an unresolved merge" : readEntry(line);
		if (typeof entry === "string") problems.push({ line: index + 1, message: entry });
		else entries.push(entry);
	}
	return { entries, problems };
}

/** The line of an entry, with its line break. The keys keep one order, so that lines can be compared. */
export function ledgerLine(entry: LedgerEntry): string {
	const { on, by, action, reason, draft, scope, kind, verdict, words, sentence, claim, evidence } = entry;
	return `${JSON.stringify({
		on,
		by,
		action,
		...(reason === undefined ? {} : { reason }),
		draft,
		scope,
		kind,
		verdict,
		words,
		sentence,
		claim,
		evidence,
	})}\n`;
}

function readEntry(line: string): LedgerEntry | string {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		return "not JSON";
	}
	if (typeof value !== "object" || value === null) return "not an entry";
	const row: Readonly<Record<string, unknown>> = { ...value };
	const text = (key: string): string | undefined => {
		const found = row[key];
		return typeof found === "string" ? found : undefined;
	};
	const { evidence } = row;
	const on = text("on");
	const by = text("by");
	const action = text("action");
	const draft = text("draft");
	const kind = text("kind");
	const verdict = text("verdict");
	const words = text("words");
	const sentence = text("sentence");
	const claim = text("claim");
	const reason = text("reason");
	const lacking = Object.entries({ on, by, action, draft, kind, verdict, words, sentence, claim })
		.filter(([, found]) => found === undefined)
		.map(([key]) => key);
	if (lacking.length > 0) return `no ${lacking.join(", ")}`;
	if (!isAction(action)) return `unknown action ${JSON.stringify(action)}`;
	if (!isVerdict(verdict)) return `unknown verdict ${JSON.stringify(verdict)}`;
	if (!Array.isArray(evidence)) return "no evidence";
	return {
		on: on ?? "",
		by: by ?? "",
		action,
		...(reason === undefined ? {} : { reason }),
		draft: draft ?? "",
		scope: row.scope === "everywhere" ? "everywhere" : "sentence",
		kind: kind ?? "",
		verdict,
		words: words ?? "",
		sentence: sentence ?? "",
		claim: claim ?? "",
		evidence: evidence.filter((key): key is string => typeof key === "string"),
	};
}

function isAction(value: string | undefined): value is LedgerAction {
	return value !== undefined && actions.has(value);
}

function isVerdict(value: string | undefined): value is Verdict {
	return value !== undefined && verdicts.has(value);
}
