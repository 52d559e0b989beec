/**
 * Why changed figures of the labelled data are not caught: counts the causes, one source at a time, and lists the rows.
 * Run: npx tsx scripts/explain-misses.ts [--list] [--split dev|test]
 */

import { type Facts, factsOf } from "../src/claims/facts.js";
import { createStore, type Store } from "../src/corpus/store.js";
import { agreements, isAgreed } from "../src/engine/agreement.js";
import {
	contradictionScore,
	contradictionThreshold,
	opponents,
	speaksOfOther,
} from "../src/engine/contradiction.js";
import { type Pair, pairsOf, sideOf, slotClaims } from "../src/engine/rivals.js";
import { CANDIDATES, queryOf } from "../src/engine/sentence.js";
import { plainBlocks } from "../src/text/plain.js";
import { sentencesOf } from "../src/text/sentences.js";
import {
	dataFolder,
	hasData,
	loadMutations,
	loadSources,
	type Mutation,
	setNames,
	splitOf,
} from "./bench/data.js";
import { figureKinds } from "./bench/mutations.js";
import { originalOf } from "./fit/samples.js";

/** Which of its words tells the right figure apart from the claim. */
function gateOf({ alignment: a, claim, slot }: Pair): string {
	if (a.ownersApart) return "other owner";
	if (a.subjectsApart) return "other subject";
	if (a.modifierSwapped) return "other kind";
	if (a.predicatesApart && claim.slot.mention.type === "date") return "other event";
	if (!claim.slot.counted || !slot.counted) return "other complement";
	return a.counted === 0 ? "other thing" : "other set or complement";
}

/** Undefined when the changed figure is caught. */
function causeOf(store: Store, row: Mutation): string | undefined {
	let previous: Facts | undefined;
	for (const sentence of plainBlocks(row.claim).flatMap(sentencesOf)) {
		const facts = factsOf(sentence.text);
		const context = previous ? [previous] : [];
		previous = facts;
		const claims = slotClaims(facts);
		const at = sentence.span.start;
		const index = claims.findIndex(({ slot }) => at + slot.start < row.end && row.start < at + slot.end);
		const claim = claims[index];
		if (!claim) continue;
		const pairs = pairsOf(facts, claims, store.candidates(queryOf({ facts, context }), CANDIDATES), context);
		const own = pairs[index] ?? [];
		if (agreements(facts, pairs, index).some(isAgreed))
			return "the changed value is printed for something alike";
		const best = Math.max(
			0,
			...opponents(facts, claims, pairs, index).map(({ features }) => contradictionScore(features())),
		);
		if (best >= contradictionThreshold(claim.slot)) return undefined;
		if (own.length === 0) return "no comparable figure in the passages";
		const before = originalOf(row);
		const right = own.find(
			(pair) => before && ["equal", "implied"].includes(claim.check.compare(before, sideOf(pair)).relation),
		);
		if (!right) return "the right figure is in no passage that was found, or is read otherwise";
		if (right.comparison.relation === "compatible")
			return "the changed value may be true beside the right one";
		if (speaksOfOther(facts, right)) return `told apart: ${gateOf(right)}`;
		return `weak alignment: ${claim.check.kind}`;
	}
	return "no claim is seen in the changed words";
}

function main(): void {
	if (!hasData()) {
		console.log(`No labelled data at ${dataFolder}.`);
		return;
	}
	const at = process.argv.indexOf("--split");
	const split = at > 0 ? process.argv[at + 1] : undefined;
	const causes = new Map<string, Mutation[]>();
	const mutations = loadMutations().filter(
		({ kind, source }) => figureKinds.includes(kind) && (split === undefined || splitOf(source) === split),
	);
	for (const source of setNames.flatMap(loadSources)) {
		const rows = mutations.filter((row) => row.source === source.id);
		if (rows.length === 0) continue;
		const store = createStore();
		store.add(source);
		for (const row of rows) {
			const cause = causeOf(store, row);
			if (cause !== undefined) causes.set(cause, [...(causes.get(cause) ?? []), row]);
		}
	}
	const counted = [...causes].sort(([, a], [, b]) => b.length - a.length);
	const missed = counted.reduce((sum, [, rows]) => sum + rows.length, 0);
	console.log(`${missed} of ${mutations.length} changed figures are not caught`);
	for (const [cause, rows] of counted) {
		console.log(`${String(rows.length).padStart(5)}  ${cause}`);
		if (!process.argv.includes("--list")) continue;
		for (const row of rows)
			console.log(`         ${row.source} ${row.old} -> ${row.new}: ${row.claim.slice(0, 160)}`);
	}
}

main();
