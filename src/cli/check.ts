import type { CheckOptions } from "../index.js";
import {
	type CheckedDraft,
	jsonReport,
	markdownReport,
	type SourceLookup,
	summarize,
	type TierPatterns,
	textReport,
} from "../report/index.js";
import { type CorpusArguments, openNamedCorpus, sourceLookup } from "./corpus.js";
import { type Draft, readDrafts } from "./drafts.js";
import { ignoreNotes } from "./ignored.js";
import { openFindings, readLedger } from "./ledger.js";
import { isFailure, type Outcome } from "./outcome.js";
import { outputColumns, wantsColor } from "./terminal.js";

export const checkFormats = ["text", "json", "markdown"] as const;
export const failLevels = ["contradicted", "conflicting", "unverified", "never"] as const;

export interface CheckArguments extends CorpusArguments {
	readonly tier: TierPatterns;
	readonly format: (typeof checkFormats)[number];
	readonly failOn: (typeof failLevels)[number];
	readonly published?: string;
	readonly all: boolean;
}

const failing = {
	contradicted: ["contradicted"],
	conflicting: ["contradicted", "conflicting"],
	unverified: ["contradicted", "conflicting", "unverified"],
} as const;

/** A part that was not checked fails too: passing it by would look like a clean draft. */
function exitCode(drafts: readonly CheckedDraft[], failOn: CheckArguments["failOn"]): 0 | 1 {
	if (failOn === "never") return 0;
	const counts = summarize(drafts);
	const found = failing[failOn].some((verdict) => counts[verdict] > 0);
	return found || counts.notChecked > 0 ? 1 : 0;
}

function render(drafts: readonly CheckedDraft[], sourceOf: SourceLookup, given: CheckArguments): string {
	const { all } = given;
	if (given.format === "json") return jsonReport(drafts);
	if (given.format === "markdown") return markdownReport(drafts, sourceOf, { all });
	return textReport(drafts, sourceOf, { all, color: wantsColor(), columns: outputColumns() });
}

function checkOptions(draft: Draft, given: CheckArguments): CheckOptions {
	const { format } = draft;
	return given.published === undefined ? { format } : { format, published: given.published };
}

/** Checks drafts. Nothing is printed before every one of them is checked. */
export async function check(paths: readonly string[], given: CheckArguments): Promise<Outcome> {
	const drafts = await readDrafts(paths);
	if (isFailure(drafts)) return drafts;
	const opened = await openNamedCorpus(given, paths);
	if (isFailure(opened)) return opened;
	const { corpus, notes } = opened;
	const said = [...notes];
	const checked: CheckedDraft[] = [];
	const open: CheckedDraft[] = [];
	for (const draft of drafts) {
		const report = await corpus.check(draft.text, checkOptions(draft, given));
		const whole = { path: draft.path, text: draft.text, report };
		const ledgered = await readLedger(whole);
		said.push(...ledgered.notes, ...ignoreNotes(whole));
		checked.push(whole);
		open.push(openFindings(whole, ledgered.view));
	}
	const output = render(given.all ? checked : open, sourceLookup(corpus, given.tier), given);
	await corpus.close();
	return { output, exitCode: exitCode(open, given.failOn), notes: said };
}
