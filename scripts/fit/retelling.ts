import { factsOf } from "../../src/claims/facts.js";
import { nearness, synonymsOf, vectorOf } from "../../src/text/word-relations.js";
import { foldOf } from "./folds.js";

/** Shares of the words that a writer keeps, says in a word that is used alike, and says with quite another one. */
const KEPT = 0.45;
const ALIKE = 0.3;
/** How alike such a word is: nearer ones are its own forms, and opposites. */
const [LEAST, MOST] = [0.5, 0.75];
/** Of so many parts; the last of them is no more than what fills a share up. */
const PARTS = 1000;

/**
 * Tells a sentence in other words, for its features and not to be read: names and figures stay, half of the other words
 * are exchanged for words used alike or for words of another text. Deterministic.
 */
export function retellerOf(texts: readonly string[]): (text: string) => string {
	const words = [
		...new Set(texts.flatMap((text) => factsOf(text).terms.filter(({ proper }) => !proper))),
	].map(({ key }) => key);
	const vocabulary = [...new Set(words)].sort();
	const vectors = vocabulary.map(vectorOf);
	const known = new Map<string, string[]>();
	const alike = (stem: string): readonly string[] => {
		const found =
			known.get(stem) ??
			vocabulary.filter((_, at) => {
				const near = nearness(vectorOf(stem), vectors[at] ?? -1);
				return near >= LEAST && near <= MOST;
			});
		known.set(stem, found);
		return [...synonymsOf(stem), ...found];
	};
	return (text) => {
		let told = "";
		let done = 0;
		for (const { key, start, end, proper, at } of factsOf(text).terms) {
			const draw = foldOf(`${text} ${at}`, PARTS) / PARTS;
			if (proper || draw < KEPT) continue;
			const choice = draw < KEPT + ALIKE ? alike(key) : vocabulary;
			const word = choice[foldOf(`${at} ${text}`, Math.max(1, choice.length))] ?? "";
			told += text.slice(done, start) + word;
			done = end;
		}
		return told + text.slice(done);
	};
}
