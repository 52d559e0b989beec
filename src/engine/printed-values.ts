import type { Slot } from "../claims/facts.js";
import type { StoredSource } from "../corpus/store.js";

/** Every number and every part of a date that a source prints, whatever it stands for. */
interface PrintedValues {
	readonly numbers: ReadonlySet<number>;
	readonly months: ReadonlySet<number>;
}

const read = new WeakMap<StoredSource, PrintedValues>();

function valuesOf(source: StoredSource): PrintedValues {
	const known = read.get(source);
	if (known) return known;
	const numbers = new Set<number>();
	const months = new Set<number>();
	const add = (value: number | undefined): void => {
		if (value !== undefined && Number.isFinite(value)) numbers.add(value);
	};
	for (let i = 0; i < source.sentences.length; i++) {
		const { tokens, slots } = source.facts(i);
		for (const { kind, text } of tokens) if (kind === "number") add(Number(text.replaceAll(",", "")));
		for (const { mention } of slots) {
			if (mention.type === "quantity") {
				for (const value of [mention.value, mention.other, mention.lower, mention.upper]) add(value);
				continue;
			}
			for (const iso of [mention.from, mention.to]) addDate(iso, add, months);
			for (const value of [mention.year, mention.day]) add(value);
			if (mention.month !== undefined) months.add(mention.month);
		}
	}
	addDate(source.published, add, months);
	const values = { numbers, months };
	read.set(source, values);
	return values;
}

function addDate(iso: string | undefined, add: (value: number) => void, months: Set<number>): void {
	if (iso === undefined) return;
	const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
	if (year !== undefined) add(year);
	if (day !== undefined) add(day);
	if (month !== undefined) months.add(month);
}

/** A writer tallies what a source lists: "four products" of a source that names four and prints no number. */
const TALLY = 5;

/**
 * Whether a source prints a figure's value anywhere, for whatever: a date when it prints each of its parts. A count
 * that a reader can make without a number passes too. A value that stands for something else does not support the
 * claim, but it is no sign of a slip of the pen either.
 */
export function isPrintedAnywhere(source: StoredSource, { mention }: Slot): boolean {
	const { numbers, months } = valuesOf(source);
	if (mention.type === "date") {
		const { year, month, day } = mention;
		if (year === undefined && month === undefined && day === undefined) return true;
		return (
			(year === undefined || numbers.has(year)) &&
			(month === undefined || months.has(month)) &&
			(day === undefined || numbers.has(day))
		);
	}
	if (mention.measure === "count" && mention.value <= TALLY) return true;
	if (numbers.has(mention.value)) return true;
	for (const value of numbers) if (Math.abs(value - mention.value) <= mention.precision) return true;
	return false;
}
