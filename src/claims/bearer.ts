import { distance } from "fastest-levenshtein";
import { isStopword } from "../text/tokens.js";
import type { Actor } from "./actor.js";
import nameLexicon from "./data/name-words.json" with { type: "json" };
import nationalities from "./data/nationalities.json" with { type: "json" };
import { countryOf } from "./names.js";
import { receivedSpelling } from "./received-spelling.js";

const countries: ReadonlySet<string> = new Set([
	...Object.values(nationalities).map((country) => country.toLowerCase()),
	"us",
	"uk",
]);

/** What many things of a kind end in: two that do need not be one. */
const kinds: ReadonlySet<string> = new Set(nameLexicon.kinds);

/** One slip of spelling does not make another bearer: so many letters, in names of so many. */
export const SLIP = 2;
export const LONG_ENOUGH = 5;

/** What names are compared by, worked out once a name. */
export interface Likeness {
	readonly joined: string;
	/** Its last word, in one of its received spellings, unless that only tells of what kind it is: "council". */
	readonly last: string | undefined;
	/** The one word of a name that may be an acronym. */
	readonly acronym: string | undefined;
	/** The first letters of its words, and of those of content. */
	readonly initials: readonly string[];
	readonly hasContent: boolean;
	/** The countries that its words are adjectives of. */
	readonly countries: readonly string[];
}

/** The words by which a bearer is told. */
export type NameWords = Pick<Actor, "words" | "key" | "fullWords">;

const likenesses = new WeakMap<NameWords, Likeness>();

export function likenessOf(actor: NameWords): Likeness {
	let found = likenesses.get(actor);
	if (!found) {
		const { words, fullWords } = actor;
		const [first, ...more] = words;
		const last = words.at(-1);
		found = {
			joined: words.join(" "),
			last: last === undefined || (more.length > 0 && kinds.has(last)) ? undefined : receivedSpelling(last),
			acronym: more.length === 0 && first !== undefined && first.length >= 2 ? first : undefined,
			initials: [words, ...(fullWords ? [fullWords] : [])].flatMap(initialsOf),
			hasContent: words.some((word) => !isStopword(word)),
			countries: words.flatMap((word) => countryOf(word)?.toLowerCase() ?? []),
		};
		likenesses.set(actor, found);
	}
	return found;
}

/** "bbc" of "British Broadcasting Corporation", "mod" of "Ministry of Defence". */
function initialsOf(words: readonly string[]): string[] {
	if (words.length < 2) return [];
	const initials = (some: readonly string[]) => some.map(([letter]) => letter).join("");
	return [initials(words), initials(words.filter((word) => !isStopword(word)))];
}

/** Whether two names may be of one bearer: a part of the name, its acronym, its spelling, the adjective of a country. */
export function mayBeSame(a: NameWords, b: NameWords): boolean {
	if (a.key === b.key) return true;
	const left = likenessOf(a);
	const right = likenessOf(b);
	if (left.last !== undefined && left.last === right.last) return true;
	if (isAcronymOf(left, right) || isAcronymOf(right, left)) return true;
	if (left.countries.includes(right.joined) || right.countries.includes(left.joined)) return true;
	// "US" reads as a pronoun too: words of no content alone are a part of nothing
	if (left.hasContent && isPart(a.words, b.words)) return true;
	if (right.hasContent && isPart(b.words, a.words)) return true;
	const [shorter, longer] = [left.joined.length, right.joined.length].sort((x, y) => x - y);
	if ((longer ?? 0) - (shorter ?? 0) > SLIP || (shorter ?? 0) < LONG_ENOUGH) return false;
	return distance(left.joined, right.joined) <= SLIP;
}

/** Whether a name is known to be of one bearer alone, whatever the sources call it otherwise: a country's. */
export function isCountry(actor: Actor): boolean {
	return countries.has(actor.key);
}

function isPart(part: readonly string[], whole: readonly string[]): boolean {
	return part.every((word) => isStopword(word) || whole.includes(word));
}

function isAcronymOf({ acronym }: Likeness, { initials }: Likeness): boolean {
	return acronym !== undefined && initials.includes(acronym);
}
