import { stem, type Token } from "../text/tokens.js";
import lexicon from "./data/outcomes.json" with { type: "json" };
import type { Facts } from "./facts.js";
import { modalityAt } from "./modality.js";
import { isDenied, isSupposed } from "./negation.js";

/** What happened to some persons or things, or to none: "two people were injured", "nobody was hurt". */
export interface Befallen {
	/** One name for all words of being injured or killed, else the participle's stem ("charg"). A casualty is either. */
	readonly outcomes: readonly string[];
	/** Its tokens, half-open, with those of whom it befell. */
	readonly from: number;
	readonly to: number;
	/** The stems of the words for whom it befell; of "nobody" and "no one" there are none. */
	readonly whom: readonly string[];
	/** Whether persons are told, by a word for them or by a number alone. */
	readonly ofPersons: boolean;
}

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const families = new Map(
	Object.entries(lexicon.families).flatMap(([name, list]) =>
		list.split(" ").map((word) => [word, name] as const),
	),
);
const things: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(lexicon.things));
const alone = wordsOf(lexicon.alone);
const transitive = wordsOf(lexicon.transitive);
const persons = wordsOf(lexicon.persons);
const several = wordsOf(lexicon.several);
const nobody = wordsOf(lexicon.nobody);
const be = wordsOf(lexicon.be);
const have = wordsOf(lexicon.have);
const left = wordsOf(lexicon.left);
const others = wordsOf(lexicon.others);
const lightly = wordsOf(lexicon.lightly);
const narrowing = wordsOf(lexicon.narrowing);

const elsewhere = wordsOf(lexicon.elsewhere);

const CLAUSE_MARK = /^[,;:()–—"“”]$/;
const ADVERB = /.{3}ly$/;
/** Between those whom it befell and what befell them. */
const REACH = 8;

/** What a sentence says befell nobody: "no one was hurt", "none of the crew was injured", "without casualties". */
export function befellNone(facts: Facts): Befallen[] {
	return noneIn(facts).filter(({ to }) => !isOfOther(facts, to));
}

/** "No one was hurt in an earlier fire": said of another event. */
function isOfOther({ tokens }: Facts, to: number): boolean {
	return tokens.slice(to, to + REACH).some(({ lower }) => elsewhere.has(lower));
}

function noneIn({ tokens }: Facts): Befallen[] {
	return tokens.flatMap((token, at): Befallen[] => {
		if (token.lower === "no" || token.lower === "without") {
			const next = tokens[at + 1]?.lower === "any" ? at + 2 : at + 1;
			const outcomes = things.get(tokens[next]?.lower ?? "");
			if (outcomes) return [{ outcomes, from: at, to: next + 1, whom: [], ofPersons: true }];
		}
		const subject = nobodyAt(tokens, at);
		if (subject === undefined) return [];
		const found = happenedAfter(tokens, subject);
		if (!found || found.between.some((one) => narrowing.has(one.lower))) return [];
		const whom = found.between.filter(({ kind }) => kind === "word").map((one) => one.stem);
		const named = found.between.some(({ lower }) => persons.has(lower));
		// "no house was damaged": no person is told
		if (token.lower === "no" && subject === at + 1 && !named) return [];
		return [{ outcomes: found.outcomes, from: at, to: found.to, whom, ofPersons: true }];
	});
}

/** The token after "no one", "nobody", "none", "not one", "not a single", "no" (passengers). */
function nobodyAt(tokens: readonly Token[], at: number): number | undefined {
	const [one, two, three] = [0, 1, 2].map((i) => tokens[at + i]?.lower ?? "");
	if (nobody.has(one ?? "")) return at + 1;
	if (one === "no") return two === "one" ? at + 2 : two === "-" && three === "one" ? at + 3 : at + 1;
	if (one !== "not") return undefined;
	if (two === "one") return at + 2;
	return two === "a" && three === "single" ? at + 3 : undefined;
}

interface Happened {
	readonly outcomes: readonly string[];
	readonly between: readonly Token[];
	readonly to: number;
}

/** What befell those who are told from token `from` on: "(of the crew) was (reportedly) hurt", "died". */
function happenedAfter(tokens: readonly Token[], from: number): Happened | undefined {
	for (let i = from; i < Math.min(tokens.length, from + REACH); i++) {
		const token = tokens[i];
		if (!token || CLAUSE_MARK.test(token.text)) return undefined;
		const between = tokens.slice(from, i).filter(({ lower }) => !have.has(lower));
		if (alone.has(token.lower)) return { outcomes: outcomesOf(token), between, to: i + 1 };
		if (!be.has(token.lower)) continue;
		let at = i + 1;
		while (be.has(tokens[at]?.lower ?? "") || lightly.has(tokens[at]?.lower ?? "")) at++;
		const participle = tokens[at];
		if (!participle || !isParticiple(participle) || ADVERB.test(tokens[at + 1]?.lower ?? ""))
			return undefined;
		return { outcomes: outcomesOf(participle), between, to: at + 1 };
	}
	return undefined;
}

function isParticiple({ kind, lower }: Token): boolean {
	return kind === "word" && (families.has(lower) || others.has(lower));
}

function outcomesOf({ lower }: Token): readonly string[] {
	return [families.get(lower) ?? stem(lower)];
}

/** What a sentence says did befall somebody or something: "two people were injured", "killing a man", "two deaths". */
export function befell(facts: Facts): Befallen[] {
	return someIn(facts).filter(({ to }) => !isOfOther(facts, to));
}

function someIn(facts: Facts): Befallen[] {
	const { tokens } = facts;
	return tokens.flatMap((token, at): Befallen[] => {
		if (token.kind !== "word" || isDenied(facts, at) || isSupposed(facts, at)) return [];
		const counted = things.get(token.lower);
		if (counted) return isCounted(tokens[at - 1]) ? [told(tokens, counted, at - 1, at + 1, at - 1, at)] : [];
		if (!isParticiple(token) || modalityAt(facts, at) !== "stated") return [];
		let verb = at;
		while (lightly.has(tokens[verb - 1]?.lower ?? "") || ADVERB.test(tokens[verb - 1]?.lower ?? "")) verb--;
		const outcomes = outcomesOf(token);
		const passive = be.has(tokens[verb - 1]?.lower ?? "");
		if (passive || alone.has(token.lower)) {
			const from = subjectBefore(tokens, passive ? verb - 1 : verb);
			return from < verb ? [told(tokens, outcomes, from, at + 1, from, verb)] : [];
		}
		if (!transitive.has(token.lower)) return [];
		const to = objectAfter(tokens, at + 1);
		if (to !== undefined) return [told(tokens, outcomes, at, to, at + 1, to)];
		// "leaving two people injured"
		const from = subjectBefore(tokens, at);
		const isLeft = left.has(tokens[from - 1]?.lower ?? "") || left.has(tokens[from]?.lower ?? "");
		return isLeft ? [told(tokens, outcomes, from, at + 1, from, at)] : [];
	});
}

function told(
	tokens: readonly Token[],
	outcomes: readonly string[],
	from: number,
	to: number,
	first: number,
	last: number,
): Befallen {
	const whom = tokens.slice(first, last);
	const nouns = whom.filter(({ kind, lower }) => kind === "word" && !be.has(lower) && !have.has(lower));
	const onlyNumber = nouns.every((word) => isCounted(word) || word.lower === "who");
	return {
		...{ outcomes, from, to },
		whom: nouns.map((one) => one.stem),
		ofPersons: onlyNumber
			? whom.length > 0
			: nouns.some(({ lower }) => persons.has(lower) || lower === "who"),
	};
}

function isCounted(token: Token | undefined): boolean {
	return (
		token !== undefined &&
		(token.kind === "number" || several.has(token.lower) || NUMBER_WORD.test(token.lower))
	);
}

const NUMBER_WORD = /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/;

/** The first token of the phrase before `at`: its number or article, or what a mark or conjunction leaves of it. */
function subjectBefore(tokens: readonly Token[], at: number): number {
	let from = at;
	while (from > 0 && at - from < REACH) {
		const token = tokens[from - 1];
		if (!token || CLAUSE_MARK.test(token.text) || breaks.has(token.lower)) break;
		from--;
		if (isCounted(token) || token.lower === "a" || token.lower === "an") break;
	}
	return from;
}

const breaks = wordsOf(lexicon.breaks);

/** The token after "two people", "a man", "several" behind a verb. */
function objectAfter(tokens: readonly Token[], from: number): number | undefined {
	const [first, second, third] = [tokens[from], tokens[from + 1], tokens[from + 2]];
	if (!first) return undefined;
	const at = [second, third].findIndex((token) => token !== undefined && persons.has(token.lower));
	if (isCounted(first)) return at < 0 ? from + 1 : from + at + 2;
	return /^(?:a|an|one|the)$/.test(first.lower) && at >= 0 ? from + at + 2 : undefined;
}

/** Whether what befell none, and what befell some, cannot both be: the same outcome, of people or of the same ones. */
export function gainsaid(none: Befallen, some: Befallen): boolean {
	if (!none.outcomes.some((outcome) => some.outcomes.includes(outcome))) return false;
	const whom = none.whom.filter((word) => !small.has(word));
	return whom.length === 0 ? some.ofPersons : whom.some((word) => some.whom.includes(word));
}

const small = new Set([
	..."of the a an in on aboard them those these people person members has have had".split(" ").map(stem),
	"of",
	"the",
]);
