import type { Finding } from "../index.js";
import type { Edit } from "./documents.js";

/**
 * Moves findings along with an edit. One whose words the edit touched is dropped:
 * what it said may be true no longer.
 */
export function shiftFindings(findings: readonly Finding[], edit: Edit): Finding[] {
	const moved = edit.inserted - (edit.end - edit.start);
	return findings.flatMap((finding) => {
		if (finding.end < edit.start) return [finding];
		if (finding.start > edit.end) {
			return [{ ...finding, start: finding.start + moved, end: finding.end + moved }];
		}
		return [];
	});
}
