import { abbreviationsOf } from "../claims/abbreviations.js";
import { dayFirstEvidence } from "../claims/date.js";
import { unprintedValues, type ValueContext } from "../claims/typed-value.js";
import { stem, tokens } from "../text/tokens.js";

/**
 * Tells what the sentences of one source are found by beside the words that they print: their values, and the names that
 * the source's own abbreviations stand for.
 */
export function untoldKeysFinder(
	text: string,
	published: string | undefined,
): (sentence: string) => string[] {
	const names = abbreviationsOf(text);
	let read: { readonly dayFirst: boolean | undefined } | undefined;
	const context: ValueContext = {
		...(published === undefined ? {} : { reference: published.slice(0, 10) }),
		dayFirst() {
			read ??= { dayFirst: dayFirstEvidence(text) };
			return read.dayFirst;
		},
	};

	function namesIn(sentence: string): string[] {
		const words = tokens(sentence);
		const printed = new Set(words.map((word) => word.stem));
		const meant = words.flatMap(({ lower }) => names.get(lower) ?? []).map(stem);
		return [...new Set(meant)].filter((key) => !printed.has(key));
	}

	return (sentence) => {
		const values = unprintedValues(sentence, context);
		return names.size === 0 ? values : [...values, ...namesIn(sentence)];
	};
}
