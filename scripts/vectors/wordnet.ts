import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What is read of WordNet: pairs of single lower-case words. */
export interface WordNet {
	readonly words: ReadonlySet<string>;
	readonly synonyms: ReadonlySet<readonly [string, string]>;
	/** Words made from one another: "arrive" and "arrival". */
	readonly derived: ReadonlySet<readonly [string, string]>;
	readonly antonyms: ReadonlySet<readonly [string, string]>;
}

const PARTS = ["noun", "verb", "adj", "adv"] as const;
/** Parts of speech by their letter in a pointer; an adjective's satellite is an adjective. */
const PART_OF: Readonly<Record<string, (typeof PARTS)[number]>> = {
	n: "noun",
	v: "verb",
	a: "adj",
	s: "adj",
	r: "adv",
};
const SINGLE = /^[a-z]{2,}$/;

interface Synset {
	readonly words: readonly string[];
	readonly pointers: readonly { symbol: string; target: string; from: number; to: number }[];
}

/** Reads the dictionary (its format: wndb(5WN)); `senses` is how many of a word's senses count for synonymy. */
export function readWordNet(folder: string, senses: number): WordNet {
	const synsets = new Map<string, Synset>();
	const ranks = new Map<string, number>();
	for (const part of PARTS) {
		for (const line of linesOf(join(folder, `data.${part}`))) readSynset(part, line, synsets);
		for (const line of linesOf(join(folder, `index.${part}`))) readRanks(part, line, ranks);
	}
	const words = new Set<string>();
	const synonyms = new Set<readonly [string, string]>();
	const derived = new Set<readonly [string, string]>();
	const antonyms = new Set<readonly [string, string]>();
	const common = (id: string, word: string) => (ranks.get(`${id} ${word}`) ?? senses) < senses;
	for (const [id, synset] of synsets) {
		for (const word of synset.words) if (SINGLE.test(word)) words.add(word);
		for (const [i, left] of synset.words.entries())
			for (const right of synset.words.slice(i + 1))
				if (SINGLE.test(left) && SINGLE.test(right) && common(id, left) && common(id, right))
					synonyms.add([left, right]);
		for (const { symbol, target, from, to } of synset.pointers) {
			if (from === 0) continue;
			const left = synset.words[from - 1] ?? "";
			const right = synsets.get(target)?.words[to - 1] ?? "";
			if (!SINGLE.test(left) || !SINGLE.test(right)) continue;
			if (symbol === "!") antonyms.add([left, right]);
			else if (symbol === "+" && common(id, left) && common(target, right)) derived.add([left, right]);
		}
	}
	return { words, synonyms, derived, antonyms };
}

/** The file's lines without the licence, which is indented. */
function linesOf(file: string): string[] {
	return readFileSync(file, "latin1")
		.split("\n")
		.filter((line) => line !== "" && !line.startsWith(" "));
}

/** `offset lexfile type count(hex) (word id)* pointers (symbol offset part from-to(hex))* ...` */
function readSynset(part: string, line: string, synsets: Map<string, Synset>): void {
	const fields = line.split(" ");
	const count = Number.parseInt(fields[3] ?? "0", 16);
	const words: string[] = [];
	for (let i = 0; i < count; i++) words.push((fields[4 + 2 * i] ?? "").replace(/\(\w+\)$/, ""));
	const first = 4 + 2 * count;
	const pointers: Synset["pointers"][number][] = [];
	for (let i = 0; i < Number(fields[first]); i++) {
		const [symbol = "", offset = "", letter = "", ends = ""] = fields.slice(first + 1 + 4 * i);
		pointers.push({
			symbol,
			target: `${PART_OF[letter]}:${offset}`,
			from: Number.parseInt(ends.slice(0, 2), 16),
			to: Number.parseInt(ends.slice(2), 16),
		});
	}
	synsets.set(`${part}:${fields[0]}`, { words, pointers });
}

/** `lemma part synsets pointers symbol* senses tagged offset*`: the offsets are in the order of frequency. */
function readRanks(part: string, line: string, ranks: Map<string, number>): void {
	const fields = line.trimEnd().split(" ");
	const count = Number(fields[2]);
	const offsets = fields.slice(fields.length - count);
	for (const [rank, offset] of offsets.entries()) ranks.set(`${part}:${offset} ${fields[0]}`, rank);
}
