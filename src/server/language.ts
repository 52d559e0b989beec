import * as l10n from "@vscode/l10n";
import { type PhraseGroup, rephrased } from "../report/phrases.js";
import { type Remarks, remarkWords } from "../report/remarks.js";

/** The words that the client brought in its language, and that language, BCP 47; English without them. */
let translations: Readonly<Record<string, string>> | undefined;
let locale = "en";

/** Speaks a client's language from now on, in the words that it brings. */
export function speak(words: Readonly<Record<string, string>>, tag: string | undefined): void {
	l10n.config({ contents: words });
	translations = words;
	locale = tag ?? "en";
}

/** What was said in English of a draft or a source, in the reader's language. */
export function told(group: PhraseGroup, text: string): string {
	if (!translations) return text;
	return rephrased(group, text, (phrase, parts) =>
		(translations?.[phrase] ?? phrase).replace(/\{(\d)\}/g, (_, place: string) => parts[Number(place)] ?? ""),
	);
}

/** What to know of a source before relying on it; `copies`: how many other sources say the same in the same words. */
export function toldRemarks(remarks: Remarks, copies = 0): string[] {
	return remarkWords(remarks, copies, locale).map((words) => told("remark", words));
}
