import { DRIFT, FAR_OFF } from "../checks/conversion.js";
import type { Conversion } from "../claims/conversion.js";
import { currenciesCompatible, currenciesOfPair } from "../claims/currency.js";
import type { PassageRef } from "../corpus/store.js";
import type { Span } from "../text/span.js";
import type { PrintedPair } from "./conversion-book.js";

export interface CrossRate {
	readonly relation: "implied" | "exclusive";
	readonly working: string;
	readonly places: readonly { readonly ref: PassageRef; readonly span: Span }[];
}

/** A pair in the order that is wanted: units of `to` for one of `from`, with what rounding leaves open as a share. */
interface Leg {
	readonly pair: PrintedPair;
	readonly from: string;
	readonly to: string;
	readonly rate: number;
	readonly slack: number;
}

/**
 * A to B and B to C give A to C: within the rounding of all three pairs and the drift of two. Farther off than rates
 * drift within a year, it is told to be wrong. Currencies that are not told lead nowhere.
 */
export function crossRates(draft: Conversion, text: string, pairs: readonly PrintedPair[]): CrossRate[] {
	const [from, to] = currenciesOfPair(draft.from.currency, draft.to.currency);
	if (from === undefined || to === undefined) return [];
	const legs = pairs.flatMap(bothWays);
	const starts = legs.filter((leg) => currenciesCompatible(leg.from, from));
	const ends = new Map<string, Leg>();
	for (const leg of legs)
		if (currenciesCompatible(leg.to, to) && !ends.has(leg.from)) ends.set(leg.from, leg);
	for (const one of starts) {
		const other = ends.get(one.to);
		if (!other || one.to === to || one.to.startsWith("$")) continue;
		const rate = one.rate * other.rate;
		const off = Math.abs(draft.rate / rate - 1);
		const slack = one.slack + other.slack + slackOf(draft) + 2 * DRIFT;
		const fits = off <= slack;
		if (!fits && (off <= FAR_OFF + slack || from.startsWith("$") || to.startsWith("$"))) continue;
		const places = [one, other].map(({ pair: { ref, conversion } }) => ({
			ref,
			span: { start: conversion.start, end: conversion.end },
		}));
		const working = `source: ${wordsOf(one)}, ${wordsOf(other)}, together a rate of ${shown(rate)}; draft: ${text.slice(draft.first.start, draft.first.end)} = ${text.slice(draft.second.start, draft.second.end)}, a rate of ${shown(draft.rate)}`;
		return [{ relation: fits ? "implied" : "exclusive", working, places }];
	}
	return [];
}

function bothWays(pair: PrintedPair): Leg[] {
	const { conversion } = pair;
	const [from, to] = currenciesOfPair(conversion.from.currency, conversion.to.currency);
	if (from === undefined || to === undefined) return [];
	const slack = slackOf(conversion);
	return [
		{ pair, from, to, rate: conversion.rate, slack },
		{ pair, from: to, to: from, rate: 1 / conversion.rate, slack },
	];
}

function slackOf({ from, to }: Conversion): number {
	return from.precision / from.value + to.precision / to.value;
}

function wordsOf({ pair: { ref, conversion } }: Leg): string {
	const { text } = ref.source.facts(ref.index);
	return `${text.slice(conversion.first.start, conversion.first.end)} = ${text.slice(conversion.second.start, conversion.second.end)}`;
}

function shown(rate: number): string {
	return String(Number(rate.toPrecision(4)));
}
