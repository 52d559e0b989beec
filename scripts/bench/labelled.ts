import type { Report } from "../../src/index.js";
import { balancedAccuracy, bestThreshold } from "../fit/judge.js";
import { contradicted, type Mode, marked, type Reports, sentencesWith } from "./checker.js";
import { isThresholdHalf, type LabelledClaim } from "./data.js";
import type { Oddity } from "./dump.js";
import { share } from "./table.js";

/** How well a claim is covered: the weakest of its sentences. */
function supportOf(report: Report): number {
	return report.sentences.reduce((least, sentence) => Math.min(least, sentence.support), 1);
}

/** Prints the false contradictions in claims that people judged supported, and what sentence support is worth. */
export function printLabelled(title: string, claims: readonly LabelledClaim[], reports: Reports): void {
	if (claims.length === 0) return;
	const clean = claims.filter((claim) => claim.supported).map(({ source, claim }) => reports(source, claim));
	const unsupported = claims
		.filter((claim) => !claim.supported)
		.map(({ source, claim }) => reports(source, claim));
	const alarmed = (of: readonly Report[]): number =>
		of.filter((report) => contradicted(report).length > 0).length;
	const sentences = clean.reduce((total, report) => total + report.sentences.length, 0);
	const alarmedSentences = clean.reduce(
		(total, report) => total + sentencesWith(report, contradicted(report)).length,
		0,
	);
	console.log(`\n${title}`);
	console.log(
		`  supported claims with a contradiction:   ${share(alarmed(clean), clean.length)}; by sentence ${share(alarmedSentences, sentences)}`,
	);
	console.log(
		`  supported claims with a quiet mark:      ${share(clean.filter((report) => marked(report).length > 0).length, clean.length)}`,
	);
	console.log(
		`  unsupported claims with a contradiction: ${share(alarmed(unsupported), unsupported.length)}`,
	);

	const scored = claims.map(({ source, claim, supported }) => ({
		source,
		supported,
		support: supportOf(reports(source, claim)),
	}));
	const half = scored.filter((row) => isThresholdHalf(row.source));
	const other = scored.filter((row) => !isThresholdHalf(row.source));
	const threshold = bestThreshold(half);
	console.log(
		`  balanced accuracy of support (least of a claim's sentences): ${(100 * balancedAccuracy(other, threshold)).toFixed(1)} on ${other.length} claims, threshold ${threshold.toFixed(3)} from the other ${half.length} (${(100 * balancedAccuracy(half, threshold)).toFixed(1)} there)`,
	);
}

/** The supported claims that were alarmed. */
export function labelledOddities(
	set: string,
	mode: Mode,
	claims: readonly LabelledClaim[],
	reports: Reports,
): Oddity[] {
	return claims
		.filter((claim) => claim.supported)
		.flatMap((row): Oddity[] => {
			const findings = contradicted(reports(row.source, row.claim));
			if (findings.length === 0) return [];
			return [
				{ what: "false alarm", set, mode, kind: "supported", source: row.source, claim: row.claim, findings },
			];
		});
}
