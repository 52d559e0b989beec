import relations from "./data/word-relations.json" with { type: "json" };
import table from "./data/word-vectors.generated.json" with { type: "json" };

/**
 * What general English knows of two words, looked up by their stems as tokens carry them. Synonyms and antonyms are
 * WordNet's, similarity is that of GloVe vectors: see scripts/make-word-relations.ts. Read when first asked for.
 */
interface Vectors {
	readonly rows: ReadonlyMap<string, number>;
	readonly values: Int8Array;
	/** The length of each row. */
	readonly lengths: Float32Array;
}

let vectors: Vectors | undefined;

function readVectors(): Vectors {
	if (vectors) return vectors;
	const { dimensions } = table;
	const binary = atob(table.vectors);
	const values = new Int8Array(binary.length);
	for (let i = 0; i < binary.length; i++) values[i] = binary.charCodeAt(i);
	const lengths = new Float32Array(values.length / dimensions);
	for (let row = 0; row < lengths.length; row++) {
		let sum = 0;
		for (let i = row * dimensions; i < (row + 1) * dimensions; i++) sum += (values[i] ?? 0) ** 2;
		lengths[row] = Math.sqrt(sum) || 1;
	}
	const rows = new Map(table.stems.split(" ").map((stem, row) => [stem, row]));
	vectors = { rows, values, lengths };
	return vectors;
}

/**
 * 0..1: how much two words are used alike; 1 for the same stem, 0 when the table lacks one of two different ones.
 * Antonyms are used alike too: "rise" and "fall" are near each other.
 */
export function similarity(stemA: string, stemB: string): number {
	if (stemA === stemB) return 1;
	const { rows, values, lengths } = readVectors();
	const a = rows.get(stemA);
	const b = rows.get(stemB);
	if (a === undefined || b === undefined) return 0;
	const { dimensions } = table;
	let sum = 0;
	for (let i = 0; i < dimensions; i++)
		sum += (values[a * dimensions + i] ?? 0) * (values[b * dimensions + i] ?? 0);
	return Math.max(0, sum / ((lengths[a] ?? 1) * (lengths[b] ?? 1)));
}

type Pairs = ReadonlyMap<string, readonly string[]>;

let synonyms: Pairs | undefined;
let antonyms: Pairs | undefined;

/** By the stem of a pair that comes first in the alphabet. */
function readPairs(lines: readonly string[]): Pairs {
	return new Map(
		lines.map((line) => {
			const [first = "", ...others] = line.split(" ");
			return [first, others];
		}),
	);
}

function paired(pairs: Pairs, a: string, b: string): boolean {
	const [first, second] = a < b ? [a, b] : [b, a];
	return pairs.get(first)?.includes(second) === true;
}

/** Whether two words can mean the same, or one is made from the other ("arrive", "arrival"); a word is its own synonym. */
export function areSynonyms(stemA: string, stemB: string): boolean {
	if (stemA === stemB) return true;
	synonyms ??= readPairs(relations.synonyms);
	return paired(synonyms, stemA, stemB);
}

/** The words that are opposites of a word: "fall" of "rise", "reject" of "accept". */
export function antonymsOf(stem: string): readonly string[] {
	antonyms ??= bothWays(readPairs(relations.antonyms));
	return antonyms.get(stem) ?? [];
}

/** Whether two words are opposites. */
export function areAntonyms(stemA: string, stemB: string): boolean {
	return antonymsOf(stemA).includes(stemB);
}

function bothWays(pairs: Pairs): Pairs {
	const both = new Map<string, string[]>();
	for (const [first, others] of pairs) {
		for (const other of others) {
			both.set(first, [...(both.get(first) ?? []), other]);
			both.set(other, [...(both.get(other) ?? []), first]);
		}
	}
	return both;
}
