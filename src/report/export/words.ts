import type { Verdict } from "../../engine/types.js";
import type { FactRow, FactSource } from "./fact-sheet.js";

/** A verdict as a sign and words: never by colour alone. */
export const verdictMarks: Readonly<Record<Verdict, string>> = {
	contradicted: "✗ contradicted",
	conflicting: "≠ sources disagree",
	supported: "✓ supported",
	unverified: "? not in the sources",
};

export function verdictWords({ verdict, attention }: FactRow): string {
	return attention && verdict === "unverified"
		? "? not in the source of the rest of the sentence"
		: verdictMarks[verdict];
}

export function statusWords(row: FactRow): string {
	if (row.status === "open") return "open";
	if (row.status === "reopened") return `reopened: the ${row.reopenedBecause ?? "sentence"} changed`;
	return row.status === "signed" ? "signed off" : "accepted";
}

/** "Harbour News, New cranes, 2026-03-01, wire copy": what is known of a source. */
export function sourceWords({ title, publisher, published, remarks }: FactSource): string {
	return [publisher, title, published, ...remarks].filter((fact) => fact !== undefined).join(", ");
}

/** Where a reader finds a source: where it was published, or else its file. */
export function addressOf({ webAddress, uri }: FactSource): string | undefined {
	return webAddress ?? uri;
}

/** The day of an ISO 8601 date and time. */
export function dayOf(iso: string | undefined): string {
	return iso?.slice(0, 10) ?? "";
}
