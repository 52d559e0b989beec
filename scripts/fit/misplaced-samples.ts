import type { Side } from "../../src/checks/types.js";
import { type Facts, factsOf } from "../../src/claims/facts.js";
import { createStore } from "../../src/corpus/store.js";
import { agreements, isClose } from "../../src/engine/agreement.js";
import { type Misplacement, misplacements } from "../../src/engine/misplaced.js";
import { type Pair, type SlotClaim, sideOf, slotClaims } from "../../src/engine/rivals.js";
import type { Span } from "../../src/text/span.js";
import { type AnySet, allSets, loadClaims, loadSources } from "../bench/data.js";
import { retellerOf } from "./retelling.js";
import { butFrom, here, leftOut, type Retrieval, tellingSentences } from "./retrievals.js";
import { pairsIn, sentencesIn } from "./sentence-pairs.js";

/**
 * Where a figure that its source supports comes from. "replaced": one of a supported claim, with another value that
 * the source prints for something else in its place; "exchanged": two of one sentence in each other's place; "own":
 * as "replaced", in a source's own sentence; "replaced, retold" and "retold" of a sentence told in other words. The rest are as they were: "supported" of a claim that people judged
 * supported, "reordered" of such a claim or of the source with its halves the other way round, "printed" of the source itself; "left out" and "elsewhere" agree with a source by chance.
 */
export const misplacedGroups = [
	"replaced",
	"replaced, retold",
	"exchanged",
	"own",
	"supported",
	"retold",
	"reordered",
	"printed",
	"left out",
	"elsewhere",
] as const;
export type MisplacedGroup = (typeof misplacedGroups)[number];
export const misplacedOnes: ReadonlySet<MisplacedGroup> = new Set([
	"replaced",
	"replaced, retold",
	"exchanged",
	"own",
]);

export interface MisplacedSample {
	readonly group: MisplacedGroup;
	readonly set: AnySet;
	readonly source: string;
	readonly sentence: string;
	readonly words: string;
	/** Of each pair that agrees, what may stand in its place; `right` tells whether it is what stood there before. */
	readonly supports: readonly (readonly (Misplacement & { readonly right: boolean })[])[];
}

/** A sentence with the figure in question, and how the figure read before. */
interface Changed extends Span {
	readonly text: string;
	readonly before?: { readonly check: SlotClaim["check"]; readonly side: Side };
}

/** How many other values of a source are put in one figure's place. */
const REPLACED = 3;
const LEFT_OUT = 12;
const ELSEWHERE = 15;

export function collectMisplaced(): MisplacedSample[] {
	const samples: MisplacedSample[] = [];
	const retold = retellerOf(allSets.flatMap((set) => loadClaims(set).map(({ claim }) => claim)));
	for (const set of allSets) {
		const sources = loadSources(set);
		const everything = createStore();
		everything.add(...sources);
		const supported = loadClaims(set).filter((claim) => claim.supported);
		for (const source of sources) {
			const store = createStore();
			store.add(source);
			const whole = store.get(source.id);
			if (!whole) continue;
			const read = here(store);
			const add = (group: MisplacedGroup, refs: Retrieval, changed: Changed): void => {
				for (const found of samplesOf(changed, refs))
					samples.push({ group, set, source: source.id, sentence: changed.text, ...found });
			};
			const own = supported.filter((claim) => claim.source === source.id).map(({ claim }) => claim);
			const sentences = new Set(own.flatMap((claim) => sentencesIn(claim)));
			for (const [at, text] of [...sentences].entries()) {
				add("supported", read, unchanged(text));
				add("retold", read, unchanged(retold(text)));
				for (const turned of reorderings(text)) add("reordered", read, unchanged(turned));
				for (const change of replacements(text, read, REPLACED)) add("replaced", read, change);
				for (const change of replacements(retold(text), read, 1)) add("replaced, retold", read, change);
				for (const change of exchanges(text, read)) add("exchanged", read, change);
				if (at < ELSEWHERE) add("elsewhere", butFrom(everything, source.id), unchanged(text));
			}
			for (const index of tellingSentences(whole, LEFT_OUT)) {
				const text = whole.sentences[index]?.text ?? "";
				add("left out", leftOut(store, whole, index), unchanged(text));
				add("printed", read, unchanged(text));
				for (const turned of reorderings(text).slice(0, 1)) add("reordered", read, unchanged(turned));
				for (const change of replacements(text, read, 1).slice(0, 1)) add("own", read, change);
			}
		}
	}
	return samples;
}

function unchanged(text: string): Changed {
	return { text, start: 0, end: text.length };
}

function samplesOf(
	{ text, start, end, before }: Changed,
	refs: Retrieval,
): Pick<MisplacedSample, "words" | "supports">[] {
	const { facts, claims, pairs } = pairsIn(text, refs);
	return claims.flatMap(({ slot }, index) => {
		const own = agreeing(facts, pairs, index);
		if (own.length === 0 || slot.start >= end || start >= slot.end) return [];
		const supports = own.map((pair) =>
			misplacements(facts, pairs, index, pair).map((found) => ({
				...found,
				right:
					before !== undefined &&
					["equal", "implied"].includes(before.check.compare(before.side, sideOf(found.rival)).relation),
			})),
		);
		return [{ words: text.slice(slot.start, slot.end), supports }];
	});
}

function agreeing(facts: Facts, pairs: readonly (readonly Pair[])[], index: number): Pair[] {
	return agreements(facts, pairs, index)
		.filter(isClose)
		.map(({ pair }) => pair);
}

/** The sentence with another value of the source in the place of a supported one, those of its own passage first. */
function replacements(text: string, refs: Retrieval, most: number): Changed[] {
	const { facts, claims, pairs } = pairsIn(text, refs);
	return claims.flatMap(({ slot, check }, index) => {
		const own = pairs[index] ?? [];
		const [best] = agreeing(facts, pairs, index);
		if (!best) return [];
		const others = own.filter(({ comparison }) => comparison.relation === "exclusive");
		const near = others.filter(({ passage }) => passage === best.passage);
		const far = others.filter(({ passage }) => passage !== best.passage);
		const printed = [...near, ...far].map((pair) => pair.passage.text.slice(pair.slot.start, pair.slot.end));
		return [...new Set(printed)].slice(0, most).map((words) => ({
			text: text.slice(0, slot.start) + words + text.slice(slot.end),
			start: slot.start,
			end: slot.start + words.length,
			before: { check, side: { slot, text } },
		}));
	});
}

const JOINT = /(?:,|;)? (?:and|while|but|with|after|before|against|compared with|up from|down from) |, |; /g;

/** The sentence with what stands around a joint between two figures the other way round: as true as it was. */
function reorderings(text: string): string[] {
	const claims = slotClaims(factsOf(text));
	return claims.slice(1).flatMap(({ slot }, at) => {
		const before = claims[at]?.slot;
		if (!before || claims[at]?.check !== claims[at + 1]?.check || before.end > slot.start) return [];
		const joints = [...text.slice(before.end, slot.start).matchAll(JOINT)];
		const joint = joints[Math.floor(joints.length / 2)];
		if (!joint) return [];
		const from = before.end + joint.index;
		const [first, second] = [text.slice(0, from), text.slice(from + joint[0].length)];
		const [, body = second, end = ""] = /^(.*?)([.!?]["'”’)]*\s*)?$/s.exec(second) ?? [];
		return [`${body}${joint[0]}${first}${end}`];
	});
}

/** The sentence with two of its figures in each other's place: one entry for each of the two. */
function exchanges(text: string, refs: Retrieval): Changed[] {
	const { facts, claims, pairs } = pairsIn(text, refs);
	const supported = claims.filter((_, index) => agreeing(facts, pairs, index).length > 0);
	return supported.flatMap((one) =>
		claims.slice(claims.indexOf(one) + 1).flatMap((other) => {
			const [a, b] = [one.slot, other.slot];
			const differ = one.check === other.check && a.end <= b.start;
			if (!differ || one.check.compare({ slot: a, text }, { slot: b, text }).relation !== "exclusive")
				return [];
			const [first, second] = [text.slice(a.start, a.end), text.slice(b.start, b.end)];
			const exchanged =
				text.slice(0, a.start) + second + text.slice(a.end, b.start) + first + text.slice(b.end);
			const before = (slot: SlotClaim["slot"]) => ({ check: one.check, side: { slot, text } });
			return [
				{ text: exchanged, start: a.start, end: a.start + second.length, before: before(a) },
				{ text: exchanged, start: b.end - first.length, end: b.end, before: before(b) },
			];
		}),
	);
}
