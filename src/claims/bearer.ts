import { distance } from "fastest-levenshtein";
import { isStopword } from "../text/tokens.js";
import type { Actor } from "./actor.js";
import { countryOf } from "./names.js";

/** One slip of spelling does not make another bearer. */
const SLIP = 2;
const LONG_ENOUGH = 5;

/** Whether two names may be of one bearer: a part of the name, its acronym, its spelling, the adjective of a country. */
export function mayBeSame(a: Actor, b: Actor): boolean {
	if (a.key === b.key || isAcronym(a.words, b.words) || isAcronym(b.words, a.words)) return true;
	if (a.words.at(-1) === b.words.at(-1)) return true;
	if (isPart(a.words, b.words) || isPart(b.words, a.words) || isOfCountry(a, b) || isOfCountry(b, a))
		return true;
	const [left, right] = [a.words.join(" "), b.words.join(" ")];
	if (Math.abs(left.length - right.length) > SLIP || Math.min(left.length, right.length) < LONG_ENOUGH)
		return false;
	return distance(left, right) <= SLIP;
}

function isPart(part: readonly string[], whole: readonly string[]): boolean {
	return part.every((word) => isStopword(word) || whole.includes(word));
}

/** "BBC" for "British Broadcasting Corporation", "MoD" for "Ministry of Defence". */
function isAcronym([word, ...more]: readonly string[], whole: readonly string[]): boolean {
	if (word === undefined || more.length > 0 || word.length < 2 || whole.length < 2) return false;
	const initials = whole.map(([letter]) => letter).join("");
	const capitals = whole
		.filter((other) => !isStopword(other))
		.map(([letter]) => letter)
		.join("");
	return initials.startsWith(word) || capitals.startsWith(word) || word.startsWith(capitals);
}

function isOfCountry(adjective: Actor, country: Actor): boolean {
	return adjective.words.some((word) => countryOf(word)?.toLowerCase() === country.words.join(" "));
}
