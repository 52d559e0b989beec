import type { Span } from "../text/span.js";
import { isStopword, type Token } from "../text/tokens.js";
import lexicon from "./data/callings.json" with { type: "json" };
import roleTable from "./data/role-groups.json" with { type: "json" };
import type { Facts } from "./facts.js";
import { countryOf } from "./names.js";

/** Whose a thing is, by its country: "the Swedish embassy". The span is of the adjective. */
export interface National extends Span {
	readonly country: string;
	/** Stem of the noun that follows. */
	readonly noun: string;
}

const unions: readonly (readonly string[])[] = roleTable.unions;
const taught: ReadonlySet<string> = new Set(lexicon.taught);
/** A name so near behind makes it a person's: "Welsh soprano Ann Lee". */
const NAME_REACH = 3;

/** The things of a sentence that are told by a country's adjective. */
export function nationalsOf({ tokens }: Facts): National[] {
	return tokens.flatMap((token, at): National[] => {
		const [before, next] = [tokens[at - 1], tokens[at + 1]];
		const country = isCapital(token) ? countryOf(token.lower) : undefined;
		if (country === undefined || before?.text === "-" || (before && isCapital(before) && at > 1)) return [];
		if (next?.kind !== "word" || isCapital(next) || isStopword(next.lower) || taught.has(next.lower))
			return [];
		if (isOfName(tokens, at + 2)) return [];
		return [{ start: token.start, end: token.end, country: country.toLowerCase(), noun: next.stem }];
	});
}

function isOfName(tokens: readonly Token[], from: number): boolean {
	for (const token of tokens.slice(from, from + NAME_REACH)) {
		if (token.kind !== "word" || isStopword(token.lower)) return false;
		if (isCapital(token)) return true;
	}
	return false;
}

function isCapital({ text }: Token): boolean {
	return /^\p{Lu}/u.test(text);
}

/** Whether what is of the one country is not of the other: Welsh is British, but not Scottish. */
export function areOfTwoCountries(a: string, b: string): boolean {
	if (a === b) return false;
	const both = (group: readonly string[]) => group.includes(a) && group.includes(b);
	return !unions.some((union) => both(union) && [a, b].includes(union[0] ?? ""));
}
