import type { QuantityMention } from "./types.js";
import { units } from "./unit-table.js";

interface Conversion {
	readonly dimension: string;
	readonly factor: number;
	readonly offset: number;
}

const conversions: ReadonlyMap<string, Conversion> = new Map(
	units.map(({ name, dimension, factor, offset = 0 }) => [name, { dimension, factor, offset }]),
);

const PER = " per ";

/** The conversion of a unit, or of a rate of two: "kilometre per hour", "tonne per year". */
function conversionOf(unit: string): Conversion | undefined {
	const known = conversions.get(unit);
	const per = known === undefined ? unit.indexOf(PER) : -1;
	if (per < 0) return known;
	const over = conversions.get(unit.slice(0, per));
	const under = conversions.get(unit.slice(per + PER.length));
	if (over === undefined || under === undefined || over.offset !== 0 || under.offset !== 0) return undefined;
	return { dimension: `${over.dimension}/${under.dimension}`, factor: over.factor / under.factor, offset: 0 };
}

/**
 * The same quantity in the base unit of its dimension (metre, square metre, kilogram, cubic metre, metre per second,
 * kelvin, joule, watt, byte, pascal, second ...), so that two units of one dimension compare.
 * A year is 365.25 days and a month a twelfth of it. `unit` is a canonical name as in `QuantityMention.unit`;
 * "kilometre per hour" is a rate of two; undefined when it is not in the table ("share").
 */
export function inBaseUnit(unit: string, value: number): { dimension: string; value: number } | undefined {
	const conversion = conversionOf(unit);
	if (conversion === undefined) return undefined;
	return { dimension: conversion.dimension, value: value * conversion.factor + conversion.offset };
}

/** Two figures in one unit, that of the dimension where theirs differ; undefined when they measure different things. */
export function inCommonUnit(
	draft: QuantityMention,
	source: QuantityMention,
): { draft: QuantityMention; source: QuantityMention } | undefined {
	if (draft.unit === undefined || source.unit === undefined) return undefined;
	if (draft.unit === source.unit) return { draft, source };
	const a = inBase(draft, draft.unit);
	const b = inBase(source, source.unit);
	return a && b && a.dimension === b.dimension ? { draft: a.figure, source: b.figure } : undefined;
}

function inBase(
	mention: QuantityMention,
	unit: string,
): { dimension: string; figure: QuantityMention } | undefined {
	const value = inBaseUnit(unit, mention.value);
	const next = inBaseUnit(unit, mention.value + 1);
	if (!value || !next) return undefined;
	const factor = next.value - value.value;
	const offset = value.value - mention.value * factor;
	return {
		dimension: value.dimension,
		figure: {
			...mention,
			value: value.value,
			lower: mention.lower * factor + offset,
			upper: mention.upper * factor + offset,
			precision: Math.abs(mention.precision * factor),
		},
	};
}
