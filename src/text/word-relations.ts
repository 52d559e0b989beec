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

/** Where a word's vector lies; -1 when there is none. To be looked up once for a word that is held against many. */
export function vectorOf(stem: string): number {
	return readVectors().rows.get(stem) ?? -1;
}

/** 0..1: how near two vectors lie; 0 when one of them is none. */
export function nearness(vectorA: number, vectorB: number): number {
	if (vectorA < 0 || vectorB < 0) return 0;
	const { values, lengths } = readVectors();
	const { dimensions } = table;
	let sum = 0;
	let a = vectorA * dimensions;
	let b = vectorB * dimensions;
	for (const end = a + dimensions; a < end; a++, b++) sum += (values[a] ?? 0) * (values[b] ?? 0);
	return Math.max(0, sum / ((lengths[vectorA] ?? 1) * (lengths[vectorB] ?? 1)));
}

/**
 * 0..1: how much two words are used alike; 1 for the same stem, 0 when the table lacks one of two different ones.
 * Antonyms are used alike too: "rise" and "fall" are near each other.
 */
export function similarity(stemA: string, stemB: string): number {
	return stemA === stemB ? 1 : nearness(vectorOf(stemA), vectorOf(stemB));
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

/** The words that can mean the same as a word, or are made from it ("arrive", "arrival"); without itself. */
export function synonymsOf(stem: string): readonly string[] {
	synonyms ??= bothWays(readPairs(relations.synonyms));
	return synonyms.get(stem) ?? [];
}

/** Whether two words can mean the same; a word is its own synonym. */
export function areSynonyms(stemA: string, stemB: string): boolean {
	return stemA === stemB || synonymsOf(stemA).includes(stemB);
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
			for (const [key, value] of [
				[first, other],
				[other, first],
			] as const) {
				const list = both.get(key);
				if (list) list.push(value);
				else both.set(key, [value]);
			}
		}
	}
	return both;
}
