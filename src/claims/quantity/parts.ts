import type { Measure } from "../types.js";
import { type NumberParse, tidy } from "./scales.js";

/** What a number measures. `factor` turns what is printed into the value: 0.01 for cents and basis points. */
export interface Kind {
	readonly measure: Measure;
	readonly unit?: string;
	readonly currency?: string;
	readonly factor: number;
}

/** A number with what it measures; token positions, `to` exclusive. */
export interface Amount {
	readonly from: number;
	readonly to: number;
	readonly numberFrom: number;
	readonly numberTo: number;
	readonly number: NumberParse;
	readonly kind: Kind;
	readonly negative: boolean;
	/** Neither unit nor currency nor per cent is printed. */
	readonly bare: boolean;
	/** Added by a smaller unit, in the first one: the inches of "5ft 10in". */
	readonly extra: number;
}

/** The printed value with its sign, in the unit of the kind. */
export function printedValue(amount: Amount): number {
	const value = tidy(amount.number.value * amount.kind.factor + amount.extra);
	return amount.negative && value !== 0 ? -value : value;
}

/** Neither unit nor currency: what is counted follows, if anything. */
export const COUNT: Kind = { measure: "count", factor: 1 };

export function times(number: NumberParse, factor: number, to: number): NumberParse {
	return {
		to,
		value: tidy(number.value * factor),
		step: number.step * factor,
		scale: number.scale * factor,
		digits: number.digits,
	};
}
