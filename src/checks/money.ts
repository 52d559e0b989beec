import { currenciesCompatible } from "../claims/currency.js";
import { figureCheck } from "./figure.js";

/** "$US550 billion": an amount in a currency. A bare dollar sign is any dollar; amounts per share, per month stand alone. */
export const money = figureCheck("money", ["money"], (draft, source) =>
	currenciesCompatible(draft.currency, source.currency) && draft.unit === source.unit
		? { draft, source }
		: undefined,
);
