import type { Facts } from "../claims/facts.js";
import type { PlacedSentence } from "./draft-parts.js";

/** Tells of a sentence that names nothing which sentence before it named something last; "" for one that does. */
export function openTopics(
	placed: readonly PlacedSentence[],
	factsFor: (text: string) => Facts,
): (index: number) => string {
	/** For each sentence the last one up to it that names anything; -1 for none. */
	const lastNaming: number[] = [];

	function names(index: number): boolean {
		try {
			return namesAnything(factsFor(placed[index]?.sentence.text ?? ""));
		} catch {
			return false;
		}
	}

	function namingUpTo(index: number): number {
		let at = index;
		while (at >= 0 && lastNaming[at] === undefined && !names(at)) at--;
		const found = lastNaming[at] ?? at;
		for (let passed = Math.max(at, 0); passed <= index; passed++) lastNaming[passed] = found;
		return found;
	}

	return (index) => {
		const naming = namingUpTo(index);
		return naming === index ? "" : (placed[naming]?.sentence.text ?? "");
	};
}

function namesAnything({ terms }: Facts): boolean {
	return terms.some(({ proper }) => proper);
}
