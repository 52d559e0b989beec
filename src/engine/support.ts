import type { Facts } from "../claims/facts.js";
import type { PassageRef } from "../corpus/store.js";
import { counterparts, type Item } from "./counterparts.js";
import model from "./data/support-weights.json" with { type: "json" };
import type { JudgedClaim } from "./judged.js";

/** How many passages of one source may together cover a sentence. */
const TOGETHER = 3;
/** How many of a source's passages may know a word for it not to be strange. */
const AROUND = 8;
/** Two words follow each other in a passage when no more than this many tokens lie between. */
const FOLLOWS = 4;

/**
 * 0..1: how likely a reader would find the sentence borne out by one source. Logistic over how much of its words,
 * names and figures the source's best passages cover, how they hang together there, and what its claims came to;
 * fitted by scripts/fit-support.ts.
 */
export function supportOf(facts: Facts, refs: readonly PassageRef[], claims: readonly JudgedClaim[]): number {
	const features = supportFeatures(facts, refs, claims);
	if (!features) return 0;
	const weights: Readonly<Record<string, number>> = model.weights;
	let sum = model.bias;
	for (const [name, value] of Object.entries(features)) sum += (weights[name] ?? 0) * value;
	return 1 / (1 + Math.exp(-sum));
}

/** What speaks for and against a sentence, each 0..1; undefined when there is nothing to compare. */
export function supportFeatures(
	facts: Facts,
	refs: readonly PassageRef[],
	claims: readonly JudgedClaim[],
): Readonly<Record<string, number>> | undefined {
	const best = bestSource(facts, refs);
	if (!best) return undefined;
	const { readings, around } = best;
	const first = readings[0];
	if (!first) return undefined;
	const { items } = first;
	const together = items.map((_, i) =>
		Math.max(...readings.map((reading) => reading.items[i]?.likeness ?? 0)),
	);
	const exact = items.map((_, i) => (readings.some((reading) => reading.items[i]?.likeness === 1) ? 1 : 0));
	const wide = items.map((item, i) =>
		Math.max(together[i] ?? 0, around.some((passage) => speaksOf(passage, facts, item)) ? 1 : 0),
	);
	const alone = items.map(({ likeness }) => likeness);
	const names = (values: readonly number[]) => shareOf(items, values, ({ proper }) => proper, 1);
	const rare = (values: readonly number[]) => shareOf(items, values, ({ weight }) => weight >= RARE, 1);
	const missing = items.filter((_, i) => (together[i] ?? 0) < MISSING);
	const strange = items.filter((_, i) => (wide[i] ?? 0) < MISSING);
	const failed = claims.filter(({ verdict }) => verdict === "contradicted");
	const judged = claims.filter(({ verdict }) => verdict !== "contradicted");
	const borne = judged.filter(({ verdict }) => verdict === "supported" || verdict === "conflicting");
	return {
		alone: shareOf(items, alone, all, 0),
		together: shareOf(items, together, all, 0),
		wide: shareOf(items, wide, all, 0),
		exact: shareOf(items, exact, all, 0),
		names: names(together),
		namesAlone: names(alone),
		namesWide: names(wide),
		rare: rare(together),
		rareWide: rare(wide),
		heaviestMissing: Math.max(0, ...missing.map(({ weight }) => weight)),
		heaviestStrange: Math.max(0, ...strange.map(({ weight }) => weight)),
		missing: Math.min(1, missing.length / 6),
		strange: Math.min(1, strange.length / 6),
		oneMissing: missing.length > 0 ? 1 : 0,
		oneStrange: strange.length > 0 ? 1 : 0,
		loneStrange: Math.max(0, ...items.map((item, i) => lone(item, i, wide, alone))),
		longestRun: longestRun(together) / Math.max(1, items.length),
		pairs: pairsOf(items, readings),
		pairsAlone: pairsOf(items, readings.slice(0, 1)),
		order: orderOf(first),
		opposite: items.some(
			({ opposite, likeness }, i) => likeness === 0 && opposite !== undefined && wide[i] === 0,
		)
			? 1
			: 0,
		contradicted: failed.length > 0 ? 1 : 0,
		borne: judged.length > 0 ? borne.length / judged.length : 1,
		unborne: Math.min(1, (judged.length - borne.length) / 3),
		attention: claims.some(({ attention }) => attention !== undefined) ? 1 : 0,
		length: Math.min(1, items.length / 25),
		short: items.length <= 4 ? 1 : 0,
	};
}

const RARE = 0.75;
/** A counterpart less like than this is none. */
const MISSING = 0.4;

interface Reading {
	readonly passage: Facts;
	readonly items: readonly Item[];
}

/** The source whose best passages cover most, with those passages read against the sentence, the best first. */
function bestSource(
	facts: Facts,
	refs: readonly PassageRef[],
): { readings: readonly Reading[]; around: readonly Facts[] } | undefined {
	const bySource = new Map<unknown, { passage: Facts; weight: number }[]>();
	for (const { source, index } of refs) {
		const list = bySource.get(source) ?? [];
		const passage = source.facts(index);
		list.push({ passage, weight: sharedWeight(facts, passage) });
		bySource.set(source, list);
	}
	let best: { list: { passage: Facts; weight: number }[]; total: number } | undefined;
	for (const list of bySource.values()) {
		list.sort((a, b) => b.weight - a.weight);
		const total = list.slice(0, TOGETHER).reduce((sum, { weight }, i) => sum + weight / (i + 1), 0);
		if (!best || total > best.total) best = { list, total };
	}
	return (
		best && {
			readings: best.list
				.slice(0, TOGETHER)
				.map(({ passage }) => ({ passage, items: counterparts(facts, passage) })),
			around: best.list.slice(TOGETHER, AROUND).map(({ passage }) => passage),
		}
	);
}

function sharedWeight(facts: Facts, passage: Facts): number {
	return facts.terms.reduce((sum, { key, weight }) => sum + (passage.byKey.has(key) ? weight : 0), 0);
}

function speaksOf(passage: Facts, facts: Facts, item: Item): boolean {
	const term = facts.terms.find(({ at }) => at === item.at);
	return term !== undefined && passage.byKey.has(term.key);
}

const all = (): boolean => true;

/** Share of the weight of the items that count, by how well each is covered; `empty` when none counts. */
function shareOf(
	items: readonly Item[],
	values: readonly number[],
	counts: (item: Item) => boolean,
	empty: number,
): number {
	let sum = 0;
	let matched = 0;
	for (const [i, item] of items.entries()) {
		if (!counts(item)) continue;
		sum += item.weight;
		matched += item.weight * (values[i] ?? 0);
	}
	return sum > 0 ? matched / sum : empty;
}

/** The weight of a word that no passage has between two that the best one has: one word was changed. */
function lone(item: Item, i: number, wide: readonly number[], alone: readonly number[]): number {
	const beside = (alone[i - 1] ?? 1) >= MISSING && (alone[i + 1] ?? 1) >= MISSING;
	return beside && (wide[i] ?? 0) < MISSING ? item.weight : 0;
}

function longestRun(values: readonly number[]): number {
	let longest = 0;
	let run = 0;
	for (const value of values) {
		run = value < MISSING ? run + 1 : 0;
		longest = Math.max(longest, run);
	}
	return longest;
}

/** Share of the neighbouring words of the sentence that stand near each other, in that order, in one passage. */
function pairsOf(items: readonly Item[], readings: readonly Reading[]): number {
	if (items.length < 2) return 0.5;
	let found = 0;
	for (let i = 0; i + 1 < items.length; i++) {
		const kept = readings.some((reading) => {
			const second = reading.items[i + 1]?.there ?? [];
			return (reading.items[i]?.there ?? []).some((at) =>
				second.some((next) => next > at && next - at <= FOLLOWS),
			);
		});
		if (kept) found++;
	}
	return found / (items.length - 1);
}

/** Share of the covered words that come after the covered word before them in the best passage. */
function orderOf({ items }: Reading): number {
	const places = items.flatMap(({ there }) => there.slice(0, 1));
	if (places.length < 2) return 0.5;
	let kept = 0;
	for (let i = 1; i < places.length; i++) if ((places[i] ?? 0) > (places[i - 1] ?? 0)) kept++;
	return kept / (places.length - 1);
}
