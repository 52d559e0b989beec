import recognizers from "@microsoft/recognizers-text-suite";
import { numerals, readings } from "../../../src/claims/quantity.js";
import type { QuantityMention } from "../../../src/claims/types.js";
import { type Figure, figureOf, unitKey } from "./figure.js";
import type { FigureKind } from "./gold.js";

/** Finds the figures of a kind in a text; undefined where it has no such kind. */
export type Reader = (text: string, kind: FigureKind) => readonly Figure[] | undefined;

const culture = recognizers.Culture.English;

type Recognize = (query: string, culture: string) => readonly Recognized[];
interface Recognized {
	readonly start: number;
	/** Inclusive. */
	readonly end: number;
	readonly resolution: Readonly<Record<string, unknown>>;
}

const SUITE: Readonly<Record<FigureKind, readonly Recognize[]>> = {
	number: [recognizers.recognizeNumber],
	ordinal: [recognizers.recognizeOrdinal],
	percent: [recognizers.recognizePercentage],
	range: [],
	money: [recognizers.recognizeCurrency],
	unit: [recognizers.recognizeDimension],
	temperature: [recognizers.recognizeTemperature],
	age: [recognizers.recognizeAge],
	any: [
		recognizers.recognizeCurrency,
		recognizers.recognizeDimension,
		recognizers.recognizeTemperature,
		recognizers.recognizeAge,
		recognizers.recognizePercentage,
		recognizers.recognizeNumber,
	],
};

/** A rate, and the amount that it is of: the gold marks "$1.40" of "$1.40 a share" and all of "5 miles per hour". */
function withAmount(rate: Figure, text: string): Figure[] {
	const amount = /^.*?\d.*?(?=\s*(?:\b(?:per|an?|each)\b|\/)\s*\p{L})/u.exec(
		text.slice(rate.start, rate.end),
	)?.[0];
	if (amount === undefined) return [rate];
	return [rate, { ...rate, end: rate.start + amount.length, unit: rate.unit.replace(/per.*/, "") }];
}

/** Microsoft Recognizers-Text for JavaScript, English: one model a kind, as its own specs are run. It has no number ranges. */
export const suite: Reader = (text, kind) => {
	if (kind === "range") return undefined;
	return SUITE[kind].flatMap((recognize) =>
		recognize(text, culture).flatMap(({ start, end, resolution }) => {
			return withAmount(
				figureOf(start, end + 1, String(resolution.value ?? ""), String(resolution.unit ?? "")),
				text,
			);
		}),
	);
};

/** Every number in digits or words, names and pronouns included: the layer below the claims. */
export const ourNumerals: Reader = (text, kind) =>
	kind !== "number" && kind !== "ordinal"
		? undefined
		: numerals(text, kind === "number" ? "cardinal" : "ordinal").map(({ start, end, value }) => ({
				start,
				end,
				low: value,
				high: value,
				unit: "",
			}));

const TEMPERATURES = new Set(["degree Celsius", "degree Fahrenheit", "kelvin", "degree"]);

function isOfKind({ measure, unit, bound }: QuantityMention, kind: FigureKind): boolean {
	switch (kind) {
		case "number":
			return true;
		case "range":
			return bound !== "exact" && bound !== "about";
		case "temperature":
			return unit !== undefined && TEMPERATURES.has(unit);
		case "any":
			return measure !== "ordinal";
		default:
			return measure === kind;
	}
}

const currencies = new Intl.DisplayNames("en", { type: "currency" });

function unitOf(mention: QuantityMention, text: string): string {
	const { measure, currency, unit } = mention;
	if (currency !== undefined)
		return unitKey(currency === "$" ? "dollar" : (currencies.of(currency) ?? currency));
	if (measure === "money")
		return unitKey(
			(text.slice(mention.number.end, mention.end).trim().split(" ")[0] ?? "").replace(/s$/, ""),
		);
	if (measure === "percent") return "percent";
	return unitKey(unit ?? "");
}

const LOW_OPEN = new Set(["under", "atMost", "nearly"]);
const HIGH_OPEN = new Set(["over", "atLeast"]);

/** The claims' own quantities. Where single numbers are looked for, a range stands for its ends, and for its middle, by which one of the files gives it. */
export const ourClaims: Reader = (text, kind) =>
	readings(text)
		.filter(({ mention }) => isOfKind(mention, kind))
		.flatMap(({ mention, amount }) => {
			const { value, bound, number, other } = mention;
			const unit = unitOf(mention, text);
			const isFraction = unit === "percent" && !/%|per|pc/i.test(text.slice(amount.start, amount.end));
			const shown = isFraction && (kind === "number" || kind === "range") ? value / 100 : value;
			if (kind === "range") {
				const low = LOW_OPEN.has(bound) ? Number.NEGATIVE_INFINITY : shown;
				const high = HIGH_OPEN.has(bound) ? Number.POSITIVE_INFINITY : (other ?? shown);
				return [{ start: mention.start, end: mention.end, low, high, unit }];
			}
			const { start, end } = kind === "number" ? number : amount;
			const isRange = bound === "range" && other !== undefined;
			return [
				shown,
				...(other === undefined ? [] : [other]),
				...(isRange ? [(value + other) / 2] : []),
			].flatMap((each) => withAmount({ start, end, low: each, high: each, unit }, text));
		});
