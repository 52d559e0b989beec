import { foldForMatch } from "../text/fold.js";
import type { Span } from "../text/span.js";
import { isStopword, type Token } from "../text/tokens.js";
import { isOrdinaryWord } from "../text/weights.js";
import { countryEndingAt, isCapital, isDay, isNeutral, isQualifier } from "./role-words.js";

/**
 * Whom or what a title is of: a country in its common name, an organisation or place by the words of its name, folded,
 * or something else that is not compared.
 */
export type RoleBody =
	| { readonly country: string }
	| { readonly organisation: readonly string[] }
	| "other"
	| undefined;

export interface Before {
	/** The first token of the role words, without and with those of an organisation. */
	readonly first: number;
	readonly opens: number;
	readonly body: RoleBody;
	/** The words of the organisation. */
	readonly bodySpan?: Span;
	/** "the" or a possessive stands before the title: there is one such person only. */
	readonly definite: boolean;
}

/** Reads back from a title: qualifiers, one country, and what they stand after. */
export function wordsBefore(words: readonly Token[], title: number, told: Set<string>): Before {
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
	const definite = words[first - 1]?.lower === "the" || possessive;
	if (!ownsTheRole(words, first, country !== undefined && !possessive, isCapital(words[title]))) {
		return { first, opens: first, body: country === undefined ? undefined : { country }, definite };
	}
	const mark = isPossessive(words[first - 1]) ? 1 : 0;
	const found = organisationEndingAt(words, title, first - mark, told);
	if (!found) return { first, opens: first, body: "other", definite: definite || mark === 1 };
	return {
		first: Math.max(first, found.end),
		opens: found.start,
		body: { organisation: found.name },
		bodySpan: found.span,
		definite: mark === 1 || words[found.start - 1]?.lower === "the",
	};
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

/** The longest name of an organisation that is read, in tokens. */
const LONGEST = 6;

/** The run of capitals, "of" between, that ends where the role words begin; a country in between is its last word. */
function organisationEndingAt(
	words: readonly Token[],
	title: number,
	before: number,
	told: ReadonlySet<string>,
): (Named & { readonly start: number; readonly end: number }) | undefined {
	// "Bank of Japan chairman": the country was read as the title's own
	let end = before;
	while (
		end < title &&
		!isPossessive(words[end]) &&
		!told.has(words[end]?.lower ?? "") &&
		!isNeutral(words[end])
	)
		end++;
	let start = end;
	while (end - start < LONGEST) {
		const previous = words[start - 1];
		if (isNamed(previous) && !isOpener(words, start - 1)) start--;
		else if (isJoining(previous) && isNamed(words[start - 2])) start -= 2;
		else break;
	}
	const named = nameOf(words.slice(start, end));
	return named && { ...named, start, end };
}

export interface After {
	readonly body: RoleBody;
	readonly bodySpan?: Span;
	readonly next: number;
}

/** "of Norway", "of the Netherlands", "of the club"; of an office that no state has, "at Norlink" too. */
export function bodyAfter(words: readonly Token[], at: number, state = true): After | undefined {
	const joined = words[at]?.lower;
	if (joined !== "of" && (state || (joined !== "at" && joined !== "for"))) return undefined;
	const from = words[at + 1]?.lower === "the" ? at + 2 : at + 1;
	for (let last = from + 4; last >= from; last--) {
		const country = countryEndingAt(words, last);
		if (country && last - country.length + 1 === from && !isCapital(words[last + 1])) {
			return joined === "of" ? { body: { country: country.value }, next: last + 1 } : undefined;
		}
	}
	let next = from;
	while (next - from < LONGEST) {
		if (isNamed(words[next])) next++;
		else if (next > from && isJoining(words[next]) && isNamed(words[next + 1])) next += 2;
		else break;
	}
	const named = nameOf(words.slice(from, next));
	if (named) return { body: { organisation: named.name }, bodySpan: named.span, next };
	return joined === "of" ? { body: "other", next: from + 1 } : undefined;
}

function isNamed(token: Token | undefined): boolean {
	return token?.kind === "word" && isCapital(token) && !isDay(token);
}

function isJoining(token: Token | undefined): boolean {
	return token !== undefined && /^(?:of|and|for|&|-)$/.test(token.lower);
}

/** A word of its own that only begins the sentence: "Yesterday chief executive Ann Lee". */
function isOpener(words: readonly Token[], at: number): boolean {
	const opens = at === 0 || words[at - 1]?.kind === "punct";
	const { lower = "" } = words[at] ?? {};
	return opens && (isStopword(lower) || isOrdinaryWord(lower)) && !isNamed(words[at + 1]);
}

interface Named {
	readonly name: readonly string[];
	readonly span: Span;
}

function nameOf(run: readonly Token[]): Named | undefined {
	const [first, last] = [run[0], run.at(-1)];
	const name = run.flatMap(({ kind, text }) => (kind === "word" ? [folded(text)] : []));
	return first && last && name.some((word) => !isStopword(word))
		? { name, span: { start: first.start, end: last.end } }
		: undefined;
}

function folded(text: string): string {
	return foldForMatch(text).replaceAll(".", "");
}

export function isDash(token: Token | undefined): boolean {
	return token !== undefined && /^[-‐‑–]$/.test(token.text);
}

export function isPossessive(token: Token | undefined): boolean {
	return token !== undefined && /^['’]s?$/.test(token.text);
}
