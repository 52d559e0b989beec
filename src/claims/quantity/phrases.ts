import { attached, isHyphen, type Tokens, textAt, tokenize } from "./tokens.js";

interface Node<T> {
	readonly next: Map<string, Node<T>>;
	entry?: T;
}

export interface PhraseMatch<T> {
	readonly entry: T;
	/** First token of the phrase, and the one after its last. */
	readonly from: number;
	readonly to: number;
}

/** A set of phrases, matched token by token, the longest first. */
export class Phrases<T> {
	readonly #root: Node<T> = { next: new Map() };
	readonly #backwards: boolean;

	/** @param backwards match phrases that end at a token instead of beginning at it */
	constructor(entries: Iterable<readonly [string, T]>, backwards = false) {
		this.#backwards = backwards;
		for (const [phrase, entry] of entries) {
			const words = tokenize(phrase).map((token) => token.text);
			if (backwards) words.reverse();
			let node = this.#root;
			for (const word of words) {
				let next = node.next.get(word);
				if (next === undefined) {
					next = { next: new Map() };
					node.next.set(word, next);
				}
				node = next;
			}
			node.entry = entry;
		}
	}

	/** The longest phrase at token `at`, where hyphens between its words and the dot of an abbreviation do not count. */
	match(tokens: Tokens, at: number, floor = 0): PhraseMatch<T> | undefined {
		const step = this.#backwards ? -1 : 1;
		let node: Node<T> | undefined = this.#root;
		let best: PhraseMatch<T> | undefined;
		let i = at;
		while (i >= floor && i < tokens.length) {
			// "m2" is a unit, "m 2" is not.
			const isApart = tokens[i]?.kind === "number" && !attached(tokens, i);
			const next: Node<T> | undefined = isApart ? undefined : node.next.get(textAt(tokens, i));
			if (next === undefined) {
				const between = i !== at && (isHyphen(tokens, i) || textAt(tokens, i) === ".");
				// "1.5m-2m" is no "m2"
				if (!between || tokens[i + step]?.kind === "number" || !node.next.has(textAt(tokens, i + step)))
					break;
				i += step;
				continue;
			}
			node = next;
			if (node.entry !== undefined)
				best = this.#backwards
					? { entry: node.entry, from: i, to: at + 1 }
					: { entry: node.entry, from: at, to: i + 1 };
			i += step;
		}
		return best;
	}
}
