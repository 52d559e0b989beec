import { type Command, l10n, ThemeColor, ThemeIcon } from "vscode";
import type { FindingEvidence, ListedSource, PlacedFinding } from "../protocol/index.js";
import { type Standing, standingOf } from "./facts.js";

const mostCharacters = 120;

export function oneLine(text: string): string {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length > mostCharacters ? `${line.slice(0, mostCharacters - 1)}…` : line;
}

export function standingName(standing: Standing): string {
	switch (standing) {
		case "contradicted":
			return l10n.t("Differs from the sources");
		case "conflicting":
			return l10n.t("Sources disagree");
		case "attention":
			return l10n.t("Not in the source of its sentence");
		case "unverified":
			return l10n.t("Not in the sources");
		case "supported":
			return l10n.t("Agrees with the sources");
		case "settled":
			return l10n.t("Signed off or accepted");
	}
}

const icons: Readonly<Record<Standing, readonly [icon: string, color: string]>> = {
	contradicted: ["warning", "corroborate.contradicted"],
	conflicting: ["question", "corroborate.conflicting"],
	attention: ["eye", "corroborate.conflicting"],
	unverified: ["circle-outline", "corroborate.unverified"],
	supported: ["check", "corroborate.supported"],
	settled: ["verified", "corroborate.supported"],
};

export function standingIcon(standing: Standing): ThemeIcon {
	const [icon, color] = icons[standing];
	return new ThemeIcon(icon, new ThemeColor(color));
}

const signs: Readonly<Record<PlacedFinding["verdict"], string>> = {
	contradicted: "✗",
	conflicting: "≠",
	unverified: "?",
	supported: "✓",
};

/** A sign for a verdict, so that nothing rests on colour. */
export function verdictSign(verdict: PlacedFinding["verdict"]): string {
	return signs[verdict];
}

/** What the ledger says of a fact; "" when nobody has decided about it. */
export function ledgerWords({ ledger }: PlacedFinding): string {
	const { state, by = "", on = "", reason = "" } = ledger;
	const day = on.slice(0, 10);
	switch (state) {
		case "open":
			return "";
		case "signed":
			return l10n.t("Signed off by {0} on {1}.", by, day);
		case "accepted":
			return reason === ""
				? l10n.t("Accepted by {0} on {1}.", by, day)
				: l10n.t("Accepted by {0} on {1}: {2}", by, day, reason);
		case "reopened":
			return ledger.because === "sentence"
				? l10n.t("Open again: the sentence has changed since {0} decided on {1}.", by, day)
				: l10n.t("Open again: the evidence has changed since {0} decided on {1}.", by, day);
	}
}

/** What a screen reader says of a fact: nothing rests on its icon or colour. */
export function factLabel(fact: PlacedFinding): string {
	return [`${standingName(standingOf(fact))}: ${oneLine(fact.words)}.`, fact.message, ledgerWords(fact)]
		.filter(Boolean)
		.join(" ");
}

/** A source in one line: who published it, what it is called, and when. */
export function sourceLine({ publisher, title, published }: FindingEvidence): string {
	return [publisher, title, published].filter((part) => part !== undefined).join(" · ");
}

/** Who published a source and when, and what it holds; that it was corrected or taken back goes before all else. */
export function sourceFacts({ publisher, published, format, notice, remarks, claims }: ListedSource): string {
	const [first, ...others] = notice === undefined ? [undefined, ...remarks] : remarks;
	const held =
		claims === undefined ? undefined : claims === 1 ? l10n.t("1 claim") : l10n.t("{0} claims", claims);
	return [first, publisher, published, format, ...others, held]
		.filter((part) => part !== undefined)
		.join(" · ");
}

/** What opening a fact's row does. */
export function goToFact(uri: string, id: string): Command {
	return { command: "corroborate.goToFinding", title: l10n.t("Go to Fact"), arguments: [{ uri, id }] };
}
