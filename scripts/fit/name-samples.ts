import type { SlotFeatures } from "../../src/checks/name-slot.js";
import { type Actor, actorsAmong, actorsOf, inventoryOf, isLowerCased } from "../../src/claims/actor.js";
import { isCountry, mayBeSame } from "../../src/claims/bearer.js";
import { type Facts, factsOf } from "../../src/claims/facts.js";
import { relatePlaces } from "../../src/claims/gazetteer.js";
import { createStore, type PassageRef, type Store, type StoredSource } from "../../src/corpus/store.js";
import { exchangesOf, leastScore } from "../../src/engine/exchange.js";
import { plainBlocks } from "../../src/text/plain.js";
import { sentencesOf } from "../../src/text/sentences.js";
import type { Span } from "../../src/text/span.js";
import { type AnySet, allSets, hash, loadClaims, loadSources } from "../bench/data.js";
import { here, leftOut, type Retrieval } from "./retrievals.js";

/**
 * Where a name comes from. "changed": one that was put in another's place in a claim that people judged supported, any
 * name or run of capitals of the same source; "restated": the same in a source's own sentence that another sentence
 * of the source restates; "placed": a place in a supported claim or restated sentence, changed for one that the source
 * need not have; "supported": one of a supported claim as it was; "left out": one of a source's own sentence,
 * against the source without it; "elsewhere": one of a source's own sentence, against all the other sources of its set.
 */
export type NameGroup = "changed" | "restated" | "placed" | "supported" | "left out" | "elsewhere";

export interface NameSample {
	readonly group: NameGroup;
	readonly set: AnySet;
	readonly source: string;
	readonly sentence: string;
	readonly words: string;
	/** Of a name that was put in another's place: the set and the group. */
	readonly made?: string;
	/** `right` tells whether the candidate is the name that was there before. */
	readonly candidates: readonly {
		readonly ref: PassageRef;
		readonly features: SlotFeatures;
		readonly right: boolean;
		/** What a rule gives it, whatever the model says. */
		readonly least: number;
	}[];
}

export interface NameSamples {
	readonly samples: readonly NameSample[];
	/** Changed names, or sentences, that were looked at. */
	readonly totals: Readonly<Record<NameGroup, number>>;
	/** How many names were put in another's place, by what `made` calls them. */
	readonly made: ReadonlyMap<string, number>;
}

/** Sentences of one source that are left out in turn, and that are held against the other sources. */
const LEFT_OUT = 8;
const ELSEWHERE = 4;
const RESTATED = 6;
/** Other names that are put in the place of one. */
const REPLACEMENTS = 3;
/** Claims of one source that are taken. */
const CLAIMS = 8;
const LONGEST = 400;
/** From this strength on, a sentence that has the name in the like place restates it. */
const RESTATES = 0.5;
/** Two capitalised words or more, whatever they are. */
const RUN = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)+/gu;
/** The same of plain words alone. */
const PLAIN_RUN = /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+(?!\p{L})/gu;

/** Reads every sample from the labelled data. */
export function collectNameSamples(): NameSamples {
	const samples: NameSample[] = [];
	const totals: Record<NameGroup, number> = {
		changed: 0,
		restated: 0,
		placed: 0,
		supported: 0,
		"left out": 0,
		elsewhere: 0,
	};
	const made = new Map<string, number>();
	for (const set of allSets) {
		const sources = loadSources(set);
		const supported = loadClaims(set).filter((claim) => claim.supported);
		const everything = createStore();
		for (const source of sources) everything.add(source);
		for (const source of sources) {
			const store = createStore();
			store.add(source);
			const whole = store.get(source.id);
			if (!whole) continue;
			const own = supported.filter((row) => row.source === source.id).map(({ claim }) => claim);
			const clean = [...new Set(own)].slice(0, CLAIMS);
			const refs = here(store);
			const add = (group: NameGroup, text: string, refs: Retrieval, change?: Change): void => {
				const read = change ? [factsOf(text)] : sentencesIn(text).map(({ facts }) => facts);
				totals[group] += read.length;
				for (const facts of read) {
					const key = change && `${group} ${set}`;
					if (key !== undefined) made.set(key, (made.get(key) ?? 0) + 1);
					const place = {
						...{ group, set, source: source.id, sentence: facts.text },
						...(key === undefined ? {} : { made: key }),
					};
					for (const exchange of exchangesOf(facts, refs({ facts, context: [] }))) {
						if (change && !touches(exchange.actor, change.at)) continue;
						const { actor, candidates } = exchange;
						const apart = candidates.filter((candidate) => candidate.apart());
						if (apart.length === 0) continue;
						samples.push({
							...place,
							words: `${facts.text.slice(actor.start, actor.end)} <- ${apart.map(({ ref, other }) => ref.source.sentences[ref.index]?.text.slice(other.start, other.end)).join(" | ")}`,
							candidates: apart.map((candidate) => ({
								ref: candidate.ref,
								features: candidate.features(),
								right: change !== undefined && mayBeSame(candidate.other, change.old),
								least: leastScore(candidate),
							})),
						});
					}
				}
			};
			for (const claim of clean) {
				add("supported", claim, refs);
				for (const change of changesOf(claim, whole)) add("changed", change.text, refs, change);
				for (const { facts } of sentencesIn(claim))
					for (const change of placedIn(facts, actorsIn(facts, whole)))
						add("placed", change.text, refs, change);
			}
			for (const index of spread(tellingSentences(whole), LEFT_OUT))
				add("left out", whole.sentences[index]?.text ?? "", leftOut(store, whole, index));
			for (const { index, change } of restatements(store, whole)) {
				add("restated", change.text, leftOut(store, whole, index), change);
				for (const placed of placedIn(whole.facts(index), [change.old]))
					add("placed", placed.text, leftOut(store, whole, index), placed);
			}
			everything.remove(source.id);
			const there = here(everything);
			for (const index of spread(tellingSentences(whole), ELSEWHERE))
				add("elsewhere", whole.sentences[index]?.text ?? "", there);
			everything.add(source);
		}
	}
	return { samples, totals, made };
}

interface Change {
	/** One sentence. */
	readonly text: string;
	/** The name that was put there. */
	readonly at: Span;
	readonly old: Actor;
}

function touches(a: Span, b: Span): boolean {
	return a.start < b.end && b.start < a.end;
}

function sentencesIn(text: string): { facts: Facts }[] {
	return plainBlocks(text)
		.flatMap(sentencesOf)
		.map((sentence) => ({ facts: factsOf(sentence.text) }));
}

function actorsIn(facts: Facts, source: StoredSource): readonly Actor[] {
	return isLowerCased(facts.text)
		? actorsAmong(facts, inventoryOf(source.sentences.map((_, i) => source.facts(i))))
		: actorsOf(facts);
}

/** Places of every continent, of the kinds that texts name most. */
const PLACES = [
	...["Canada", "Brazil", "Kenya", "Norway", "Vietnam", "Egypt", "Poland", "Chile", "Turkey", "Mexico"],
	...["Lisbon", "Chicago", "Nairobi", "Osaka", "Toronto", "Munich", "Melbourne", "Lima", "Glasgow", "Boston"],
];

/** A sentence with each of the places among some names changed for another, a country for a country. */
function placedIn(facts: Facts, actors: readonly Actor[]): Change[] {
	return actors.flatMap((old) => {
		const printed = facts.text.slice(old.start, old.end);
		const others = PLACES.filter(
			(place, i) => i < 10 === isCountry(old) && relatePlaces(printed, place) === "elsewhere",
		);
		const place = others[hash(facts.text + old.start) % Math.max(1, others.length)];
		if (place === undefined) return [];
		const written = isLowerCased(facts.text) ? place.toLowerCase() : place;
		const text = facts.text.slice(0, old.start) + written + facts.text.slice(old.end);
		return [{ text, at: { start: old.start, end: old.start + written.length }, old }];
	});
}

/** Each name of a claim that the source has, exchanged for some others of the source. */
export function changesOf(claim: string, source: StoredSource): Change[] {
	return sentencesIn(claim).flatMap(({ facts }) => {
		const lower = isLowerCased(facts.text);
		const actors = actorsIn(facts, source);
		const named = namesIn(source).map(({ text }) => text);
		const runs = [...source.input.text.matchAll(RUN)].map(([run]) => run);
		// a run of plain words may be a part of a name: "Quiet Curtains" of "HomePlus Quiet Curtains"
		const parts = [...facts.text.matchAll(PLAIN_RUN)].flatMap(({ 0: run, index }) => {
			const span = { start: index, end: index + run.length };
			const whole = actors.find((actor) => touches(actor, span));
			const same = whole?.start === span.start && whole.end === span.end;
			return whole && !same ? [{ ...span, old: whole }] : [];
		});
		const olds = [...actors.map((actor) => ({ start: actor.start, end: actor.end, old: actor })), ...parts];
		return olds.flatMap((old) => {
			const printed = facts.text.slice(old.start, old.end);
			if (!source.input.text.toLowerCase().includes(printed.toLowerCase())) return [];
			return exchanged(facts, old, lower ? named : [...new Set([...named, ...runs, ...runs])], lower);
		});
	});
}

function exchanged(
	facts: Facts,
	{ start, end, old }: Span & { readonly old: Actor },
	names: readonly string[],
	lower: boolean,
): Change[] {
	const text = facts.text.toLowerCase();
	const others = names.filter(
		(name) =>
			!text.includes(name.toLowerCase()) &&
			!old.words.some((word) => name.toLowerCase().split(/\s+/).includes(word)),
	);
	const found = new Map<string, Change>();
	for (let i = 0; i < REPLACEMENTS && others.length > 0; i++) {
		const name = others[hash(`${facts.text}${start}|${end}|${i}`) % others.length] ?? "";
		const written = lower ? name.toLowerCase() : name;
		found.set(written, {
			text: facts.text.slice(0, start) + written + facts.text.slice(end),
			at: { start, end: start + written.length },
			old,
		});
	}
	return [...found.values()];
}

function namesIn(source: StoredSource): { actor: Actor; text: string }[] {
	return source.sentences.flatMap((sentence, i) =>
		actorsOf(source.facts(i)).map((actor) => ({
			actor,
			text: sentence.text.slice(actor.start, actor.end),
		})),
	);
}

function spread<T>(list: readonly T[], most: number): T[] {
	const step = Math.max(1, Math.floor(list.length / most));
	return list.filter((_, at) => at % step === 0).slice(0, most);
}

function tellingSentences(source: StoredSource): number[] {
	return source.sentences.flatMap(({ text }, index) =>
		text.length <= LONGEST && text.trim() !== source.title && actorsOf(source.facts(index)).length > 0
			? [index]
			: [],
	);
}

/** A source's own sentences, each with a name exchanged that another sentence of the source has in the like place. */
function restatements(store: Store, source: StoredSource): { index: number; change: Change }[] {
	const found: { index: number; change: Change }[] = [];
	const names = namesIn(source).map(({ text }) => text);
	for (const index of tellingSentences(source)) {
		if (found.length >= RESTATED) break;
		const facts = source.facts(index);
		const refs = leftOut(store, source, index)({ facts, context: [] });
		for (const { actor, supported } of exchangesOf(facts, refs)) {
			if (supported < RESTATES) continue;
			found.push(
				...exchanged(facts, { ...actor, old: actor }, names, false)
					.slice(0, 1)
					.map((change) => ({ index, change })),
			);
		}
	}
	return found.slice(0, RESTATED);
}
