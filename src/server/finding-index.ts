import type { Finding } from "../index.js";

/** Findings by their place in the draft. */
export interface FindingIndex {
	/** Those that touch the closed range, in the order of their starts. */
	touching(from: number, to: number): Finding[];
}

/** Looks findings up in time that grows with the logarithm of their number, and with how many are found. */
export function indexFindings(findings: readonly Finding[]): FindingIndex {
	const ordered = [...findings].sort((a, b) => a.start - b.start || a.end - b.end);
	/** The furthest end of this finding and all before it. */
	const reach: number[] = [];
	for (const { end } of ordered) reach.push(Math.max(end, reach.at(-1) ?? end));

	function firstReaching(from: number): number {
		let low = 0;
		let high = reach.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((reach[middle] ?? 0) < from) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	return {
		touching(from, to) {
			const found: Finding[] = [];
			for (let at = firstReaching(from); at < ordered.length; at++) {
				const finding = ordered[at];
				if (!finding || finding.start > to) break;
				if (finding.end >= from) found.push(finding);
			}
			return found;
		},
	};
}

const indexes = new WeakMap<readonly Finding[], FindingIndex>();

/** The index of a list that does not change, made when it is first asked for. */
export function findingsIn(findings: readonly Finding[], from: number, to: number): Finding[] {
	const index = indexes.get(findings) ?? indexFindings(findings);
	indexes.set(findings, index);
	return index.touching(from, to);
}
