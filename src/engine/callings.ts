import { isSameName } from "../checks/role.js";
import { areExclusive, type Calling, callingsOf, wordsFor } from "../claims/calling.js";
import type { Facts } from "../claims/facts.js";
import type { Answers, PassageRef, StoredSource } from "../corpus/store.js";
import { foldForMatch } from "../text/fold.js";
import { overlaps, type Span } from "../text/span.js";
import type { JudgedClaim } from "./judged.js";

/** Of the rest of the sentence, the passage must have this much: two people of one name have two trades. */
const COVERED = 0.5;
/** And it must weigh so much to tell of whom it is. */
const TELLING = 1;
const CONFIDENCE = 0.85;

/** Judges the nationality, party and trade that a sentence gives persons, by what a passage on the same calls them. */
export function judgeCallings(facts: Facts, refs: readonly PassageRef[], store: Answers): JudgedClaim[] {
	const callings = callingsOf(facts);
	if (callings.length === 0) return [];
	const told = refs.flatMap((ref) =>
		callingsOf(ref.source.facts(ref.index)).map((calling) => ({ ref, calling })),
	);
	return callings.flatMap((own) => {
		const same = told.filter(
			({ calling }) => calling.kind === own.kind && isSameName(own.person.words, calling.person.words),
		);
		if (same.some(({ calling }) => calling.value === own.value)) return [];
		const rival = same.find(
			({ calling, ref }) => areExclusive(own, calling) && coverOf(own, facts, ref) >= COVERED,
		);
		return rival && !isToldElsewhere(own, store) ? [contradicted(own, facts, rival.calling, rival.ref)] : [];
	});
}

/** 0..1: how much of the sentence stands in the passage, the person and what they are called left out. */
function coverOf(own: Calling, { terms }: Facts, { source, index }: PassageRef): number {
	const { byKey } = source.facts(index);
	let [sum, known] = [0, 0];
	for (const term of terms) {
		if (overlaps(term, own) || overlaps(term, own.person)) continue;
		sum += term.weight;
		if (byKey.has(term.key)) known += term.weight;
	}
	return sum >= TELLING ? known / sum : 0;
}

/** Whether any sentence of a source has the person and the draft's word for them, however they are put. */
function isToldElsewhere(own: Calling, store: Answers): boolean {
	const surname = own.person.words.at(-1) ?? "";
	return wordsFor(own).some((word) =>
		store.mayBeSaid([word, surname], (ref) => has(ref, word) && has(ref, surname)),
	);
}

function has({ source, index }: { source: StoredSource; index: number }, word: string): boolean {
	return ` ${foldForMatch(source.sentences[index]?.text ?? "").replace(/[^\p{L}\p{N}]+/gu, " ")} `.includes(
		` ${word} `,
	);
}

function contradicted(own: Calling, facts: Facts, other: Calling, ref: PassageRef): JudgedClaim {
	const passage = ref.source.facts(ref.index);
	const cut = ({ text }: Facts, { start, end }: Span) => text.slice(start, end);
	const [said, printed] = [cut(facts, own), cut(passage, other)];
	const right = /^\p{Lu}/u.test(said)
		? printed.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
		: printed;
	return {
		start: own.start,
		end: own.end,
		kind: "role",
		verdict: "contradicted",
		confidence: CONFIDENCE,
		message: `The sources call ${cut(facts, own.person)} ${printed}.`,
		working: `source: ${printed}; draft: ${said}`,
		replacement: right,
		evidence: [{ ref, span: { start: other.start, end: other.end }, stance: "contradicts" }],
	};
}
