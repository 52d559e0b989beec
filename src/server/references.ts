import type { Location } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding } from "../index.js";
import type { Checked } from "./checked.js";
import { placeInSource } from "./places.js";

/** An open draft with what was found in it. */
export interface Draft {
	readonly document: TextDocument;
	readonly checked: Checked;
}

/** Where else a claim is made: the source passages it was held against, and the claims of open drafts that rest on one of them. */
export function references(found: readonly Finding[], own: Draft, others: readonly Draft[]): Location[] {
	const passages = new Map<string, Location>();
	for (const evidence of found.flatMap((finding) => finding.evidence)) {
		const source = own.checked.shelf.corpus.source(evidence.sourceId);
		if (source) {
			passages.set(keyOf(evidence.sourceId, evidence), placeInSource(source, evidence, own.document.uri));
		}
	}
	const kinds = new Set(found.map(({ kind }) => kind));
	const drafts = [own, ...others.filter(({ checked }) => checked.shelf.corpus === own.checked.shelf.corpus)];
	const claims = drafts.flatMap(({ document, checked }) =>
		checked.findings
			.filter(({ kind }) => kinds.has(kind))
			.filter(({ evidence }) => evidence.some((one) => passages.has(keyOf(one.sourceId, one))))
			.map(({ start, end }) => ({
				uri: document.uri,
				range: { start: document.positionAt(start), end: document.positionAt(end) },
			})),
	);
	return [...passages.values(), ...claims];
}

function keyOf(sourceId: string, { start, end }: { start: number; end: number }): string {
	return `${start} ${end} ${sourceId}`;
}
