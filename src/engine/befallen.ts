import { type Befallen, befell, befellNone, gainsaid } from "../claims/befallen.js";
import type { Facts } from "../claims/facts.js";
import type { PassageRef, StoredSource } from "../corpus/store.js";
import type { Span } from "../text/span.js";
import type { DraftSentence, JudgedClaim } from "./judged.js";

/** Sources whose tales are looked at: those of the best passages. */
const SOURCES = 3;
/** So many sentences before and after a passage, and the title, tell of what event it speaks. */
const AROUND = 3;
/** Of the rest of the draft, these must know so much, by weight; what stands before the sentence counts half. */
const COVERED = 0.6;
const CONTEXT = 0.5;
/** And the rest must weigh so much to tell one event from another. */
const TELLING = 1;
const CONFIDENCE = 0.85;

/**
 * Judges what a sentence says befell people, or nobody, against the source that tells of the same event: "two people
 * were injured" beside "No one was injured". The words of the two passages alone need have nothing else in common.
 */
export function judgeBefallen({ facts, context }: DraftSentence, refs: readonly PassageRef[]): JudgedClaim[] {
	const [none, some] = [befellNone(facts), befell(facts)];
	if (none.length + some.length === 0) return [];
	const sources = [...new Set(refs.map(({ source }) => source))].slice(0, SOURCES);
	const told = sources.map((source) => ({ source, tale: taleOf(source) }));
	const judge = (own: Befallen, isNone: boolean): JudgedClaim[] => {
		const opposed = (one: Befallen) => (isNone ? gainsaid(own, one) : gainsaid(one, own));
		let best: { readonly ref: PassageRef; readonly one: Befallen; readonly known: number } | undefined;
		for (const { source, tale } of told) {
			const [agreeing, others] = isNone ? [tale.none, tale.some] : [tale.some, tale.none];
			const known = ({ index }: Told) => knownAround(own, facts, context, { source, index });
			const alike = agreeing.filter(({ one }) => isAlike(own, one));
			if (alike.some((one) => known(one) >= COVERED)) return [];
			if (alike.length > 0) continue;
			for (const other of others.filter(({ one }) => opposed(one))) {
				const found = { ref: { source, index: other.index }, one: other.one, known: known(other) };
				if (found.known >= Math.max(COVERED, best?.known ?? 0)) best = found;
			}
		}
		return best ? [contradicted(own, facts, best.one, best.ref)] : [];
	};
	return [...none.flatMap((own) => judge(own, true)), ...some.flatMap((own) => judge(own, false))];
}

/** Both tell the same outcome, of whomever: then the source may well say what the draft does. */
function isAlike(a: Befallen, b: Befallen): boolean {
	return a.outcomes.some((outcome) => b.outcomes.includes(outcome));
}

interface Told {
	readonly one: Befallen;
	readonly index: number;
}

interface Tale {
	readonly none: readonly Told[];
	readonly some: readonly Told[];
}

const tales = new WeakMap<StoredSource, Tale>();

/** What a whole source says befell people, and nobody. */
function taleOf(source: StoredSource): Tale {
	let tale = tales.get(source);
	if (!tale) {
		const read = (reader: (facts: Facts) => Befallen[]) =>
			source.sentences.flatMap((_, index) => reader(source.facts(index)).map((one) => ({ one, index })));
		tale = { none: read(befellNone), some: read(befell) };
		tales.set(source, tale);
	}
	return tale;
}

/** 0..1: how much of the draft, the words of the claim left out, is told around the passage. */
function knownAround(
	own: Befallen,
	facts: Facts,
	context: readonly Facts[],
	{ source, index }: PassageRef,
): number {
	const near: Facts["byKey"][] = [];
	for (let i = Math.max(0, index - AROUND); i <= index + AROUND && i < source.sentences.length; i++)
		near.push(source.facts(i).byKey);
	const title = source.titleFacts()?.byKey;
	const isKnown = (key: string) => title?.has(key) === true || near.some((keys) => keys.has(key));
	let [sum, known] = [0, 0];
	const add = ({ terms }: Facts, weight: number, out?: Befallen) => {
		for (const term of terms) {
			if (out && term.at >= out.from && term.at < out.to) continue;
			sum += term.weight * weight;
			if (isKnown(term.key)) known += term.weight * weight;
		}
	};
	add(facts, 1, own);
	for (const before of context) add(before, CONTEXT);
	return sum >= TELLING ? known / sum : 0;
}

function contradicted(own: Befallen, facts: Facts, other: Befallen, ref: PassageRef): JudgedClaim {
	const passage = ref.source.facts(ref.index);
	const [here, there] = [spanOf(facts, own), spanOf(passage, other)];
	const [said, printed] = [
		facts.text.slice(here.start, here.end),
		passage.text.slice(there.start, there.end),
	];
	return {
		...here,
		kind: "polarity",
		verdict: "contradicted",
		confidence: CONFIDENCE,
		message: `A source says “${printed}”; this says “${said}”.`,
		working: `source: ${printed}; draft: ${said}`,
		evidence: [{ ref, span: there, stance: "contradicts" }],
	};
}

function spanOf({ tokens }: Facts, { from, to }: Befallen): Span {
	return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}
