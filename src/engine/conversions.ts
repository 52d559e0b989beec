import { compareConversions } from "../checks/conversion.js";
import { compareWithRates } from "../checks/reference-rate.js";
import type { Relation } from "../checks/types.js";
import { reckonUnits } from "../checks/unit-pair.js";
import { type Conversion, conversionsOf } from "../claims/conversion.js";
import type { Facts, Slot } from "../claims/facts.js";
import { type PassageRef, rowAsPassage, type StoredSource } from "../corpus/store.js";
import { rowOn } from "../text/rate-table.js";
import type { ConversionBook, PrintedPair } from "./conversion-book.js";
import { crossRates } from "./cross-rates.js";
import { isEcho } from "./independence.js";
import type { JudgedClaim, JudgedEvidence } from "./judged.js";

/** What something known of a rate says of the draft's conversion. */
interface Opinion {
	readonly relation: Relation;
	readonly working?: string;
	readonly replacement?: string;
	readonly places: readonly Omit<JudgedEvidence, "stance">[];
}

/** Judges the conversions of a sentence; `judged` are the amounts that need no judgement of their own any more. */
export function judgeConversions(
	facts: Facts,
	refs: readonly PassageRef[],
	book: ConversionBook,
): { claims: JudgedClaim[]; judged: ReadonlySet<Slot> } {
	const judged = new Set<Slot>();
	const claims = conversionsOf(facts).flatMap((conversion): JudgedClaim[] => {
		if (conversion.type === "unit") return misconverted(conversion, facts.text);
		judged.add(conversion.second);
		return [judge(conversion, opinionsOn(conversion, facts, refs, book))];
	});
	return { claims, judged };
}

/** A quantity in two units that are not the same quantity: no source is needed. */
function misconverted(conversion: Conversion, text: string): JudgedClaim[] {
	const found = reckonUnits(conversion, text);
	if (!found || found.fits) return [];
	const { first, second, to } = conversion;
	const replacement = `${text.slice(second.start, to.number.start)}${found.number}${text.slice(to.number.end, second.end)}`;
	return [
		{
			start: second.start,
			end: second.end,
			kind: "conversion",
			verdict: "contradicted",
			confidence: 0.95,
			message: `${text.slice(first.start, first.end)} is not ${text.slice(second.start, second.end)}.`,
			working: found.working,
			replacement,
			evidence: [],
			related: [{ start: first.start, end: first.end }],
		},
	];
}

/**
 * The opinions of the best kind of knowledge that has any: a source that converts this very amount near these words;
 * the reference rate of the draft's day; other amounts in the same currencies; a rate through a third currency.
 */
function opinionsOn(
	conversion: Conversion,
	facts: Facts,
	refs: readonly PassageRef[],
	book: ConversionBook,
): readonly Opinion[] {
	const near = refs.flatMap((ref) => {
		const passage = ref.source.facts(ref.index);
		return conversionsOf(passage)
			.filter(({ type }) => type === "currency")
			.map((other) => ({ ref, conversion: other }));
	});
	const sayings = near.map((pair) => ({ pair, ...compared(conversion, facts, pair) }));
	const same = sayings.filter(({ sameAmount }) => sameAmount).map(({ opinion }) => opinion);
	if (same.length > 0) return same;
	const official = referenceOpinions(conversion, facts, book);
	if (official.length > 0) return official;
	const rates = sayings
		.filter(({ pair, opinion }) => isImplied(opinion) || yearsApart(facts, pair) !== "apart")
		.map(({ opinion }) => opinion);
	const known = new Set(near.map(({ ref }) => ref.source));
	const elsewhere = book
		.pairs()
		.filter(({ ref }) => !known.has(ref.source))
		.map((pair) => ({ pair, opinion: compared(conversion, facts, pair).opinion }))
		.filter(({ pair, opinion }) => isImplied(opinion) || yearsApart(facts, pair) === "near")
		.map(({ opinion }) => opinion);
	const all = [...rates, ...elsewhere].filter(isDecided);
	return all.length > 0 ? all : crossRates(conversion, facts.text, book.pairs());
}

function isImplied(opinion: Opinion): boolean {
	return opinion.relation === "implied";
}

function isDecided({ relation }: Opinion): boolean {
	return relation === "equal" || relation === "implied" || relation === "exclusive";
}

function compared(
	conversion: Conversion,
	facts: Facts,
	{ ref, conversion: other }: PrintedPair,
): { opinion: Opinion; sameAmount: boolean } {
	const { text } = ref.source.facts(ref.index);
	const { sameAmount, ...comparison } = compareConversions(
		{ conversion, text: facts.text },
		{ conversion: other, text },
	);
	const places = [{ ref, span: { start: other.start, end: other.end } }];
	return { opinion: { ...comparison, places }, sameAmount: sameAmount === true };
}

/** Farther apart, currencies have moved more than any rule of thumb allows. */
const YEAR = 366 * 86_400_000;

function yearsApart({ reference }: Facts, pair: PrintedPair): "near" | "apart" | "not told" {
	const published = pair.ref.source.published;
	if (reference === undefined || published === undefined) return "not told";
	const gap = Math.abs(Date.parse(reference) - Date.parse(published.slice(0, 10)));
	return gap <= YEAR ? "near" : "apart";
}

/** The rates of the draft's own day; none for a draft without a date, or a sentence about another time. */
function referenceOpinions(conversion: Conversion, facts: Facts, book: ConversionBook): Opinion[] {
	const { reference } = facts;
	if (reference === undefined) return [];
	return book.tables().flatMap((source): Opinion[] => {
		const { rates } = source;
		const row = rates && rowOn(rates, reference);
		if (!row) return [];
		const found = compareWithRates(conversion, facts.text, rates, source.input.text, row);
		const ref = rowAsPassage(source, row);
		if (!found || !ref || (found.relation === "exclusive" && speaksOfAnotherTime(facts, reference)))
			return [];
		const places = found.rates.map(({ start, end }) => ({
			ref,
			span: { start: start - row.start, end: end - row.start },
		}));
		return [{ relation: found.relation, working: found.working, places }];
	});
}

/** A month either way: "last week's offer of ..." is at the rates of today. */
const SAME_TIME = 31 * 86_400_000;

function speaksOfAnotherTime(facts: Facts, reference: string): boolean {
	const today = Date.parse(reference);
	return facts.slots.some(({ mention }) => {
		if (mention.type !== "date" || mention.from === undefined || mention.to === undefined) return false;
		return Date.parse(mention.from) > today + SAME_TIME || Date.parse(mention.to) < today - SAME_TIME;
	});
}

function sourcesOf({ places }: Opinion): StoredSource[] {
	return places.map(({ ref }) => ref.source);
}

function judge(conversion: Conversion, opinions: readonly Opinion[]): JudgedClaim {
	const supports = opinions.filter(({ relation }) => relation === "equal" || relation === "implied");
	const against = opinions.filter(({ relation }) => relation === "exclusive");
	const span = { start: conversion.start, end: conversion.end, kind: "conversion" as const };
	const first = against[0];
	const agreeing = supports[0];
	const agreed = supports.flatMap(sourcesOf);
	const conflict = against.find((one) => !sourcesOf(one).every((source) => isEcho(source, agreed)));
	if (agreeing && conflict) {
		return {
			...span,
			verdict: "conflicting",
			confidence: 0.9,
			message: "The sources give different conversions.",
			...workingOf(conflict),
			evidence: [...evidence(agreeing, "supports"), ...evidence(conflict, "contradicts")],
		};
	}
	if (agreeing) {
		return {
			...span,
			verdict: "supported",
			confidence: 0.95,
			message: "A source gives the same conversion.",
			...workingOf(agreeing),
			evidence: most(supports).flatMap((one) => evidence(one, "supports")),
		};
	}
	if (first) {
		return {
			...span,
			verdict: "contradicted",
			confidence: 0.95,
			message: "A source converts the amount differently.",
			...workingOf(first),
			...(first.replacement === undefined ? {} : { replacement: first.replacement }),
			evidence: most(against).flatMap((one) => evidence(one, "contradicts")),
		};
	}
	return {
		...span,
		verdict: "unverified",
		confidence: 0,
		message: "The sources hold no conversion between these currencies.",
		evidence: [],
	};
}

const MOST_EVIDENCE = 5;

function most(opinions: readonly Opinion[]): readonly Opinion[] {
	return opinions.slice(0, MOST_EVIDENCE);
}

function workingOf({ working }: Opinion): { working?: string } {
	return working === undefined ? {} : { working };
}

function evidence({ places }: Opinion, stance: JudgedEvidence["stance"]): JudgedEvidence[] {
	return places.map((place) => ({ ...place, stance }));
}
