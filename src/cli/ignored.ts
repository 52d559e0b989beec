import { type CheckedDraft, place } from "../report/index.js";

/** What is wrong with a draft's ignore comments, as lines for standard error. */
export function ignoreNotes({ path, text, report }: CheckedDraft): string[] {
	return report.notes.map(({ start, message }) => `${place(path, text, start)}: ${message}`);
}
