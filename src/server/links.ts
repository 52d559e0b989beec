import * as l10n from "@vscode/l10n";
import type { DocumentLink } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Checked } from "./checked.js";
import { citationsIn, citedWords } from "./citation.js";
import type { Shelf } from "./corpora.js";
import { rangeOf } from "./placed.js";
import { nameOfSummary } from "./shown-source.js";

/** By the words that cite them, the ids of a shelf's sources; made once for each reading of the sources. */
const cited = new WeakMap<Shelf, ReadonlyMap<string, string>>();

function idsByCitation(shelf: Shelf): ReadonlyMap<string, string> {
	const known = cited.get(shelf);
	if (known) return known;
	const ids = new Map<string, string>();
	for (const source of shelf.corpus.sources()) {
		const { publisher, published } = source;
		ids.set(citedWords({ title: nameOfSummary(source), publisher, published }), source.id);
	}
	cited.set(shelf, ids);
	return ids;
}

/** Links from the footnotes of a draft that cite a source to that source, as it was read. */
export function sourceLinks(document: TextDocument, { shelf, places }: Checked): DocumentLink[] {
	if (document.languageId !== "markdown") return [];
	const citations = citationsIn(document.getText());
	if (citations.length === 0) return [];
	const ids = idsByCitation(shelf);
	return citations.flatMap(({ words, ...span }) => {
		const id = ids.get(words);
		const source = id === undefined ? undefined : shelf.corpus.source(id);
		if (!source) return [];
		return [
			{ range: rangeOf(document, span), target: places.start(source).uri, tooltip: l10n.t("Open source") },
		];
	});
}
