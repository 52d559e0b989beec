import type { QuantityMention } from "../claims/types.js";
import { inBaseUnit } from "../claims/units.js";
import { type Common, figureCheck } from "./figure.js";

/** "12 km", "40 °C": a physical quantity, compared across units. */
export const measure = figureCheck("measure", ["unit"], sameDimension);

/** "six months", "a week": a length of time, compared across units. */
export const duration = figureCheck("duration", ["duration"], sameDimension);

function sameDimension(draft: QuantityMention, source: QuantityMention): ReturnType<Common> {
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
