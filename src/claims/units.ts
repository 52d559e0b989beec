import table from "./data/unit-table.json" with { type: "json" };

interface Conversion {
	readonly dimension: string;
	readonly factor: number;
	readonly offset: number;
}

const conversions: ReadonlyMap<string, Conversion> = new Map(
	table.units.map((unit) => [
		unit.name,
		{ dimension: unit.dimension, factor: unit.factor, offset: "offset" in unit ? (unit.offset ?? 0) : 0 },
	]),
);

/**
 * The same quantity in the base unit of its dimension (metre, square metre, kilogram, cubic metre, metre per second,
 * kelvin, joule, watt, byte, pascal, second ...), so that two units of one dimension compare.
 * A year is 365.25 days and a month a twelfth of it. `unit` is a canonical name as in `QuantityMention.unit`;
 * undefined when it is not in the table ("share").
 */
export function inBaseUnit(unit: string, value: number): { dimension: string; value: number } | undefined {
	const conversion = conversions.get(unit);
	if (conversion === undefined) return undefined;
	return { dimension: conversion.dimension, value: value * conversion.factor + conversion.offset };
}
