import { foldForMatch } from "../text/fold.js";
import type { Span } from "../text/span.js";
import { isStopword, type Token, tokens as tokensOf } from "../text/tokens.js";
import { names } from "./names.js";
import {
	countryEndingAt,
	isCapital,
	isDay,
	isNeutral,
	isNoPerson,
	isQualifier,
	isSuffix,
	mayHaveTitle,
	titleEndingAt,
} from "./role-words.js";

/** Whom or what a title is of: a country in its common name, or something else that is not compared. */
export type RoleBody = { readonly country: string } | "other" | undefined;

/** A title with its country words; the span is of these words, half-open UTF-16 offsets into the text. */
export interface RoleMention extends Span {
	readonly type: "role";
	/** The common name of the title: "prime minister" of "PM". */
	readonly title: string;
	readonly state: boolean;
	readonly titleSpan: Span;
	readonly body: RoleBody;
	/** "former", "deputy" and their like, sorted. */
	readonly qualifiers: readonly string[];
	/** Who holds it, when the words beside it tell. */
	readonly holder?: RoleHolder;
}

export interface RoleHolder extends Span {
	/** The words of the name, folded for matching. */
	readonly words: readonly string[];
	/** The role stands directly before the name, nothing between them. */
	readonly direct: boolean;
	/** The country is told after the name: "King Olaf of Norway". */
	readonly bodyAfter?: Span;
}

/** Every title of a sentence, with its holder where the words beside it tell. Lower-case names and headlines tell none. */
export function roles(text: string, words: readonly Token[] = tokensOf(text)): RoleMention[] {
	if (!mayHaveTitle(text)) return [];
	const holders = names(text).map(({ start, end, words }) => ({ start, end, words: nameWords(words) }));
	const found: RoleMention[] = [];
	for (let last = words.length - 1; last >= 0; last--) {
		const role = roleEndingAt(words, last);
		if (!role) continue;
		const holder = holderOf(words, role, holders);
		found.push(holder ? { ...role.mention, ...holder } : role.mention);
		last = role.first;
	}
	return found.reverse();
}

/** The words of a name as they are compared. */
export function nameWords(words: readonly string[]): string[] {
	return words.flatMap((word) => foldForMatch(word).replace(/\.$/, "").split(/[-‐‑]/)).filter(Boolean);
}

interface FoundRole {
	readonly mention: RoleMention;
	/** The first token of the role words and the one after their last. */
	readonly first: number;
	readonly next: number;
	/** "the" or a possessive stands before the title: there is one such person only. */
	readonly definite: boolean;
}

function roleEndingAt(words: readonly Token[], last: number): FoundRole | undefined {
	const title = titleEndingAt(words, last);
	const isHour = words[last]?.lower === "pm" && words[last - 1]?.kind === "number";
	if (!title || isHour) return undefined;
	const titleFirst = last - title.length + 1;
	const told = new Set<string>();
	let next = last + 1;
	if (isDash(words[next]) && isSuffix(words[next + 1])) next += 2;
	else if (isSuffix(words[next])) next += 1;
	if (next > last + 1) told.add(words[next - 1]?.lower ?? "");
	const before = wordsBefore(words, titleFirst, told);
	const [firstToken, titleToken, lastToken] = [words[before.first], words[titleFirst], words[next - 1]];
	if (!firstToken || !titleToken || !lastToken) return undefined;
	const after = bodyAfter(words, next);
	return {
		mention: {
			type: "role",
			start: firstToken.start,
			end: lastToken.end,
			title: title.value.name,
			state: title.value.state,
			titleSpan: { start: titleToken.start, end: lastToken.end },
			body: before.body ?? after?.body,
			qualifiers: [...told].sort(),
		},
		first: before.first,
		next: after ? after.next : next,
		definite: before.definite,
	};
}

interface Before {
	readonly first: number;
	readonly body: RoleBody;
	readonly definite: boolean;
}

/** Reads back from a title: qualifiers, one country, and what they stand after. */
function wordsBefore(words: readonly Token[], title: number, told: Set<string>): Before {
	let first = title;
	let country: string | undefined;
	let possessive = false;
	for (;;) {
		const at = isDash(words[first - 1]) && isQualifier(words[first - 2]) ? first - 2 : first - 1;
		const token = words[at];
		if (isQualifier(token)) {
			told.add(token?.lower ?? "");
			first = at;
			continue;
		}
		if (isNeutral(token)) {
			first = at;
			continue;
		}
		const mark = isPossessive(words[first - 1]) ? 1 : 0;
		const found = country === undefined ? countryEndingAt(words, first - 1 - mark) : undefined;
		if (!found) break;
		country = found.value;
		possessive = mark === 1;
		first -= found.length + mark;
	}
	const previous = words[first - 1];
	const article = previous?.lower === "the";
	const definite = article || possessive;
	if (ownsTheRole(words, first, country !== undefined && !possessive, isCapital(words[title]))) {
		return { first, body: "other", definite };
	}
	return { first, body: country === undefined ? undefined : { country }, definite };
}

const owners = new Set(["his", "her", "its", "their", "our", "my", "your", "whose"]);
const prepositions = new Set(["of", "in", "for", "from", "to", "with", "at", "by", "on"]);

/** Whether the words before a role make it someone else's: "club president", "Bank of Japan chairman". */
function ownsTheRole(words: readonly Token[], first: number, bareCountry: boolean, titled: boolean): boolean {
	const previous = words[first - 1];
	if (!previous) return false;
	if (isPossessive(previous) || isDash(previous) || previous.text === "/" || previous.text === "&")
		return true;
	if (previous.kind !== "word") return false;
	if (owners.has(previous.lower)) return true;
	// "Bank of England chairman", but also "with French President": only the noun is a part of such a name
	if (prepositions.has(previous.lower)) return bareCountry && isCapital(words[first - 2]);
	if (isStopword(previous.lower)) return false;
	return isCapital(previous) ? !isDay(previous) : !(titled || bareCountry);
}

interface After {
	readonly body: RoleBody;
	readonly next: number;
}

/** "of Norway", "of the Netherlands", "of the club". */
function bodyAfter(words: readonly Token[], at: number): After | undefined {
	if (words[at]?.lower !== "of") return undefined;
	const from = words[at + 1]?.lower === "the" ? at + 2 : at + 1;
	for (let last = from + 4; last >= from; last--) {
		const country = countryEndingAt(words, last);
		if (country && last - country.length + 1 === from && !isCapital(words[last + 1])) {
			return { body: { country: country.value }, next: last + 1 };
		}
	}
	return { body: "other", next: from + 1 };
}

interface Name extends Span {
	readonly words: readonly string[];
}

type Held = { readonly holder: RoleHolder; readonly body?: RoleBody };

function holderOf(words: readonly Token[], role: FoundRole, holders: readonly Name[]): Held | undefined {
	return (
		directHolder(words, role, holders) ??
		holderAfterComma(words, role, holders) ??
		holderBefore(words, role, holders)
	);
}

/** "Norwegian King Olaf", "King Olaf of Norway". */
function directHolder(
	words: readonly Token[],
	{ mention }: FoundRole,
	holders: readonly Name[],
): Held | undefined {
	const at = words.findIndex(({ start }) => start >= mention.end);
	const first = words[at];
	if (!first || first.start > mention.end + 1 || !isCapital(first)) return undefined;
	// a name whose first words are the title: only what follows is the person's
	const run = holders.find(({ start, end }) => start <= first.start && first.start < end);
	if (!run || (run.start < first.start && run.start > mention.titleSpan.start)) return undefined;
	const own = words.filter(
		({ start, end, kind }) => start >= first.start && end <= run.end && kind === "word",
	);
	const name =
		run.start === first.start
			? run
			: { start: first.start, end: run.end, words: nameWords(own.map(({ text }) => text)) };
	const after = words.findIndex(({ start }) => start >= name.end);
	const told = after < 0 ? undefined : bodyAfter(words, after);
	if (isNoPerson(name.words)) return undefined;
	const holder = { ...name, direct: true };
	if (!told || mention.body !== undefined) return { holder };
	const last = words[told.next - 1];
	return told.body === "other" || !last
		? { holder, body: "other" }
		: { holder: { ...holder, bodyAfter: { start: name.end, end: last.end } }, body: told.body };
}

/** "the prime minister of Norway, Ann Lee, said". */
function holderAfterComma(
	words: readonly Token[],
	{ definite, next }: FoundRole,
	holders: readonly Name[],
): Held | undefined {
	if (!definite || words[next]?.text !== ",") return undefined;
	const name = holders.find(({ start }) => start === words[next + 1]?.start);
	if (!name) return undefined;
	const after = words.findIndex(({ start }) => start >= name.end);
	return endsApposition(words, after) ? { holder: { ...name, direct: false } } : undefined;
}

/** "Ann Lee, the prime minister of Norway, said". */
function holderBefore(
	words: readonly Token[],
	{ first, next }: FoundRole,
	holders: readonly Name[],
): Held | undefined {
	const comma = words[first - 1]?.text === "," ? first - 1 : first - 2;
	if (words[comma]?.text !== "," || (comma === first - 2 && words[first - 1]?.lower !== "the"))
		return undefined;
	const name = holders.find(({ end }) => end === words[comma - 1]?.end);
	return name && endsApposition(words, next) ? { holder: { ...name, direct: false } } : undefined;
}

/** A comma or the end closes an apposition; a comma with "and" goes on with a list. */
function endsApposition(words: readonly Token[], at: number): boolean {
	const closing = at < 0 ? undefined : words[at];
	if (!closing || /^[.)!?;]$/.test(closing.text)) return true;
	return (
		closing.text === "," &&
		!/^(?:and|or|the|a|an)$/.test(words[at + 1]?.lower ?? "") &&
		!isCapital(words[at + 1])
	);
}

function isDash(token: Token | undefined): boolean {
	return token !== undefined && /^[-‐‑–]$/.test(token.text);
}

function isPossessive(token: Token | undefined): boolean {
	return token !== undefined && /^['’]s?$/.test(token.text);
}
