/** A figure as it is compared, whoever found it. Offsets are half-open UTF-16. */
export interface Figure {
	readonly start: number;
	readonly end: number;
	/** The same for a single number; infinite for an open end. */
	readonly low: number;
	readonly high: number;
	/** A key of `unitKey`; "" for none. */
	readonly unit: string;
}

/** Names of one unit in one key; what is not here is its own key. */
const SAME_UNIT: Readonly<Record<string, string>> = {
	dimensionless: "",
	c: "degreecelsius",
	f: "degreefahrenheit",
	k: "kelvin",
	age: "year",
	percentage: "percent",
	poundmass: "pound",
	// the gold has one "ton" for tons and tonnes
	metricton: "ton",
	tonne: "ton",
	poundsterling: "pound",
	britishpound: "pound",
	rupee: "indianrupee",
	xbt: "bitcoin",
	peseta: "spanishpeseta",
	netherlandsguilder: "dutchguilder",
	colon: "costaricancolon",
};

/** Hundredths of another unit: both sides are compared in the larger one. */
const MINOR: Readonly<Record<string, string>> = {
	cent: "dollar",
	pence: "pound",
	penny: "pound",
	dime: "dollar",
};
const MINOR_VALUE: Readonly<Record<string, number>> = { dime: 10 };

export function unitKey(name: string): string {
	const plain = name
		.normalize("NFD")
		.toLowerCase()
		.replace(/meter/g, "metre")
		.replace(/liter/g, "litre")
		.replace(/united states/, "us")
		.replace(/[^a-z]/g, "");
	return SAME_UNIT[plain] ?? plain;
}

function endsOf(value: string): [number, number] {
	const interval = /^[[(](.*),(.*)[\])]$/.exec(value);
	if (interval === null) {
		const single = value.trim() === "" ? Number.NaN : Number(value.replace("%", ""));
		return [single, single];
	}
	const end = (text: string, open: number): number => (text.trim() === "" ? open : Number(text));
	return [end(interval[1] ?? "", Number.NEGATIVE_INFINITY), end(interval[2] ?? "", Number.POSITIVE_INFINITY)];
}

/** A figure from a value as the gold and the suite write it: "5", "5%", "[5,7)", "(5,)". */
export function figureOf(start: number, end: number, value: string, unit: string): Figure {
	const key = value.endsWith("%") ? "percent" : unitKey(unit);
	const major = MINOR[key];
	const [low, high] = endsOf(value);
	if (major === undefined) return { start, end, low, high, unit: key };
	const factor = (MINOR_VALUE[key] ?? 1) / 100;
	return { start, end, low: low * factor, high: high * factor, unit: major };
}

const TOLERANCE = 1e-6;
const near = (a: number, b: number): boolean =>
	a === b || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));

export const overlaps = (a: Figure, b: Figure): boolean => a.start < b.end && b.start < a.end;
export const sameSpan = (a: Figure, b: Figure): boolean => a.start === b.start && a.end === b.end;
export const sameValue = (a: Figure, b: Figure): boolean => near(a.low, b.low) && near(a.high, b.high);
