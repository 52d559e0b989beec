import type { ClaimKind, Finding } from "../engine/types.js";
import { hash64 } from "../text/hash.js";
import type { LedgerEntry } from "./types.js";

/** The key of a fact: line breaks, runs of spaces and the form of quotation marks are none of its business. */
export function claimKey(
	kind: ClaimKind,
	words: string,
	sentence: string,
	scope: LedgerEntry["scope"],
): string {
	const parts = scope === "everywhere" ? [kind, plain(words)] : [kind, plain(words), plain(sentence)];
	return hash64(parts.join("\u0000"));
}

/** The same for two facts with one kind and one wording; facts whose keys are the same have it in common. */
export function wordsKey(kind: string, words: string): string {
	return `${kind}\u0000${plain(words)}`;
}

/** The keys of the passages that a finding rests on, sorted: the passage's words, not the file it stands in. */
export function evidenceKeys({ evidence }: Finding): string[] {
	const keys = evidence.map(({ passage, stance }) => hash64(`${stance}\u0000${plain(passage.text)}`));
	return [...new Set(keys)].sort();
}

function plain(text: string): string {
	return text
		.normalize("NFC")
		.replace(/[‘’‚‛]/g, "'")
		.replace(/[“”„‟]/g, '"')
		.replace(/\s+/g, " ")
		.trim();
}
