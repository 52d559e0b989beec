import { distance } from "fastest-levenshtein";
import { isStopword } from "../text/tokens.js";
import type { Actor } from "./actor.js";
import nationalities from "./data/nationalities.json" with { type: "json" };
import { countryOf } from "./names.js";

const countries: ReadonlySet<string> = new Set([
	...Object.values(nationalities).map((country) => country.toLowerCase()),
	"us",
	"uk",
]);

/** One slip of spelling does not make another bearer. */
const SLIP = 2;
const LONG_ENOUGH = 5;

/** Whether two names may be of one bearer: a part of the name, its acronym, its spelling, the adjective of a country. */
export function mayBeSame(a: Actor, b: Actor): boolean {
	if (a.key === b.key || isAcronymOf(a, b) || isAcronymOf(b, a)) return true;
	if (a.words.at(-1) === b.words.at(-1)) return true;
	if (isPart(a.words, b.words) || isPart(b.words, a.words) || isOfCountry(a, b) || isOfCountry(b, a))
		return true;
	const [left, right] = [a.words.join(" "), b.words.join(" ")];
	if (Math.abs(left.length - right.length) > SLIP || Math.min(left.length, right.length) < LONG_ENOUGH)
		return false;
	return distance(left, right) <= SLIP;
}

/** Whether a name is known to be of one bearer alone, whatever the sources call it otherwise: a country's. */
export function isCountry(actor: Actor): boolean {
	return countries.has(actor.key);
}

function isPart(part: readonly string[], whole: readonly string[]): boolean {
	// "US" reads as a pronoun too: words of no content alone are a part of nothing
	return (
		part.some((word) => !isStopword(word)) && part.every((word) => isStopword(word) || whole.includes(word))
	);
}

function isAcronymOf(acronym: Actor, whole: Actor): boolean {
	return (
		isAcronym(acronym.words, whole.words) ||
		(whole.fullWords !== undefined && isAcronym(acronym.words, whole.fullWords))
	);
}

/** "BBC" for "British Broadcasting Corporation", "MoD" for "Ministry of Defence". */
function isAcronym([word, ...more]: readonly string[], whole: readonly string[]): boolean {
	if (word === undefined || more.length > 0 || word.length < 2 || whole.length < 2) return false;
	const initials = (words: readonly string[]) => words.map(([letter]) => letter).join("");
	return initials(whole) === word || initials(whole.filter((other) => !isStopword(other))) === word;
}

function isOfCountry(adjective: Actor, country: Actor): boolean {
	return adjective.words.some((word) => countryOf(word)?.toLowerCase() === country.words.join(" "));
}
