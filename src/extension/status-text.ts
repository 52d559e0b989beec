import { l10n } from "vscode";
import type { Counts, Status } from "../protocol/index.js";
import { number, readingShort, readingWords } from "./reading-words.js";

/** Each language has its own plurals: one and many are texts of their own. */
function counted(amount: number, one: string, many: string): string[] {
	if (amount === 0) return [];
	return [amount === 1 ? one : many];
}

function results(counts: Counts): string {
	const { contradicted, conflicting, supported, unverified } = counts;
	const parts = [
		...counted(contradicted, l10n.t("1 differs"), l10n.t("{0} differ", contradicted)),
		...counted(conflicting, l10n.t("1 disputed"), l10n.t("{0} disputed", conflicting)),
		...counted(supported, l10n.t("1 agrees"), l10n.t("{0} agree", supported)),
		...counted(unverified, l10n.t("1 not in the sources"), l10n.t("{0} not in the sources", unverified)),
	];
	if (parts.length > 0) return parts.join(", ");
	return counts.settled > 0 ? l10n.t("All settled") : l10n.t("No claims to check");
}

function iconOf({ contradicted, conflicting }: Counts): string {
	if (contradicted > 0) return "$(warning)";
	return conflicting > 0 ? "$(question)" : "$(check)";
}

/** That sources are read while the draft stands as it was found with those that were known. */
function readingBehind({ reading }: Status): string {
	if (!reading) return "";
	const far = readingShort(reading);
	return ` $(sync~spin)${far === undefined ? "" : ` ${far}`}`;
}

/** The words of the status bar item. */
export function statusText(status: Status | undefined): string {
	switch (status?.state) {
		case undefined:
			return `$(sync~spin) ${l10n.t("Starting")}`;
		case "ready": {
			const note = status.message === undefined ? "" : ` $(info) ${l10n.t("see note")}`;
			return `${iconOf(status.counts)} ${results(status.counts)}${note}${readingBehind(status)}`;
		}
		case "checking":
			return `$(sync~spin) ${checkingWords(status)}`;
		case "indexing":
			return `$(sync~spin) ${readingWords(status.reading ?? { done: 0 })}`;
		case "failed":
			return `$(error) ${l10n.t("Corroborate failed")}`;
		case "idle":
			return status.idle === "source"
				? `$(book) ${l10n.t("One of the sources")}`
				: `$(circle-slash) ${idleText(status)}`;
	}
}

/** That a check is under way: what has no mark by now may not have been looked at. */
function checkingWords({ checking }: Status): string {
	return checking
		? l10n.t("Checked {0} of {1} sentences", number(checking.done), number(checking.total))
		: l10n.t("Checking");
}

/** Why nothing is checked: silence would look like a clean bill. */
function idleText({ idle, counts }: Status): string {
	switch (idle) {
		case "waiting":
			return hasCounts(counts) ? l10n.t("Changed since checked") : l10n.t("Not checked yet");
		case "stopped":
			return l10n.t("Stopped: not all was checked");
		case "too-large":
			return l10n.t("Not checked: over the size limit");
		case "language":
			return l10n.t("Not checked: another language");
		default:
			return l10n.t("Not checked");
	}
}

function hasCounts({ supported, contradicted, conflicting, unverified, settled }: Counts): boolean {
	return supported + contradicted + conflicting + unverified + settled > 0;
}

/** What the item tells when the mouse rests on it: the note of the server, and how the ledger stands. */
export function statusNotes({ state, reading, counts, message }: Status): string[] {
	const { settled, reopened, stale } = counts;
	return [
		...(reading && state !== "indexing" ? [readingWords(reading)] : []),
		...(message === undefined ? [] : [message]),
		...counted(
			settled,
			l10n.t("1 is signed off or accepted"),
			l10n.t("{0} are signed off or accepted", settled),
		),
		...counted(
			reopened,
			l10n.t("1 is open again: its sentence or evidence has changed"),
			l10n.t("{0} are open again: their sentences or evidence have changed", reopened),
		),
		...counted(
			stale,
			l10n.t("1 decision is about words that are no longer in the draft"),
			l10n.t("{0} decisions are about words that are no longer in the draft", stale),
		),
	];
}
