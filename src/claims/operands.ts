import lexicon from "./data/arithmetic.json" with { type: "json" };
import type { Facts, Slot } from "./facts.js";
import { type Skeleton, skeletonOf, skeletonPattern } from "./skeleton.js";
import type { QuantityMention } from "./types.js";

/** Figures that a passage states and another one follows from. */
export type Operands =
	/** "From 40 to 52": how far it went, by how much, how many times. */
	| { readonly type: "change"; readonly from: Slot; readonly to: Slot }
	/** "12 men and 15 women", "14 branches in Kent and nine in Essex": all there are of `wholes`, or of what both count. */
	| {
			readonly type: "sum";
			readonly parts: readonly Slot[];
			/** Each part as it is printed, with what tells it apart: "12 men", "nine in Essex". */
			readonly labels: readonly string[];
			/** Words for both parts together; empty where both count the same. */
			readonly wholes: readonly string[];
			/** Keys of the places or owners that tell the parts apart. */
			readonly names: readonly string[];
	  }
	/** "30 of the 90 voters". */
	| { readonly type: "share"; readonly part: Slot; readonly whole: Slot }
	/** "25 per cent of the 400 homes". */
	| { readonly type: "portion"; readonly share: Slot; readonly whole: Slot }
	/** "From 2010 to 2014". */
	| { readonly type: "span"; readonly first: Slot; readonly last: Slot }
	/** "240 cars in six days". */
	| { readonly type: "rate"; readonly amount: Slot; readonly time: Slot }
	/** "£12,000 a year". */
	| { readonly type: "pace"; readonly amount: Slot }
	/** "51 votes to 49", "2-1". */
	| { readonly type: "margin"; readonly score: Slot };

const whole = "(?:the |its |their |his |her |all |all the |a total of )?{number:whole}";
const changes = [
	"from ~{number|percent:from} to ~{number|percent:to}",
	"to ~{number|percent:to} from ~{number|percent:from}",
].map(skeletonPattern);
const shares = [`{number:part}(?: \\w+)? (?:out )?of ${whole}`].map(skeletonPattern);
const portions = [`{percent:share} of ${whole}`].map(skeletonPattern);
const rates = [
	"{number:amount}~\\b(?:in|over|within|during) (?:the |a |its )?(?:past |last )?{number:time}",
].map(skeletonPattern);
const place = "(?:in|at|from|for|near) ";
const lists = [
	`{number:a} ~${place}[^\uE000-\uF8FF,;:()]{2,30},? and (?:another |a further )?{number:b} ~${place}`,
	`{number:a} ~${place}[^\uE000-\uF8FF,;:()]{2,30},? and (?:another |a further )?{number:b} ${place}`,
].map(skeletonPattern);
const openEnded = new RegExp(`\\b(?:${lexicon.openEnded.join("|")})\\b`, "i");

const known = new WeakMap<Facts, readonly Operands[]>();

/** What a passage states that other figures follow from; worked out once a passage. */
export function operandsOf(facts: Facts): readonly Operands[] {
	let found = known.get(facts);
	if (!found) {
		found = facts.slots.length === 0 ? [] : read(facts);
		known.set(facts, found);
	}
	return found;
}

function read(facts: Facts): Operands[] {
	const skeleton = skeletonOf(facts);
	return [
		...pairs(
			skeleton,
			changes,
			({ from, to }) => from && to && alike(from, to) && { type: "change", from, to },
		),
		...pairs(
			skeleton,
			shares,
			({ part, whole: all }) =>
				part && all && isCount(part) && isCount(all) && { type: "share", part, whole: all },
		),
		...pairs(
			skeleton,
			portions,
			({ share, whole: all }) => share && all && { type: "portion", share, whole: all },
		),
		...pairs(
			skeleton,
			rates,
			({ amount, time }) =>
				amount && time && isTime(time) && !isTime(amount) && { type: "rate", amount, time },
		),
		...spans(facts),
		...alone(facts),
		...complements(facts, facts),
		...listed(skeleton, facts),
	];
}

type Named = Readonly<Record<string, Slot>>;

function pairs(
	skeleton: Skeleton,
	patterns: readonly RegExp[],
	build: (slots: Named) => Operands | false | undefined,
): Operands[] {
	return patterns.flatMap((pattern) =>
		[...skeleton.text.matchAll(pattern)].flatMap((match) => build(skeleton.slots(match)) || []),
	);
}

function quantity({ mention }: Slot): QuantityMention | undefined {
	return mention.type === "quantity" ? mention : undefined;
}

function isCount(slot: Slot): boolean {
	return quantity(slot)?.measure === "count";
}

function isTime(slot: Slot): boolean {
	return quantity(slot)?.measure === "duration";
}

/** Whether two figures are measured alike. */
function alike(one: Slot, other: Slot): boolean {
	const [a, b] = [quantity(one), quantity(other)];
	return (
		a !== undefined &&
		b !== undefined &&
		a.measure === b.measure &&
		a.unit === b.unit &&
		a.currency === b.currency
	);
}

/** Two dates that are the ends of one period. */
function spans({ slots }: Facts): Operands[] {
	return slots.flatMap((first, i): Operands[] => {
		const last = slots[i + 1];
		if (first.mention.type !== "date" || last?.mention.type !== "date") return [];
		const isPeriod = first.mention.edge === "first" && last.mention.edge === "last";
		return isPeriod && first.mention.grain === last.mention.grain ? [{ type: "span", first, last }] : [];
	});
}

function alone({ slots }: Facts): Operands[] {
	return slots.flatMap((slot): Operands[] => {
		const mention = quantity(slot);
		if (mention?.measure === "score") return [{ type: "margin", score: slot }];
		return mention?.measure === "money" && mention.unit !== undefined ? [{ type: "pace", amount: slot }] : [];
	});
}

/** The last word of what a figure counts, in lower case. */
export function headWord({ text }: Facts, { counted }: Slot): string {
	return (counted ? text.slice(counted.start, counted.end) : "").toLowerCase().split(/\s+/).at(-1) ?? "";
}

/** Two exact counts of what makes a whole: of men and of women. `second` may be of the sentence after `first`'s. */
export function complements(first: Facts, second: Facts): Operands[] {
	return first.slots.flatMap((a) =>
		second.slots.flatMap((b): Operands[] => {
			if ((first === second && b.start <= a.start) || !isCount(a) || !isCount(b)) return [];
			const pair = lexicon.complements.find(([left = [], right = []]) => {
				const [one, other] = [headWord(first, a), headWord(second, b)];
				return (left.includes(one) && right.includes(other)) || (left.includes(other) && right.includes(one));
			});
			if (!pair || !isWhole(first, a, second, b)) return [];
			const labels = [labelOf(first, a, a.counted?.end), labelOf(second, b, b.counted?.end)];
			return [{ type: "sum", parts: [a, b], labels, wholes: pair[2] ?? [], names: [] }];
		}),
	);
}

function labelOf({ text }: Facts, { start, end }: Slot, to = end): string {
	return text.slice(start, to);
}

/** How far before its first part a list may be told to be open. */
const BEFORE = 30;

/** Whether nothing around two parts says that there are more: "including 12 men and 15 women". */
function isWhole(first: Facts, a: Slot, second: Facts, b: Slot): boolean {
	const before = first.text.slice(Math.max(0, a.start - BEFORE), a.start);
	const between = first === second ? first.text.slice(a.end, b.start) : second.text.slice(0, b.start);
	const behind = second.text.slice(b.end, b.end + BEFORE);
	return !openEnded.test(before) && !openEnded.test(between) && !/^[^.;]*\b(?:and|,)\s+\d/.test(behind);
}

/** "14 branches in Kent and nine in Essex", "£30m in the north and £20m in the south": one thing told of two places. */
function listed(skeleton: Skeleton, facts: Facts): Operands[] {
	return pairs(skeleton, lists, ({ a, b }) => {
		if (!a || !b || !isOfOneThing(a, b) || !isWhole(facts, a, facts, b)) return false;
		const first = placeAmong(facts, a.lastToken, b.firstToken);
		const second = placeAmong(facts, b.lastToken, b.lastToken + BEHIND + 1);
		if (!first || !second) return false;
		const labels = [labelOf(facts, a, first.end), labelOf(facts, b, second.end)];
		return { type: "sum", parts: [a, b], labels, wholes: [], names: [first.key, second.key] };
	});
}

function isOfOneThing(a: Slot, b: Slot): boolean {
	if (quantity(a)?.measure === "money") return alike(a, b);
	if (!a.counted || !isCount(a) || !isCount(b)) return false;
	return b.counted === undefined || b.counted.head === a.counted.head;
}

/** What names a place between two tokens: a name, or else the last word. */
function placeAmong({ terms }: Facts, from: number, to: number): Facts["terms"][number] | undefined {
	const there = terms.filter(({ at }) => at >= from && at < to);
	return there.find(({ proper }) => proper) ?? there.at(-1);
}

/** How far behind its number the name of the second place may stand, in tokens. */
const BEHIND = 4;
