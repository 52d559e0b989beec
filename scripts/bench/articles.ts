import { allSets, hasData, loadSources, setNames } from "./data.js";
import { loadSeeds } from "./seeds.js";

export interface MadeArticle {
	readonly id: string;
	readonly text: string;
	readonly published: string;
}

const WORDS = 400;
const SYLLABLES = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu", "dra", "fen", "gor", "hal"];
const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2019, 0, 1);

type Random = () => number;

/** A small generator with a period long enough here (mulberry32): the same seed gives the same articles anywhere. */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

function linesOf(texts: readonly string[]): string[] {
	return texts
		.flatMap((text) => text.split(/\n+/))
		.map((line) => line.trim())
		.filter((line) => line.length > 80 && /[.!?]["”’']?$/.test(line));
}

/** The paragraphs that articles are made of: of the data where it is, and of the articles that ship. */
function paragraphs(): readonly string[] {
	const texts = [
		...loadSeeds().map(({ text }) => text),
		...(hasData() ? setNames.flatMap((set) => loadSources(set).map(({ text }) => text)) : []),
	];
	return linesOf(texts).filter((line) => line.length < 1500);
}

/** Gives each name another, the same for the whole article: half of them by chance. */
function renaming(random: Random, mostSyllables: number): (name: string) => string {
	const renamed = new Map<string, string>();
	return (name) => {
		if (random() >= 0.5) return name;
		let known = renamed.get(name);
		if (known === undefined) {
			known = surname(random, mostSyllables);
			renamed.set(name, known);
		}
		return known;
	};
}

function surname(random: Random, mostSyllables: number): string {
	const pick = (length: number) => Math.floor(random() * length);
	const length = 2 + pick(mostSyllables - 1);
	const made = Array.from({ length }, () => SYLLABLES[pick(SYLLABLES.length)] ?? "").join("");
	return made.charAt(0).toUpperCase() + made.slice(1);
}

/** Some `words` words from the stock, with names and figures changed. */
function recombine(
	stock: readonly string[],
	words: number,
	random: Random,
	rename: (name: string) => string,
): string[] {
	const pick = (length: number) => Math.floor(random() * length);
	const lines: string[] = [];
	let length = 0;
	let at = pick(stock.length);
	while (length < words && stock.length > 0) {
		// two paragraphs in a row are of one story, then another begins: real articles keep to their words too
		at = random() < 0.6 ? (at + 1) % stock.length : pick(stock.length);
		const line = (stock[at] ?? "")
			.replace(/(?<=[a-z,] )\p{Lu}\p{Ll}{3,}/gu, rename)
			.replace(/\b\d{2,3}\b/g, (figure) => String(Number(figure) + pick(90)));
		lines.push(line);
		length += line.split(" ").length;
	}
	return lines;
}

function someDay(random: Random): string {
	return new Date(FIRST_DAY + Math.floor(random() * 2400) * DAY).toISOString().slice(0, 10);
}

/**
 * Articles of about 400 words, recombined from real paragraphs, with names and figures of their own so that each
 * has words that no other has. Deterministic: article `n` of a seed is the same however many are made.
 */
export function* madeArticles(count: number, seed = 1): Generator<MadeArticle> {
	const stock = paragraphs();
	for (let number = 0; number < count; number++) {
		const random = randomFrom(seed * 1_000_003 + number);
		const lines = recombine(stock, WORDS, random, renaming(random, 3));
		const published = someDay(random);
		yield { id: `made/${String(number).padStart(6, "0")}.txt`, text: `${lines.join("\n\n")}\n`, published };
	}
}

const LONGEST_PARAGRAPH = 500;

/** Long runs of text are cut at sentences, so that every set gives paragraphs of a newspaper's length. */
function shortParagraphs(lines: readonly string[]): string[] {
	return lines.flatMap((line) => {
		if (line.length <= LONGEST_PARAGRAPH) return [line];
		const cut: string[] = [""];
		for (const sentence of line.split(/(?<=[.!?]["”’']?) +(?=["“'‘]?\p{Lu})/u)) {
			const last = cut.at(-1) ?? "";
			if (last.length > 0 && last.length + sentence.length > LONGEST_PARAGRAPH) cut.push(sentence);
			else cut[cut.length - 1] = `${last} ${sentence}`.trim();
		}
		return cut;
	});
}

/**
 * Articles as files of plain text: a headline, a byline, a dateline, some 400 words of recombined paragraphs of every
 * set with names and figures of their own. Deterministic as `madeArticles`; the names are of so many syllables that the
 * vocabulary goes on growing, as that of real news does.
 */
export function* madeFiles(count: number, seed = 1): Generator<MadeArticle> {
	const texts = [
		...loadSeeds().map(({ text }) => text),
		...(hasData() ? allSets.flatMap((set) => loadSources(set).map(({ text }) => text)) : []),
	];
	const stock = shortParagraphs(linesOf(texts));
	for (let number = 0; number < count; number++) {
		const random = randomFrom(seed * 1_000_003 + number);
		const rename = renaming(random, 5);
		const lines = recombine(stock, WORDS, random, rename);
		const published = someDay(random);
		const headline = (lines[0] ?? "")
			.split(" ")
			.slice(0, 9)
			.join(" ")
			.replace(/[^\p{L}\p{N}]+$/u, "");
		const day = new Date(`${published}T00:00:00Z`).toLocaleDateString("en-GB", {
			dateStyle: "long",
			timeZone: "UTC",
		});
		const byline = `By ${surname(random, 3)} ${surname(random, 4)}`;
		const name = String(number).padStart(6, "0");
		yield {
			id: `${name.slice(0, 3)}/${name}.txt`,
			text: `${headline}\n\n${byline}\n${day}\n\n${lines.join("\n\n")}\n`,
			published,
		};
	}
}
