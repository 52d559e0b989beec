const DOLLARS = new Set(["USD", "AUD", "NZD", "CAD", "HKD", "SGD", "TWD", "FJD", "JMD", "BBD", "TTD"]);

/** Whether two amounts can be in one currency: the same code, or a dollar that is not told ("$") beside any dollar. */
export function currenciesCompatible(a: string | undefined, b: string | undefined): boolean {
	if (a === b) return true;
	if (a === undefined || b === undefined) return false;
	if (a === LOCAL_DOLLAR || b === LOCAL_DOLLAR) {
		const other = a === LOCAL_DOLLAR ? b : a;
		return other === "$" || (other !== "USD" && DOLLARS.has(other));
	}
	return (a === "$" && DOLLARS.has(b)) || (b === "$" && DOLLARS.has(a));
}

/** A dollar that is not told but stands beside the United States' own: the dollar of the text's own country. */
export const LOCAL_DOLLAR = "$ local";

/** The currencies of a pair: a bare dollar sign beside "$US" is a dollar of another country. */
export function currenciesOfPair(
	a: string | undefined,
	b: string | undefined,
): readonly [a: string | undefined, b: string | undefined] {
	if (a === "$" && b === "USD") return [LOCAL_DOLLAR, b];
	if (b === "$" && a === "USD") return [a, LOCAL_DOLLAR];
	return [a, b];
}

/** The currencies that an untold dollar may be, the likeliest first; a told currency is itself. */
export function possibleCurrencies(currency: string | undefined): readonly string[] {
	if (currency === undefined) return [];
	if (currency === "$") return [...DOLLARS];
	return currency === LOCAL_DOLLAR ? [...DOLLARS].filter((dollar) => dollar !== "USD") : [currency];
}
