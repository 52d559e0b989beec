import * as l10n from "@vscode/l10n";
import Fuse from "fuse.js";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { CorpusReader, Finding } from "../index.js";
import type { SearchEntry } from "../protocol/index.js";
import { verdictNames } from "../report/summary.js";
import { told } from "./language.js";
import type { Places } from "./places.js";
import { readScope } from "./search-scope.js";
import { type ShownSource, shownSource } from "./shown-source.js";

/** Fuse compares every entry with the query, so only so many are given to it; the index finds the rest. */
const fusedEntries = 4000;
const indexHits = 50;
const shownEntries = 60;

function describe({ publisher, name, published }: ShownSource): string {
	return [publisher, name, published].filter(Boolean).join(", ");
}

function oneLine(text: string): string {
	return text.replaceAll(/\s+/g, " ").trim();
}

function sourceEntry({ input, name, publisher, published }: ShownSource, places: Places): SearchEntry {
	return {
		type: "source",
		label: name,
		detail: [publisher, input.id, published].filter(Boolean).join(", "),
		place: places.start(input),
	};
}

function claimEntries(source: ShownSource, corpus: CorpusReader, places: Places): SearchEntry[] {
	const detail = describe(source);
	const { input } = source;
	return corpus.claimsOf(input.id).map((claim) => ({
		type: "claim",
		kind: claim.kind,
		label: oneLine(claim.passage.text),
		detail: `${claim.kind}: ${oneLine(input.text.slice(claim.start, claim.end))} · ${detail}`,
		place: places.span(input, claim),
	}));
}

function corpusEntries(corpus: CorpusReader, places: Places): SearchEntry[] {
	const entries: SearchEntry[] = [];
	for (const { id } of corpus.sources()) {
		if (entries.length >= fusedEntries) break;
		const source = shownSource(corpus, id);
		if (source) entries.push(sourceEntry(source, places), ...claimEntries(source, corpus, places));
	}
	return entries;
}

/** The draft's own findings, by its words. */
export function findingEntries(document: TextDocument, findings: readonly Finding[]): SearchEntry[] {
	return findings.map((finding) => ({
		type: "finding",
		kind: finding.kind,
		label: oneLine(document.getText().slice(finding.start, finding.end)),
		detail: [
			l10n.t("this draft"),
			told("verdict", verdictNames[finding.verdict]),
			oneLine(told("message", finding.message)),
		].join(" · "),
		place: {
			uri: document.uri,
			range: { start: document.positionAt(finding.start), end: document.positionAt(finding.end) },
		},
	}));
}

/** A passage that the index finds, and whether it has every word and value of the query. */
interface FoundPassage {
	readonly entry: SearchEntry;
	readonly isWhole: boolean;
}

function passagesFound(query: string, corpus: CorpusReader, places: Places): FoundPassage[] {
	return corpus.search(query, { limit: indexHits }).flatMap((hit): FoundPassage[] => {
		const source = shownSource(corpus, hit.sourceId);
		if (!source) return [];
		const entry: SearchEntry = {
			type: "passage",
			label: oneLine(hit.passage.text),
			detail: describe(source),
			place: places.span(source.input, hit),
		};
		return [{ entry, isWhole: hit.score >= WHOLE }];
	});
}

/** Sums of weights are not exact. */
const WHOLE = 0.999;

/** Of one sentence in one place. */
function sentenceKey({ label, place }: SearchEntry): string {
	return `${place.uri} ${place.range.start.line} ${label}`;
}

/** A claim and a passage of one sentence are two entries with one label and source: the first, better one is kept. */
function distinct(entries: readonly SearchEntry[]): ReadonlyMap<string, SearchEntry> {
	const kept = new Map<string, SearchEntry>();
	for (const entry of entries) if (!kept.has(sentenceKey(entry))) kept.set(sentenceKey(entry), entry);
	return kept;
}

function kindsOf(entries: readonly SearchEntry[]): ReadonlySet<string> {
	return new Set(entries.flatMap(({ kind }) => kind ?? []));
}

export interface Finder {
	/**
	 * Best first. A prefix asks for one type of entry (`source:`, `claim:`, `passage:`, `draft:`) or for one kind of
	 * claim (`money:`). An empty query lists the findings and the sources, or what the prefix asks for.
	 */
	find(
		query: string,
		corpus: CorpusReader,
		edition: string,
		own: readonly SearchEntry[],
		places: Places,
	): SearchEntry[];
}

/** Keeps the entries of the corpus that was searched last: every keystroke asks again. */
export function createFinder(): Finder {
	let kept: { edition: string; entries: readonly SearchEntry[]; kinds: ReadonlySet<string> } | undefined;
	return {
		find(query, corpus, edition, own, places) {
			if (kept?.edition !== edition) {
				const entries = corpusEntries(corpus, places);
				kept = { edition, entries, kinds: kindsOf(entries) };
			}
			const { entries } = kept;
			const { words, scope, kind } = readScope(query, new Set([...kept.kinds, ...kindsOf(own)]));
			const asked = (entry: SearchEntry) =>
				(scope === undefined || entry.type === scope) && (kind === undefined || entry.kind === kind);
			if (words === "") {
				const listed =
					scope === undefined && kind === undefined
						? entries.filter(({ type }) => type === "source")
						: entries;
				return [...own, ...listed].filter(asked).slice(0, shownEntries);
			}
			const found = passagesFound(words, corpus, places);
			const passages = found.map(({ entry }) => entry);
			const all = distinct([...own, ...entries, ...passages].filter(asked));
			const fuse = new Fuse([...all.values()], {
				keys: [
					{ name: "label", weight: 2 },
					{ name: "detail", weight: 1 },
				],
				ignoreLocation: true,
				threshold: 0.4,
				minMatchCharLength: 2,
			});
			const fused = fuse.search(words.slice(0, 200), { limit: shownEntries }).map(({ item }) => item);
			// a value that is printed otherwise, or words that stand apart, are not alike to the eye
			const told = new Set(fused);
			const others = found.flatMap(({ entry, isWhole }) => {
				const kept = isWhole ? all.get(sentenceKey(entry)) : undefined;
				return kept && !told.has(kept) ? [kept] : [];
			});
			const isLiteral = ({ label, detail }: SearchEntry): boolean =>
				`${label}\n${detail}`.toLowerCase().includes(words.toLowerCase());
			return [...fused.filter(isLiteral), ...others, ...fused.filter((entry) => !isLiteral(entry))].slice(
				0,
				shownEntries,
			);
		},
	};
}
