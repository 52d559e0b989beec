import { slotChecks } from "../checks/index.js";
import type { ClaimKind } from "../checks/types.js";
import clauses from "../claims/data/clauses.json" with { type: "json" };
import type { Facts } from "../claims/facts.js";
import { isFurniture } from "../claims/furniture.js";
import { keysOf, type PassageRef, type StoredSource } from "../corpus/store.js";
import { overlaps, type Span } from "../text/span.js";
import { isVerbLike } from "./apart.js";
import { counterparts, type Item } from "./counterparts.js";
import type { DraftSentence, JudgedClaim } from "./judged.js";

/**
 * Of what a sentence says, a source that tells another story lacks this much. Weighed on both benches together with
 * OTHER_NAMES: at 0.52 and 0.25, 13 more of 907 changed figures are missed; at 0.75 and 0.5, 125 clean articles get
 * 9 contradictions instead of 4, for 2 more caught.
 */
const OTHER_STORY = 0.66;
/** Of the names of a sentence, such a source lacks more than this: one of three may be the writer's own. */
const OTHER_NAMES = 0.34;
/** The sentence that says whom a nameless one is about may hold other names besides. */
const OTHER_TOPIC = 0.5;
/** Where the source lacks no more than this of the whole sentence, one unknown name ("YoY") makes no other story. */
const WELL_KNOWN = 0.4;
/** What stands around a sentence counts for so much of it, and decides nothing alone: a draft may join several stories. */
const CONTEXT = 0.5;
/** Words of the passage that are no more like than this are other words. */
const ALIKE = 0.85;

/** Kinds that the calendar, arithmetic or any rate decides, whatever the story. */
const STORYLESS: ReadonlySet<ClaimKind> = new Set(["arithmetic", "conversion", "weekday"]);
/** How strange the source is to the sentence was weighed already with all else that tells figures apart. */
const isWeighed = (kind: ClaimKind): boolean => slotChecks.some((check) => check.kind === kind);
/** Kinds that report only what fails. */
const ONLY_FAILURES: ReadonlySet<ClaimKind> = new Set(["name", "polarity", "relation"]);

/**
 * The claims of a sentence, less the contradictions by sources that tell another story and by lines that state
 * nothing. Two reports of one event share its names and most of its words, wherever in the report they stand; two of
 * different events share a frame of common words, however well one passage fits.
 */
export function withinStory(sentence: DraftSentence, claims: readonly JudgedClaim[]): JudgedClaim[] {
	return claims.flatMap((claim) => {
		const fails = claim.verdict === "contradicted" || claim.verdict === "conflicting";
		const against = fails ? claim.evidence.find(({ stance }) => stance === "contradicts") : undefined;
		if (!against || STORYLESS.has(claim.kind)) return [claim];
		if (canSpeak(sentence, against.ref, claim)) return [claim];
		return ONLY_FAILURES.has(claim.kind) ? [] : [withoutContradiction(claim)];
	});
}

function withoutContradiction({ working: _, replacement: __, ...claim }: JudgedClaim): JudgedClaim {
	const evidence = claim.evidence.filter(({ stance }) => stance === "supports");
	return evidence.length > 0
		? { ...claim, verdict: "supported", message: "A source says the same.", evidence }
		: {
				...claim,
				verdict: "unverified",
				confidence: 0,
				message: "The sources do not speak to this.",
				evidence,
			};
}

function canSpeak(sentence: DraftSentence, ref: PassageRef, claim: JudgedClaim): boolean {
	const isLine =
		claim.kind !== "name" && (isFurniture(sentence.facts) || isFurniture(ref.source.facts(ref.index)));
	return !isLine && isOfStory(sentence, ref, claim);
}

/** Whether the source of a passage tells what a sentence does, the words of `out` left aside: they may differ. */
function isOfStory({ facts, context, topic }: DraftSentence, ref: PassageRef, out: JudgedClaim): boolean {
	const known = keysIn(ref.source);
	const { words, names, namesCount } = strangeness(facts, ref, out);
	if (namesCount === 0 && topic && leansBack(facts) && !knowsNames(known, topic)) return false;
	if (isWeighed(out.kind)) return true;
	const around = createShare();
	for (const { terms } of context) for (const { key, weight } of terms) around.add(weight, known.has(key));
	const together = (words + CONTEXT * around.lacking()) / (1 + CONTEXT);
	const isOneName = namesCount === 1 && words <= WELL_KNOWN;
	return Math.max(words, together) < OTHER_STORY && (isOneName || names <= OTHER_NAMES);
}

const topicWords: ReadonlySet<string> = new Set(clauses.topicWords);

/** Whether a sentence opens with whom or what the text is about already: "She will be sentenced", "In 1865 this society". */
function leansBack({ tokens, terms }: Facts): boolean {
	const subject = terms.find(({ at }) => !isVerbLike(tokens[at]?.lower ?? ""))?.at ?? tokens.length;
	return tokens.slice(0, subject).some(({ lower }) => topicWords.has(lower));
}

/** Whether a source has most of the names of a sentence, by weight. */
function knowsNames(known: ReadonlySet<string>, { terms }: Facts): boolean {
	const names = createShare();
	for (const { key, weight, proper } of terms) if (proper) names.add(weight, known.has(key));
	return names.lacking() <= OTHER_TOPIC;
}

/** How much of a sentence a source does not know, wherever it might stand there; 0..1 by weight. */
export interface Strangeness {
	readonly words: number;
	/** Of its names. */
	readonly names: number;
	readonly namesCount: number;
}

/** Measures a sentence against the source of a passage, the words of `out` left aside. */
export function strangeness(facts: Facts, { source, index }: PassageRef, out: Span): Strangeness {
	const known = keysIn(source);
	const words = createShare();
	const names = createShare();
	for (const item of counterparts(facts, source.facts(index))) {
		if (overlaps(item, out)) continue;
		const isKnown = item.likeness >= ALIKE || (!item.figure && known.has(keyOf(facts, item)));
		words.add(item.weight, isKnown);
		if (item.proper) names.add(item.weight, isKnown);
	}
	return { words: words.lacking(), names: names.lacking(), namesCount: names.count() };
}

function keyOf(facts: Facts, { at }: Item): string {
	return facts.terms.find((term) => term.at === at)?.key ?? "";
}

/** Adds up weights, and tells what share of them is not known. */
function createShare(): {
	add(weight: number, known: boolean): void;
	lacking(): number;
	count(): number;
} {
	let added = 0;
	let sum = 0;
	let unknown = 0;
	return {
		add(weight, known) {
			added++;
			sum += weight;
			if (!known) unknown += weight;
		},
		count: () => added,
		lacking: () => (sum > 0 ? unknown / sum : 0),
	};
}

const sourceKeys = new WeakMap<StoredSource, ReadonlySet<string>>();

/** Everything that a source and its title speak of. */
function keysIn(source: StoredSource): ReadonlySet<string> {
	let keys = sourceKeys.get(source);
	if (!keys) {
		keys = new Set([source.title ?? "", ...source.sentences.map(({ text }) => text)].flatMap(keysOf));
		sourceKeys.set(source, keys);
	}
	return keys;
}
