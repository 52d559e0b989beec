import { l10n } from "vscode";
import type { PlacedFinding } from "../protocol/index.js";
import type { SheetRow, SheetWords } from "../protocol/sheet.js";
import type { Draft } from "./desk.js";
import { isSettled, standingOf, standings } from "./facts.js";
import { standingName, verdictSign } from "./words.js";

/** A verdict as it was found, whoever has decided about it since. */
function verdictWords({ verdict, attention }: PlacedFinding): string {
	return `${verdictSign(verdict)} ${standingName(attention && verdict === "unverified" ? "attention" : verdict)}`;
}

function statusWords({ ledger }: PlacedFinding): string {
	switch (ledger.state) {
		case "open":
			return l10n.t("Open");
		case "signed":
			return l10n.t("Signed off");
		case "accepted":
			return l10n.t("Accepted");
		case "reopened":
			return ledger.because === "sentence"
				? l10n.t("Open again: the sentence changed")
				: l10n.t("Open again: the evidence changed");
	}
}

function moreWords(more: number): string {
	if (more === 0) return "";
	return more === 1 ? l10n.t("and 1 more passage") : l10n.t("and {0} more passages", more);
}

/** A fact as a row of the sheet, with the strongest passage that speaks to it. */
export function sheetRow(fact: PlacedFinding): SheetRow {
	const [first] = fact.evidence;
	const { by = "", on = "", reason = "" } = fact.ledger;
	const from = first?.at ?? 0;
	const { start, end } = first?.place.range ?? fact.range;
	return {
		id: fact.id,
		standing: standingOf(fact),
		fact: fact.words,
		sentence: fact.sentence,
		verdict: verdictWords(fact),
		source: first?.title ?? "",
		publisher: first?.publisher ?? "",
		date: first?.published ?? "",
		passage: first?.passage ?? "",
		from,
		to: start.line === end.line ? from + end.character - start.character : from,
		more: moreWords(Math.max(0, fact.evidence.length - 1) + fact.more),
		method: fact.working ?? fact.message,
		status: statusWords(fact),
		settled: isSettled(fact),
		by,
		on: on.slice(0, 10),
		note: reason,
	};
}

/** Why the rows may not be how the draft stands now; "" when they are. */
export function noticeOf(draft: Pick<Draft, "status"> | undefined): string {
	if (!draft) return l10n.t("The draft is closed: this is how it stood.");
	return draft.status?.message ?? "";
}

export function sheetWords(name: string): SheetWords {
	return {
		table: l10n.t("Facts of {0}", name),
		columns: {
			line: l10n.t("Line"),
			fact: l10n.t("Fact"),
			sentence: l10n.t("Sentence"),
			verdict: l10n.t("Verdict"),
			source: l10n.t("Source"),
			date: l10n.t("Published"),
			method: l10n.t("Method"),
			status: l10n.t("Status"),
			by: l10n.t("Checked by"),
			on: l10n.t("Checked on"),
			note: l10n.t("Note"),
		},
		search: l10n.t("Filter by words (press /)"),
		show: l10n.t("Show"),
		filters: [
			{ standing: "", name: l10n.t("All") },
			...standings.map((standing) => ({ standing, name: standingName(standing) })),
		],
		shown: l10n.t("{0} of {1} facts", "{0}", "{1}"),
		none: l10n.t("There is no fact to show."),
		tools: l10n.t("What can be done with the facts"),
		go: l10n.t("Go to Fact"),
		source: l10n.t("Open Source"),
		signOff: l10n.t("Sign Off"),
		accept: l10n.t("Accept…"),
		takeBack: l10n.t("Take Back"),
		copy: l10n.t("Copy"),
		exportAs: l10n.t("Export…"),
		help: l10n.t(
			"Arrow keys move through the table, Enter goes to the fact or opens its source, Space and Shift mark several facts, Ctrl+C or ⌘C copies them.",
		),
	};
}
