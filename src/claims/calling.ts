import type { Span } from "../text/span.js";
import { isStopword, type Token } from "../text/tokens.js";
import { type Actor, actorsOf } from "./actor.js";
import lexicon from "./data/callings.json" with { type: "json" };
import roleTable from "./data/role-groups.json" with { type: "json" };
import type { Facts } from "./facts.js";
import { adjectivesOf, countryOf } from "./names.js";
import { areOfTwoCountries } from "./national.js";

/** What of a person is told. */
export type CallingKind = "nationality" | "party" | "occupation";

/** What a sentence calls a person beside the name: "Welsh soprano Ann Lee", "Ann Lee, a nurse from Halden". */
export interface Calling extends Span {
	readonly kind: CallingKind;
	/** One name for all words that mean the same. */
	readonly value: string;
	readonly person: Actor;
}

interface Word {
	readonly kind: "party" | "occupation";
	readonly value: string;
}

const words = new Map<string, Word>();
for (const [first = "", ...more] of lexicon.occupations)
	for (const word of [first, ...more]) words.set(word, { kind: "occupation", value: first });
for (const [first = "", ...more] of lexicon.parties)
	for (const word of [first, ...more]) words.set(word, { kind: "party", value: first });
const alike: readonly (readonly string[])[] = lexicon.alike;
const seats: ReadonlySet<string> = new Set(lexicon.seats);
const taught: ReadonlySet<string> = new Set(lexicon.taught);

const offices: ReadonlySet<string> = new Set(lexicon.offices);
const past: ReadonlySet<string> = new Set(roleTable.pastQualifiers);

const LONGEST = 2;
/** How many words before a name, or of an apposition to it, are read. */
const REACH = 6;
const OPENS: ReadonlySet<string> = new Set(["a", "an", "the", "his", "her", "their", "its"]);
const TOO_PERSONAL = /^['’]s?$/;

/** What a sentence calls its persons. */
export function callingsOf(facts: Facts): Calling[] {
	const { tokens } = facts;
	return actorsOf(facts).flatMap((person) => {
		if (person.words.length < 2) return [];
		return [
			...read(tokens, runBefore(tokens, person.firstToken), person.firstToken, person),
			...apposition(tokens, person),
		];
	});
}

/** The first of the words that lead up to a name with nothing between but words of theirs. */
function runBefore(tokens: readonly Token[], name: number): number {
	let from = name;
	while (from > 0 && name - from < REACH) {
		const token = tokens[from - 1];
		if (token?.kind !== "word" || isStopword(token.lower) || TOO_PERSONAL.test(token.text)) break;
		from--;
	}
	return from;
}

/** "Ann Lee, a nurse from Halden,", "her lawyer, Ann Lee,", "Ann Lee is a nurse". */
function apposition(tokens: readonly Token[], person: Actor): Calling[] {
	const [before, after] = [person.firstToken - 1, person.lastToken];
	const opensAfter = tokens[after]?.text === "," || tokens[after]?.lower === "is";
	if (opensAfter && OPENS.has(tokens[after + 1]?.lower ?? "")) {
		let to = after + 2;
		while (to < after + 2 + REACH && tokens[to]?.kind === "word" && !isStopword(tokens[to]?.lower ?? ""))
			to++;
		return read(tokens, after + 2, to, person);
	}
	if (tokens[before]?.text !== ",") return [];
	const from = runBefore(tokens, before);
	return OPENS.has(tokens[from - 1]?.lower ?? "") ? read(tokens, from, before, person) : [];
}

function read(tokens: readonly Token[], from: number, to: number, person: Actor): Calling[] {
	const found: Calling[] = [];
	const run = tokens.slice(from, to).map(({ lower }) => lower);
	if (run.some((word) => past.has(word))) return [];
	// "Swedish prime minister": whose the office is, is read with it
	const isOffice = run.some((word) => offices.has(word));
	for (let i = from; i < to; i++) {
		const [token, next] = [tokens[i], tokens[i + 1]];
		// "Spanish-born", "half-Welsh"
		if (!token || next?.text === "-" || tokens[i - 1]?.text === "-") continue;
		const country =
			/^\p{Lu}/u.test(token.text) && !taught.has(next?.lower ?? "") ? countryOf(token.lower) : undefined;
		if (country !== undefined) {
			if (isOffice) continue;
			found.push({
				start: token.start,
				end: token.end,
				kind: "nationality",
				value: country.toLowerCase(),
				person,
			});
			continue;
		}
		for (let length = LONGEST; length > 0; length--) {
			const last = tokens[i + length - 1];
			const word = words.get(
				tokens
					.slice(i, i + length)
					.map(({ lower }) => lower)
					.join(" "),
			);
			if (!last || !word || i + length > to) continue;
			const seat = tokens[i + length]?.lower ?? "";
			const isTold =
				word.kind === "party" ? /^\p{Lu}/u.test(token.text) && seats.has(seat) : i + length === to;
			if (isTold) found.push({ start: token.start, end: last.end, ...word, person });
			break;
		}
	}
	return found;
}

/** Whether one person is hardly both. */
export function areExclusive(a: Calling, b: Calling): boolean {
	if (a.kind !== b.kind || a.value === b.value) return false;
	if (a.kind === "nationality") return areOfTwoCountries(a.value, b.value);
	return !alike.some((group) => group.includes(a.value) && group.includes(b.value));
}

/** Every word for what a calling tells. */
export function wordsFor({ kind, value }: Calling): string[] {
	if (kind === "nationality") return [value, ...adjectivesOf(value)];
	const groups: readonly (readonly string[])[] = kind === "party" ? lexicon.parties : lexicon.occupations;
	return [...(groups.find(([first]) => first === value) ?? [value])];
}
