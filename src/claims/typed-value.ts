import { stem } from "../text/tokens.js";
import dateWords from "./data/dates.json" with { type: "json" };
import lexicon from "./data/number-words.json" with { type: "json" };
import { dates } from "./date.js";
import { quantities } from "./quantity.js";
import type { DateMention, Measure, QuantityMention } from "./types.js";

/** Numbers of names, ranks and results are told by the words around them alone. */
const UNTYPED: ReadonlySet<Measure> = new Set(["ordinal", "score", "designation", "multiple"]);
/** Smaller numbers than these are printed in every text, but for amounts and shares. */
const SMALL = 12;
const TELLING: ReadonlySet<Measure> = new Set(["money", "percent", "points"]);

/**
 * What a value is found by however it is printed, "4.2 million" as "4,200,000", "Tuesday" as "5 March"; no word of a text
 * is this. Undefined for values that tell too little.
 */
function typedValue(mention: QuantityMention | DateMention): string | undefined {
	if (mention.type === "date") {
		const { from, to } = mention;
		return from !== undefined && from === to ? `\u0000day ${from}` : undefined;
	}
	const { measure, value } = mention;
	if (UNTYPED.has(measure) || !Number.isFinite(value)) return undefined;
	if (!TELLING.has(measure) && Math.abs(value) <= SMALL) return undefined;
	return `\u0000${measure} ${value}`;
}

/** Then its digits are a word of the sentence, and it needs no other key. */
function isPrintedPlainly(text: string, { number, value }: QuantityMention): boolean {
	return text.slice(number.start, number.end).replaceAll(",", "") === String(value);
}

/** What the sentences of a document are read with. */
export interface ValueContext {
	/** ISO date that "Tuesday" resolves against. */
	readonly reference?: string;
	/** Whether 3/4 is the third of April; asked for when it is needed. */
	readonly dayFirst: () => boolean | undefined;
}

const alternatives = (words: readonly string[]): string => words.join("|");
const { units, tens, scales, shortScales, letterScales, vulgar, denominators, dozens } = lexicon;
const scaleWords = ["hundred", ...Object.keys(scales), ...Object.keys(tens), ...dozens];
const teens = Object.entries(units).flatMap(([word, value]) => (value > SMALL ? [word] : []));
const afterDigit = alternatives([...Object.keys(shortScales), ...Object.keys(letterScales)]);
const few = `(?:${alternatives(Object.keys(units))}|\\d{1,3})`;
/** A number that is not written in plain digits. */
const WORDED = new RegExp(
	[
		`\\b(?:${alternatives([...scaleWords, ...teens])})\\b`,
		`\\d\\s?(?:${afterDigit})\\b`,
		`\\b(?:an?|${few})[\\s-](?:${alternatives(Object.keys(denominators))})s?\\b`,
		`\\b${few}[\\s-](?:in|out[\\s-]of)[\\s-]${few}\\b`,
		"\\bhalf (?:of|the|its|their|all)\\b",
		`[${Object.keys(vulgar).join("")}]`,
		"\\d/\\d",
	].join("|"),
	"i",
);
/** A day that is told by its weekday or from the day of the document. */
const RELATIVE = new RegExp(
	`\\b(?:${alternatives(Object.keys(dateWords.weekdays))}|today|tonight|tomorrow|yesterday)\\b`,
	"i",
);
const IN_FIGURES = /\d[-/.]\d+[-/.]\d/;
/** Of several names of a month the first, which is the full one. */
const monthNames = new Map(
	Object.entries(dateWords.months)
		.map(([name, month]) => [month, name] as const)
		.reverse(),
);

/** The values of a sentence that its words do not tell, each once. */
export function unprintedValues(text: string, { reference, dayFirst }: ValueContext): string[] {
	const found: (string | undefined)[] = [];
	if (WORDED.test(text))
		for (const figure of quantities(text))
			if (!isPrintedPlainly(text, figure)) found.push(typedValue(figure));
	const isInFigures = IN_FIGURES.test(text);
	if (isInFigures || (reference !== undefined && RELATIVE.test(text))) {
		const first = isInFigures ? dayFirst() : undefined;
		const context = {
			...(reference === undefined ? {} : { reference }),
			...(first === undefined ? {} : { dayFirst: first }),
		};
		for (const day of dates(text, context)) found.push(typedValue(day));
	}
	return [...new Set(found)].filter((key) => key !== undefined);
}

/** What passages with a value are found by beside the words that it is printed in: its type, and its plain words. */
export function keysOfValue(text: string, mention: QuantityMention | DateMention): string[] {
	const typed = typedValue(mention);
	if (typed === undefined) return [];
	if (mention.type === "quantity")
		return isPrintedPlainly(text, mention) ? [typed] : [typed, String(mention.value)];
	const [, month, day] = (mention.from ?? "").split("-").map(Number);
	const name = month === undefined ? undefined : monthNames.get(month);
	return mention.relative && name !== undefined && day !== undefined
		? [typed, String(day), stem(name)]
		: [typed];
}
