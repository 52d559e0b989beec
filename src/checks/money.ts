import { currenciesCompatible, mayBeConverted } from "../claims/currency.js";
import { figureCheck } from "./figure.js";
import type { SlotCheck } from "./types.js";

const amounts = figureCheck("money", ["money"], (draft, source) =>
	currenciesCompatible(draft.currency, source.currency) && draft.unit === source.unit
		? { draft, source }
		: undefined,
);

/**
 * "$US550 billion": an amount in a currency. A bare dollar sign is any dollar; amounts per share, per month stand
 * alone. Where one side does not tell its dollar, another amount may be the same sum in another dollar.
 */
export const money: SlotCheck = {
	...amounts,
	compare(draft, source) {
		const comparison = amounts.compare(draft, source);
		const [a, b] = [draft.slot.mention, source.slot.mention];
		if (comparison.relation !== "exclusive" || a.type !== "quantity" || b.type !== "quantity")
			return comparison;
		return mayBeConverted(a, b) ? { relation: "compatible" } : comparison;
	},
};
