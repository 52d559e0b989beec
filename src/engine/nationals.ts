import type { Facts } from "../claims/facts.js";
import { areOfTwoCountries, type National, nationalsOf } from "../claims/national.js";
import type { PassageRef } from "../corpus/store.js";
import { overlaps, type Span } from "../text/span.js";
import type { JudgedClaim } from "./judged.js";

/** How much of either sentence the other must have, the adjective left out: many countries have embassies. */
const COVERED = 0.85;
const COVERED_BACK = 0.6;
const TELLING = 1.2;
const CONFIDENCE = 0.85;

/** Judges whose a thing is: "the Swedish embassy paid" beside a passage that says the same of the German one. */
export function judgeNationals(facts: Facts, refs: readonly PassageRef[]): JudgedClaim[] {
	const nationals = nationalsOf(facts);
	if (nationals.length === 0) return [];
	return nationals.flatMap((own) => {
		const found = refs.flatMap((ref) => rivalIn(own, facts, ref) ?? []);
		const best = found[0];
		return best && !found.some(({ ref }) => hasBoth(own, ref))
			? [contradicted(own, facts, best.other, best.ref)]
			: [];
	});
}

function rivalIn(
	own: National,
	facts: Facts,
	ref: PassageRef,
): { ref: PassageRef; other: National } | undefined {
	const passage = ref.source.facts(ref.index);
	const same = nationalsOf(passage).filter(({ noun }) => noun === own.noun);
	const [other, second] = same;
	if (!other || second || !areOfTwoCountries(own.country, other.country)) return undefined;
	if (figuresDiffer(facts, passage)) return undefined;
	const isTold = coverOf(facts, own, passage) >= COVERED && coverOf(passage, other, facts) >= COVERED_BACK;
	return isTold ? { ref, other } : undefined;
}

/** Whether the source speaks of the draft's thing somewhere: then it has both, and either may be meant. */
function hasBoth(own: National, { source }: PassageRef): boolean {
	return source.sentences.some((_, index) =>
		nationalsOf(source.facts(index)).some(
			({ country, noun }) => country === own.country && noun === own.noun,
		),
	);
}

function coverOf({ terms }: Facts, out: Span, { byKey }: Facts): number {
	let [sum, known] = [0, 0];
	for (const term of terms) {
		if (overlaps(term, out)) continue;
		sum += term.weight;
		if (byKey.has(term.key)) known += term.weight;
	}
	return sum >= TELLING ? known / sum : 0;
}

/** A figure of either is not printed in the other: they may tell two events of a kind. */
function figuresDiffer(a: Facts, b: Facts): boolean {
	const printed = ({ tokens }: Facts) =>
		tokens.filter(({ kind }) => kind === "number").map(({ stem }) => stem);
	const [own, others] = [printed(a), printed(b)];
	return own.some((one) => !others.includes(one)) && others.some((one) => !own.includes(one));
}

function contradicted(own: National, facts: Facts, other: National, ref: PassageRef): JudgedClaim {
	const said = facts.text.slice(own.start, own.end);
	const printed = ref.source.facts(ref.index).text.slice(other.start, other.end);
	return {
		start: own.start,
		end: own.end,
		kind: "relation",
		verdict: "contradicted",
		confidence: CONFIDENCE,
		message: `A source says ${printed}, not ${said}.`,
		working: `source: ${printed}; draft: ${said}`,
		replacement: printed,
		evidence: [{ ref, span: { start: other.start, end: other.end }, stance: "contradicts" }],
	};
}
