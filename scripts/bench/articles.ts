import { hasData, loadSources, setNames } from "./data.js";
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

/** A small generator with a period long enough here (mulberry32): the same seed gives the same articles anywhere. */
function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** The paragraphs that articles are made of: of the data where it is, and of the articles that ship. */
function paragraphs(): readonly string[] {
	const texts = [
		...loadSeeds().map(({ text }) => text),
		...(hasData() ? setNames.flatMap((set) => loadSources(set).map(({ text }) => text)) : []),
	];
	return texts
		.flatMap((text) => text.split(/\n+/))
		.map((line) => line.trim())
		.filter((line) => line.length > 80 && line.length < 1500 && /[.!?]["”’']?$/.test(line));
}

/**
 * Articles of about 400 words, recombined from real paragraphs, with names and figures of their own so that each
 * has words that no other has. Deterministic: article `n` of a seed is the same however many are made.
 */
export function* madeArticles(count: number, seed = 1): Generator<MadeArticle> {
	const stock = paragraphs();
	for (let number = 0; number < count; number++) {
		const random = randomFrom(seed * 1_000_003 + number);
		const pick = (length: number) => Math.floor(random() * length);
		const renamed = new Map<string, string>();
		const rename = (name: string): string => {
			let known = renamed.get(name);
			if (known === undefined) {
				const made = Array.from({ length: 2 + pick(2) }, () => SYLLABLES[pick(SYLLABLES.length)] ?? "").join(
					"",
				);
				known = made.charAt(0).toUpperCase() + made.slice(1);
				renamed.set(name, known);
			}
			return known;
		};
		const lines: string[] = [];
		let length = 0;
		let at = pick(stock.length);
		while (length < WORDS) {
			// two paragraphs in a row are of one story, then another begins: real articles keep to their words too
			at = random() < 0.6 ? (at + 1) % stock.length : pick(stock.length);
			const line = (stock[at] ?? "")
				.replace(/(?<=[a-z,] )\p{Lu}\p{Ll}{3,}/gu, (name) => (random() < 0.5 ? rename(name) : name))
				.replace(/\b\d{2,3}\b/g, (figure) => String(Number(figure) + pick(90)));
			lines.push(line);
			length += line.split(" ").length;
		}
		const published = new Date(FIRST_DAY + pick(2400) * DAY).toISOString().slice(0, 10);
		yield { id: `made/${String(number).padStart(6, "0")}.txt`, text: `${lines.join("\n\n")}\n`, published };
	}
}
