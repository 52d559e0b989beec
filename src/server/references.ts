import type { Location } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { CorpusReader, Evidence, Finding, Passage, SourceInput } from "../index.js";
import type { Checked } from "./checked.js";
import type { Places } from "./places.js";

/** An open draft with what was found in it. */
export interface Draft {
	readonly document: TextDocument;
	readonly checked: Checked;
}

/** A source that is open in the editor. */
export interface OpenSource {
	readonly source: SourceInput;
	readonly corpus: CorpusReader;
	readonly places: Places;
}

type Found = Map<string, Location>;

function keyOf(sourceId: string, { start, end }: { start: number; end: number }): string {
	return `${start} ${end} ${sourceId}`;
}

function addPassages(
	found: Found,
	evidence: readonly Evidence[],
	corpus: CorpusReader,
	places: Places,
): void {
	for (const one of evidence) {
		const source = corpus.source(one.sourceId);
		if (source) found.set(keyOf(one.sourceId, one.passage), places.span(source, one));
	}
}

/** The claims of drafts that rest on one of the passages. */
function claimsOn(
	passages: Found,
	drafts: readonly Draft[],
	corpus: CorpusReader,
	fits: (finding: Finding) => boolean,
): Location[] {
	return drafts
		.filter(({ checked }) => checked.shelf.corpus === corpus)
		.flatMap(({ document, checked }) =>
			checked.findings
				.filter(fits)
				.filter(({ evidence }) => evidence.some((one) => passages.has(keyOf(one.sourceId, one.passage))))
				.map(({ start, end }) => ({
					uri: document.uri,
					range: { start: document.positionAt(start), end: document.positionAt(end) },
				})),
		);
}

/** Where else a claim is made: the source passages it was held against, and the claims of open drafts that rest on one of them. */
export function references(found: readonly Finding[], own: Draft, others: readonly Draft[]): Location[] {
	const { corpus } = own.checked.shelf;
	const passages: Found = new Map();
	addPassages(
		passages,
		found.flatMap(({ evidence }) => evidence),
		corpus,
		own.checked.places,
	);
	const kinds = new Set(found.map(({ kind }) => kind));
	return [
		...passages.values(),
		...claimsOn(passages, [own, ...others], corpus, ({ kind }) => kinds.has(kind)),
	];
}

/**
 * Where else a passage of a source is stated: it is checked as a draft would be, against all sources, and what
 * supports it states it too. With them the claims of open drafts that rest on it or on one of those.
 */
export async function passageReferences(
	{ source, corpus, places }: OpenSource,
	offset: number,
	drafts: readonly Draft[],
): Promise<Location[]> {
	const passage = passageAt(source, offset, corpus, drafts);
	if (!passage) return [];
	const passages: Found = new Map([[keyOf(source.id, passage), places.span(source, passage)]]);
	const { claims } = await corpus.check(passage.text);
	const stated = claims.flatMap(({ evidence }) => evidence.filter(({ stance }) => stance === "supports"));
	addPassages(
		passages,
		stated.filter(({ sourceId, passage: { start } }) => sourceId !== source.id || start !== passage.start),
		corpus,
		places,
	);
	return [...passages.values(), ...claimsOn(passages, drafts, corpus, () => true)];
}

/** The sentence of a source at an offset, as far as a claim or a draft has had to do with it. */
function passageAt(
	{ id }: SourceInput,
	offset: number,
	corpus: CorpusReader,
	drafts: readonly Draft[],
): Passage | undefined {
	const used = drafts
		.flatMap(({ checked }) => checked.findings)
		.flatMap(({ evidence }) => evidence.filter(({ sourceId }) => sourceId === id))
		.map(({ passage }) => passage);
	const claimed = corpus.claimsOf(id).map(({ passage }) => passage);
	return [...used, ...claimed].find(({ start, end }) => start <= offset && offset <= end);
}
