import type { StatedSum } from "../claims/arithmetic.js";
import type { Slot } from "../claims/facts.js";
import type { DateMention, QuantityMention } from "../claims/types.js";

/** How a printed result stands to what its figures give. */
export interface Reckoning {
	readonly follows: boolean;
	/** The figure that should follow from the others. */
	readonly result: Slot;
	readonly rest: readonly Slot[];
	/** The sum in words: "12 + 15 = 27". */
	readonly working: string;
	/** What it should read, where that can be written in the place of `result`'s words. */
	readonly replacement?: string;
}

/** Reckons a stated sum; undefined where its figures do not allow it. `today` is the document's ISO date. */
export function reckon(sum: StatedSum, text: string, today: string | undefined): Reckoning | undefined {
	switch (sum.type) {
		case "parts":
			return reckonParts(sum, text);
		case "change":
			return reckonChange(sum, text);
		case "share":
			return reckonShare(sum, text);
		case "subset":
			return reckonSubset(sum, text);
		case "lifetime":
			return reckonLifetime(sum, text, today);
	}
}

type Of<T extends StatedSum["type"]> = Extract<StatedSum, { type: T }>;
/** A closed interval. */
type Reach = readonly [low: number, high: number];

function reckonParts({ total, parts }: Of<"parts">, text: string): Reckoning | undefined {
	const whole = quantity(total);
	const summands = parts.map(quantity);
	if (!whole || summands.some((one) => one === undefined)) return undefined;
	const known = summands.filter((one) => one !== undefined);
	const reach: Reach = [
		known.reduce((sum, { lower }) => sum + lower, 0),
		known.reduce((sum, { upper }) => sum + upper, 0),
	];
	const value = known.reduce((sum, part) => sum + part.value, 0);
	const exact = known.every(({ bound, precision }) => bound === "exact" && precision === 0);
	return {
		follows: meet(reach, [whole.lower, whole.upper]),
		result: total,
		rest: parts,
		working: `${parts.map((part) => words(part, text)).join(" + ")} = ${exact ? "" : "about "}${inWordsOf(value, whole, text)}, and the draft says ${words(total, text)}`,
		...(exact ? replaced(total, text, value) : {}),
	};
}

/** A percentage may be cut off as well as rounded: a whole unit of its last digit on either side. */
function shareReach(share: QuantityMention): Reach {
	return [share.lower - share.precision, share.upper + share.precision];
}

function reckonChange({ from, to, by, direction }: Of<"change">, text: string): Reckoning | undefined {
	const a = quantity(from);
	const b = quantity(to);
	const change = quantity(by);
	if (!a || !b || !change || a.lower <= 0 || b.lower <= 0 || a.value === b.value) return undefined;
	const base = { result: by, rest: [from, to] };
	const pair = `from ${words(from, text)} to ${words(to, text)}`;
	if (change.measure === "multiple") {
		const factor = change.value > 0 ? b.value / a.value : 1;
		const reach: Reach = [b.lower / a.upper, b.upper / a.lower];
		// "doubled" is said of what nearly doubled
		const said: Reach = [change.lower * (1 - LOOSE), change.upper * (1 + LOOSE)];
		return {
			...base,
			follows: meet(reach, said),
			working: `${pair} is ${shown(factor)} times as much, and the draft says ${words(by, text)}`,
		};
	}
	const rising = b.value > a.value;
	if (change.measure !== "percent" && change.measure !== "points") {
		if (change.measure !== a.measure || change.unit !== a.unit || change.currency !== a.currency)
			return undefined;
		const [low, high] = rising ? [a, b] : [b, a];
		const value = high.value - low.value;
		return {
			...base,
			follows: meet([high.lower - low.upper, high.upper - low.lower], [change.lower, change.upper]),
			working: `${pair} is a ${rising ? "rise" : "fall"} of ${inWordsOf(value, change, text)}, and the draft says ${words(by, text)}`,
		};
	}
	const sign = rising ? 1 : -1;
	const points: Reach = rising
		? [b.lower - a.upper, b.upper - a.lower]
		: [a.lower - b.upper, a.upper - b.lower];
	const relative: Reach = rising
		? [(b.lower / a.upper - 1) * 100, (b.upper / a.lower - 1) * 100]
		: [(1 - b.upper / a.lower) * 100, (1 - b.lower / a.upper) * 100];
	const said = shareReach(change);
	const shares = a.measure === "percent" || a.measure === "points";
	if (change.measure === "points" && !shares) return undefined;
	// between two percentages, "per cent" is often said of points: either is let pass
	const fits = (change.measure === "points" ? false : meet(relative, said)) || (shares && meet(points, said));
	const turned = direction !== 0 && direction !== sign;
	if (turned && fits) return undefined;
	const value =
		change.measure === "points" ? Math.abs(b.value - a.value) : Math.abs(b.value / a.value - 1) * 100;
	const unit = change.measure === "points" ? " percentage points" : " %";
	return {
		...base,
		follows: fits,
		working: `${pair} is a ${rising ? "rise" : "fall"} of ${shown(value)}${unit}, and the draft says ${words(by, text)}`,
		...replaced(by, text, roundedAs(value, change)),
	};
}

const LOOSE = 0.12;

function reckonShare({ part, whole, share }: Of<"share">, text: string): Reckoning | undefined {
	const a = quantity(part);
	const b = quantity(whole);
	const said = quantity(share);
	if (!a || !b || !said || b.lower <= 0 || a.lower < 0 || a.value > b.value) return undefined;
	const value = (a.value / b.value) * 100;
	return {
		follows: meet([(a.lower / b.upper) * 100, (a.upper / b.lower) * 100], shareReach(said)),
		result: share,
		rest: [part, whole],
		working: `${words(part, text)} of ${words(whole, text)} is ${shown(value)} %, and the draft says ${words(share, text)}`,
		...replaced(share, text, roundedAs(value, said)),
	};
}

/** A part may be all of its set, and no more. */
function reckonSubset({ part, whole }: Of<"subset">, text: string): Reckoning | undefined {
	const a = quantity(part);
	const b = quantity(whole);
	if (!a || !b) return undefined;
	return {
		follows: a.lower <= b.upper,
		result: part,
		rest: [whole],
		working: `${words(part, text)} of ${words(whole, text)} is more than all of them`,
	};
}

function reckonLifetime({ born, died, age }: Of<"lifetime">, text: string, today: string | undefined) {
	const years = quantity(age);
	const birth = date(born);
	const end = died ? date(died) : undefined;
	const last = died ? end?.to : today;
	const first = died ? end?.from : today;
	if (!years || !birth?.from || !birth.to || !first || !last || years.bound !== "exact") return undefined;
	const most = fullYears(birth.from, last);
	const least = fullYears(birth.to, first);
	const between = least === most ? String(most) : `${least} or ${most}`;
	if (least < 0 || most - least > 2) return undefined;
	return {
		follows: years.value >= least && years.value <= most,
		result: age,
		rest: died ? [born, died] : [born],
		working: `born ${words(born, text)}${died ? `, died ${words(died, text)}` : `, on ${last}`}: ${between} years, and the draft says ${words(age, text)}`,
	};
}

/** Full years from one ISO day to another. */
function fullYears(from: string, to: string): number {
	const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
	return to.slice(5) < from.slice(5) ? years - 1 : years;
}

function quantity({ mention }: Slot): QuantityMention | undefined {
	return mention.type === "quantity" ? mention : undefined;
}

function date({ mention }: Slot): DateMention | undefined {
	return mention.type === "date" ? mention : undefined;
}

function meet(a: Reach, b: Reach): boolean {
	const slack = 1e-9 * Math.max(1, Math.abs(a[1]), Math.abs(b[1]));
	return a[0] <= b[1] + slack && b[0] <= a[1] + slack;
}

function words(slot: Slot, text: string): string {
	return text.slice(slot.start, slot.end);
}

function shown(value: number): string {
	return String(Number(value.toPrecision(3)));
}

/** Rounded to the last digit that the figure prints. */
function roundedAs(value: number, { precision }: QuantityMention): number {
	const step = precision > 0 ? 2 * precision : 1;
	return Number((Math.round(value / step) * step).toPrecision(12));
}

/** A sum in the scale that the total is printed in: "27", "$57 million". */
function inWordsOf(value: number, whole: QuantityMention, text: string): string {
	const number = text.slice(whole.number.start, whole.number.end);
	const digits = /^[\d.,]+/.exec(number)?.[0];
	const printed = digits === undefined ? 0 : Number(digits.replaceAll(",", ""));
	const scale = printed > 0 ? whole.value / printed : 1;
	const scaled = Number((value / scale).toPrecision(12)).toLocaleString("en-GB", {
		maximumFractionDigits: 6,
	});
	if (digits === undefined) return scaled;
	return `${text.slice(whole.start, whole.number.start)}${scaled}${number.slice(digits.length)}${text.slice(whole.number.end, whole.end)}`;
}

/** The result with its digits exchanged; none for a number in words or with a hedge before it. */
function replaced(slot: Slot, text: string, value: number): { replacement?: string } {
	const mention = quantity(slot);
	if (mention?.bound !== "exact") return {};
	const number = text.slice(mention.number.start, mention.number.end);
	if (!/^\d+(?:\.\d+)?$/.test(number)) return {};
	return {
		replacement: `${text.slice(slot.start, mention.number.start)}${value}${text.slice(mention.number.end, slot.end)}`,
	};
}
