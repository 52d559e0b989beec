import { names } from "../claims/names.js";
import { type Attribution, attributionOf, type Speaker, toSpeaker } from "../claims/quotation-attribution.js";
import { nameWords } from "../claims/role.js";
import { isNoPerson } from "../claims/role-words.js";
import type { StoredSource } from "../corpus/store.js";
import type { Block } from "../text/prose.js";
import { sentenceSpans } from "../text/sentences.js";
import { overlaps, type Span } from "../text/span.js";

/** How the speaker that the draft names stands to the source's. */
export type SpeakerRelation = "same" | "different" | "untold";

interface Named {
	readonly words: readonly string[];
	readonly titled: boolean;
}

/** How many turns of "he said" are followed back to a name. */
const MOST_TURNS = 6;

const attributions = new WeakMap<StoredSource, Map<number, Attribution>>();
const namedIn = new WeakMap<StoredSource, readonly Named[]>();

/** The attribution of a source's quotation; read once. */
export function sourceAttribution(source: StoredSource, index: number, turns = MOST_TURNS): Attribution {
	const known = attributions.get(source) ?? new Map<number, Attribution>();
	attributions.set(source, known);
	const cached = known.get(index);
	if (cached) return cached;
	const quotation = source.quotations[index];
	const read = quotation
		? attributionOf(quotation, source.blocks)
		: { said: false, pronoun: false, speakers: [], around: "" };
	const told =
		read.pronoun && turns > 0 ? { ...read, speakers: antecedentOf(source, index, turns - 1) } : read;
	if (turns === MOST_TURNS) known.set(index, told);
	return told;
}

/** Whom "he said" means: who spoke just before, or whom the sentence before tells of. */
function antecedentOf(source: StoredSource, index: number, turns: number): readonly Speaker[] {
	const speakers = speakersBefore(source, index, turns);
	return speakers.length > 0 ? speakers : subjectBefore(source, index);
}

/** The one person whom the sentence right before a quotation names, in the same paragraph. */
function subjectBefore(source: StoredSource, index: number): readonly Speaker[] {
	const own = source.quotations[index]?.parts[0];
	const text = own && source.blocks[own.block]?.prose.text;
	if (!own || text === undefined) return [];
	const before = sentenceSpans(text)
		.filter(({ end }) => end <= own.start)
		.at(-1);
	if (!before || source.quotations.some(({ parts }) => parts.some((part) => isIn(part, own.block, before))))
		return [];
	const [only, second] = names(text.slice(before.start, before.end));
	if (!only || second || isNoPerson(nameWords(only.words))) return [];
	return [toSpeaker(only, before.start, own.block)];
}

function isIn(part: Span & { readonly block: number }, block: number, span: Span): boolean {
	return part.block === block && overlaps(part, span);
}

/** Who spoke just before, when nobody else is named since. */
function speakersBefore(source: StoredSource, index: number, turns: number): readonly Speaker[] {
	const [before, own] = [source.quotations[index - 1]?.parts.at(-1), source.quotations[index]?.parts[0]];
	if (!before || !own || own.block - before.block > 1) return [];
	const { speakers } = sourceAttribution(source, index - 1, turns);
	const [speaker, second] = speakers;
	if (!speaker || second) return [];
	const textOf = (block: number): string => source.blocks[block]?.prose.text ?? "";
	const between =
		own.block === before.block
			? textOf(own.block).slice(before.end, own.start)
			: `${textOf(before.block).slice(before.end)} ${textOf(own.block).slice(0, own.start)}`;
	const others = names(between).filter(
		({ words }) => !nameWords(words).some((word) => speaker.words.includes(word)),
	);
	return others.length === 0 ? speakers : [];
}

function namesOf(blocks: readonly Block[]): Named[] {
	return blocks.flatMap(({ prose }) =>
		names(prose.text).map(({ words, role }) => ({ words: nameWords(words), titled: role !== undefined })),
	);
}

/**
 * Compares who is said to speak. Different only when both are persons by their documents, no word of their full
 * names is shared, and the source knows the draft's person as somebody else.
 */
export function compareSpeakers(
	draft: readonly Speaker[],
	source: StoredSource,
	known: readonly Speaker[],
): SpeakerRelation {
	if (draft.length === 0 || known.length === 0) return "untold";
	const sourceNames = namesOfSource(source);
	const ours = draft.map(({ words }) => fullNames(words, sourceNames));
	const theirs = known.map(({ words }) => fullNames(words, sourceNames));
	if (ours.some((a) => theirs.some((b) => shareWord(a, b)))) return "same";
	const persons =
		draft.every((speaker) => isPerson(speaker, sourceNames)) &&
		known.every((speaker) => isPerson(speaker, sourceNames));
	if (!persons) return "untold";
	const elsewhere = draft.every(({ words }) => sourceNames.some((other) => endsAlike(words, other.words)));
	return elsewhere ? "different" : "untold";
}

function namesOfSource(source: StoredSource): readonly Named[] {
	const known = namedIn.get(source) ?? namesOf(source.blocks);
	namedIn.set(source, known);
	return known;
}

/** All words of the names that may be the same bearer's in full. */
function fullNames(words: readonly string[], all: readonly Named[]): ReadonlySet<string> {
	const full = all.filter((other) => other.words.length > words.length && endsAlike(words, other.words));
	return new Set([...words, ...full.flatMap((other) => other.words)]);
}

function endsAlike(words: readonly string[], other: readonly string[]): boolean {
	return words.at(-1) === other.at(-1) || (words.length === 1 && words[0] === other[0]);
}

function shareWord(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
	for (const word of a) if (b.has(word)) return true;
	return false;
}

/** A title, or a first name that stands before the last somewhere in the document. */
function isPerson({ words, titled }: Named, all: readonly Named[]): boolean {
	if (isNoPerson(words)) return false;
	return (
		titled ||
		words.length > 1 ||
		all.some(
			(other) =>
				endsAlike(words, other.words) && (other.titled || other.words.length > 1) && !isNoPerson(other.words),
		)
	);
}
