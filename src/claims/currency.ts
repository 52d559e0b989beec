const DOLLARS = new Set(["USD", "AUD", "NZD", "CAD", "HKD", "SGD", "TWD", "FJD", "JMD", "BBD", "TTD"]);

/** Whether two amounts can be in one currency: the same code, or a dollar that is not told ("$") beside any dollar. */
export function currenciesCompatible(a: string | undefined, b: string | undefined): boolean {
	if (a === b) return true;
	if (a === undefined || b === undefined) return false;
	return (a === "$" && DOLLARS.has(b)) || (b === "$" && DOLLARS.has(a));
}
