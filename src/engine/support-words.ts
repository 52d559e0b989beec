import { antonymsOf } from "../text/word-relations.js";
import type { Cover, CoverItem } from "./support-cover.js";
import { isPair, type Run } from "./support-runs.js";
import type { SourceText } from "./support-text.js";

/** Items that stand nearer than this are held against each other. */
const AROUND = 4;
/** A likeness under this is none. */
const HELD = 0.4;
/** How many passages together may hold a sentence, beside the best. */
const BESIDE = 3;

/**
 * What tells a word that its source does not bear out, by item, each 0..1: whether the best passages or any have it or
 * a word like it, how the words beside it fit, how much else stands where it stands, and what kind of word it is.
 */
export function wordFeatures(cover: Cover, runs: readonly Run[]): Readonly<Record<string, number>>[] {
	const { items, words, source, shares, best, weight } = cover;
	const together = togetherOf(cover);
	const ties = tiesOf(cover);
	const neighbours = neighbourhoods(cover);
	const runOf = new Float64Array(words.length);
	for (const { from, length, at } of runs)
		runOf.fill(at < 0 ? 0 : Math.min(1, length / 8), from, from + length);
	const often = new Map<string, number>();
	for (const { word } of items) count(often, words[word]?.key ?? "");
	const wide = items.reduce((sum, item) => sum + item.weight * item.wide, 0) / (weight || 1);
	return items.map((item, i) => {
		const key = words[item.word]?.key ?? "";
		const before = items[i - 1];
		const after = items[i + 1];
		return {
			best: item.held[best] ?? 0,
			together: together[i] ?? 0,
			wide: item.wide,
			exact: item.exact ? 1 : 0,
			often: Math.min(1, Math.log1p(source.places.get(key)?.length ?? 0) / 3),
			weight: item.weight,
			figure: item.figure ? 1 : 0,
			name: item.name ? 1 : 0,
			strangeName: item.name && !item.exact ? 1 : 0,
			strangeFigure: item.figure ? 1 - item.wide : 0,
			pairBefore: item.word === 0 ? 0.5 : isPair(words, item.word - 1, source) ? 1 : 0,
			pairAfter: item.word + 1 >= words.length ? 0.5 : isPair(words, item.word, source) ? 1 : 0,
			run: runOf[item.word] ?? 0,
			company: companyOf(cover, item),
			wideCompany: wideCompanyOf(cover, neighbours, item),
			place: item.word / Math.max(1, words.length),
			repeated: (often.get(key) ?? 0) > Math.max(1, mostOften(source, key)) ? 1 : 0,
			exactBefore: !before || before.exact ? 1 : 0,
			exactAfter: !after || after.exact ? 1 : 0,
			nameBefore: before?.name && before.word === item.word - 1 ? 1 : 0,
			nameAfter: after?.name && after.word === item.word + 1 ? 1 : 0,
			sentence: wide,
			sentenceBest: shares[best] ?? 0,
			opposite: item.wide < HELD && antonymsOf(key).some((other) => source.places.has(other)) ? 1 : 0,
			tie: ties[i] ?? 1,
			length: Math.min(1, items.length / 25),
		};
	});
}

/** How well the best passage and the few that add most to it hold each item. */
function togetherOf({ items, source, best }: Cover): number[] {
	const held = items.map((item) => item.held[best] ?? 0);
	for (let step = 0; step < BESIDE && source.passages > 1; step++) {
		let most = 0;
		let next = -1;
		for (let passage = 0; passage < source.passages; passage++) {
			let gain = 0;
			for (const [i, item] of items.entries())
				gain += item.weight * Math.max(0, (item.held[passage] ?? 0) - (held[i] ?? 0));
			if (gain > most) {
				most = gain;
				next = passage;
			}
		}
		if (next < 0) break;
		for (const [i, item] of items.entries()) held[i] = Math.max(held[i] ?? 0, item.held[next] ?? 0);
	}
	return held;
}

/** How well one passage holds each item together with those around it. */
function tiesOf({ items, source }: Cover): number[] {
	const sums = new Float64Array(items.length);
	const weights = new Float64Array(items.length);
	for (const [a, left] of items.entries()) {
		for (let b = a + 1; b <= a + AROUND && b < items.length; b++) {
			const right = items[b];
			if (!right) break;
			let most = 0;
			for (let passage = 0; passage < source.passages; passage++)
				most = Math.max(most, Math.min(left.held[passage] ?? 0, right.held[passage] ?? 0));
			sums[a] = (sums[a] ?? 0) + right.weight * most;
			sums[b] = (sums[b] ?? 0) + left.weight * most;
			weights[a] = (weights[a] ?? 0) + right.weight;
			weights[b] = (weights[b] ?? 0) + left.weight;
		}
	}
	return items.map((_, i) => ((weights[i] ?? 0) > 0 ? (sums[i] ?? 0) / (weights[i] ?? 1) : 1));
}

/** Share of the other items' weight in the passage that holds an item and most else. */
export function companyOf({ weight, shares }: Cover, item: CoverItem): number {
	const others = weight - item.weight;
	let most = 0;
	if (others <= 0) return 0;
	for (const [passage, likeness] of item.held.entries())
		if (likeness >= HELD)
			most = Math.max(most, ((shares[passage] ?? 0) * weight - item.weight * likeness) / others);
	return most;
}

/** The weight that each passage holds together with the ones before and after it. */
function neighbourhoods({ items, source }: Cover): Float64Array {
	const sums = new Float64Array(source.passages);
	for (const { held, weight } of items)
		for (let passage = 0; passage < sums.length; passage++)
			sums[passage] = (sums[passage] ?? 0) + weight * aroundIn(held, passage);
	return sums;
}

function aroundIn(held: Float32Array, passage: number): number {
	return Math.max(held[passage] ?? 0, held[passage - 1] ?? 0, held[passage + 1] ?? 0);
}

/** The company of an item with the passages before and after counted in. */
function wideCompanyOf({ weight }: Cover, sums: Float64Array, item: CoverItem): number {
	const others = weight - item.weight;
	let most = 0;
	if (others <= 0) return 0;
	for (let passage = 0; passage < sums.length; passage++) {
		if ((item.held[passage] ?? 0) < HELD) continue;
		most = Math.max(most, ((sums[passage] ?? 0) - item.weight * aroundIn(item.held, passage)) / others);
	}
	return most;
}

/** The most often that one passage has a key. */
export function mostOften(source: SourceText, key: string): number {
	const own = new Map<number, number>();
	let most = 0;
	for (const place of source.places.get(key) ?? [])
		most = Math.max(most, count(own, source.passage[place] ?? 0));
	return most;
}

function count<K>(counts: Map<K, number>, key: K): number {
	const next = (counts.get(key) ?? 0) + 1;
	counts.set(key, next);
	return next;
}
