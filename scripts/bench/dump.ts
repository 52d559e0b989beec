import { writeFileSync } from "node:fs";
import type { Finding } from "../../src/index.js";

/** A miss or false alarm, with what is needed to understand it. */
export interface Oddity {
	readonly what: "miss" | "false alarm" | "wrong outcome";
	readonly set: string;
	readonly mode: string;
	readonly kind: string;
	readonly source: string;
	readonly claim: string;
	/** What was changed: old and new. */
	readonly change?: string;
	readonly note?: string;
	readonly support?: number;
	readonly findings: readonly Finding[];
}

function readable(claim: string, finding: Finding) {
	return {
		words: claim.slice(finding.start, finding.end),
		kind: finding.kind,
		verdict: finding.verdict,
		attention: finding.attention,
		confidence: finding.confidence,
		message: finding.message,
		working: finding.working,
		evidence: finding.evidence.slice(0, 3).map((evidence) => ({
			source: evidence.sourceId,
			stance: evidence.stance,
			words: evidence.passage.text.slice(
				evidence.start - evidence.passage.start,
				evidence.end - evidence.passage.start,
			),
			passage: evidence.passage.text,
		})),
	};
}

/** Writes one line of JSON for each. */
export function writeDump(file: string, oddities: readonly Oddity[]): void {
	const lines = oddities.map((oddity) =>
		JSON.stringify({
			...oddity,
			findings: oddity.findings.map((finding) => readable(oddity.claim, finding)),
		}),
	);
	writeFileSync(file, lines.map((line) => `${line}\n`).join(""));
}
