import { jsonSafe } from "./escape.js";
import { summarize } from "./summary.js";
import type { CheckedDraft } from "./types.js";

/** Raised when a field changes its meaning or goes away. */
export const jsonVersion = 1;

/** Every finding as JSON: `{ version, drafts: [{ path, report }], summary }`. Offsets are half-open UTF-16. */
export function jsonReport(drafts: readonly CheckedDraft[]): string {
	const shown = drafts.map(({ path, report }) => ({ path, report }));
	return `${jsonSafe({ version: jsonVersion, drafts: shown, summary: summarize(drafts) })}\n`;
}
