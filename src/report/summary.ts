import type { Verdict } from "../engine/types.js";
import type { CheckedDraft } from "./types.js";

/** How many claims have each verdict, how many the drafts' ignore comments leave out, and how many parts were not checked. */
export type Summary = Readonly<Record<Verdict | "notChecked" | "suppressed", number>>;

export function summarize(drafts: readonly CheckedDraft[]): Summary {
	const counts = {
		contradicted: 0,
		conflicting: 0,
		supported: 0,
		unverified: 0,
		notChecked: 0,
		suppressed: 0,
	};
	for (const { report } of drafts) {
		for (const claim of report.claims) counts[claim.verdict]++;
		counts.notChecked += report.notChecked.length;
		counts.suppressed += report.suppressed;
	}
	return counts;
}

/** "2 contradicted, 1 conflicting, 14 supported, 9 not in the sources" */
export function summaryLine(summary: Summary): string {
	const parts = [
		`${summary.contradicted} contradicted`,
		`${summary.conflicting} conflicting`,
		`${summary.supported} supported`,
		`${summary.unverified} not in the sources`,
	];
	if (summary.suppressed > 0) parts.push(`${summary.suppressed} left out by ignore comments`);
	if (summary.notChecked > 0) {
		parts.push(`${summary.notChecked} ${summary.notChecked === 1 ? "part" : "parts"} not checked`);
	}
	return parts.join(", ");
}

export const verdictNames: Readonly<Record<Verdict, string>> = {
	contradicted: "contradicted",
	conflicting: "conflicting",
	supported: "supported",
	unverified: "not in the sources",
};
