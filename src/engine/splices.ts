import { coverOf, slotStrength } from "../checks/name-slot.js";
import { type Actor, actorsOf, isLowerCased } from "../claims/actor.js";
import { mayBeSame } from "../claims/bearer.js";
import type { Facts } from "../claims/facts.js";
import { isPlace } from "../claims/gazetteer.js";
import { countryOf } from "../claims/names.js";
import { type Standing, standingOf } from "../claims/standing.js";
import { isStatement } from "../claims/statement.js";
import type { PassageRef, StoredSource } from "../corpus/store.js";
import { isOrdinaryWord } from "../text/weights.js";
import type { JudgedClaim } from "./judged.js";
import { passageScene } from "./scenes.js";

/** Of the clause beside the name, the passage must have this much. */
const COVERED = 0.3;
/** And words of this weight that are not of the name. */
const SHARED = 0.8;
/** Another name of the source that begins alike and fits this nearly as well leaves open which one is meant. */
const AS_STRONG = 0.95;
const CONFIDENCE = 0.85;

interface Found {
	readonly ref: PassageRef;
	readonly other: Standing;
	readonly strength: number;
}

/**
 * Judges names that are put together of two names of one source: begun as one and ended as another, and so in no
 * source ("Norlink Curtains" beside "Norlink Energy" and "Halden Curtains").
 */
export function judgeSplices(facts: Facts, refs: readonly PassageRef[]): JudgedClaim[] {
	if (refs.length === 0 || isLowerCased(facts.text) || !isStatement(facts)) return [];
	const scene = { facts, actors: actorsOf(facts) };
	const sources = [...new Set(refs.map(({ source }) => source))];
	return scene.actors.flatMap((actor) => {
		const printed = facts.text.slice(actor.start, actor.end);
		const words = printed.split(/\s+/);
		// "Norlink Arts & Science": the name goes on
		if (
			words.length < 2 ||
			facts.tokens[actor.lastToken]?.text === "&" ||
			sources.some((source) => has(source, printed))
		)
			return [];
		const heads = words.slice(1).flatMap((_, i) => {
			const head = words.slice(0, i + 1);
			return isTelling(head) ? [{ head: head.join(" "), tail: words.slice(i + 1).join(" ") }] : [];
		});
		if (heads.length === 0) return [];
		const draft = standingOf(scene, actor);
		const found = refs.flatMap((ref) => heads.flatMap((cut) => begunAlike(draft, ref, cut)));
		const best = found.sort((a, b) => b.strength - a.strength)[0];
		if (!best) return [];
		const rival = found.find(({ other }) => !mayBeSame(other.actor, best.other.actor));
		if (rival && rival.strength >= best.strength * AS_STRONG) return [];
		return [contradicted(actor, facts, best)];
	});
}

/** What many names begin with tells nothing: "New", "Chicago", "British". */
function isTelling(head: readonly string[]): boolean {
	const name = head.join(" ");
	if (isPlace(name) || countryOf(name) !== undefined) return false;
	return head.some((word) => !isOrdinaryWord(word.toLowerCase()));
}

/** The names of a passage that begin with the head, and whose source has the tail too, but never after that head. */
function begunAlike(
	draft: Standing,
	ref: PassageRef,
	{ head, tail }: { head: string; tail: string },
): Found[] {
	const { source } = ref;
	const [next = ""] = tail.split(" ", 1);
	if (!has(source, tail) || source.input.text.includes(`${head} ${next}`)) return [];
	const scene = passageScene(ref);
	if (sharedBeside(draft, head, scene.facts) < SHARED || coverOf(draft, scene.facts) < COVERED) return [];
	return scene.actors.flatMap((actor) => {
		const printed = scene.facts.text.slice(actor.start, actor.end);
		if (!printed.startsWith(`${head} `) || draft.facts.text.includes(printed)) return [];
		// "Ada Holm" for "Ada Jane Holm": a part of one name
		if (mayBeSame(draft.actor, actor)) return [];
		// "Norlink was founded as Norlink Curtains": the draft has the rest of the name as well
		if (draft.facts.text.includes(printed.slice(head.length + 1))) return [];
		const other = standingOf(scene, actor);
		return [{ ref, other, strength: slotStrength(draft, other) }];
	});
}

/** The weight of what the passage has of the clause, the words of the head left out. */
function sharedBeside({ clause, facts }: Standing, head: string, { byKey }: Facts): number {
	const words = head.toLowerCase().split(" ");
	return clause.reduce(
		(sum, { key, at, weight }) =>
			sum + (byKey.has(key) && !words.includes(facts.tokens[at]?.lower ?? "") ? weight : 0),
		0,
	);
}

/** Whether the words stand in the source one after the other, as they are printed. */
function has({ input }: StoredSource, words: string): boolean {
	for (let at = input.text.indexOf(words); at >= 0; at = input.text.indexOf(words, at + 1)) {
		const around = `${input.text[at - 1] ?? " "}${input.text[at + words.length] ?? " "}`;
		if (!/[\p{L}\p{N}]/u.test(around)) return true;
	}
	return false;
}

function contradicted(
	actor: Actor,
	facts: Facts,
	{ ref, other: { facts: passage, actor: other } }: Found,
): JudgedClaim {
	const [said, printed] = [
		facts.text.slice(actor.start, actor.end),
		passage.text.slice(other.start, other.end),
	];
	return {
		start: actor.start,
		end: actor.end,
		kind: "relation",
		verdict: "contradicted",
		confidence: CONFIDENCE,
		message: `No source has ${said}; one says this of ${printed}.`,
		working: `source: ${printed}; draft: ${said}`,
		replacement: printed,
		evidence: [{ ref, span: { start: other.start, end: other.end }, stance: "contradicts" }],
	};
}
