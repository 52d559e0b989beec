import { foldForMatch } from "../text/fold.js";
import type { Span } from "../text/span.js";
import type { Token } from "../text/tokens.js";
import lexicon from "./data/affiliation-words.json" with { type: "json" };
import { names } from "./names.js";
import { nameWords } from "./role.js";

/** A person and the institution a sentence says they are of; the span is the institution's name. */
export interface Affiliation extends Span {
	/** The words of the person's name, folded for matching. */
	readonly person: readonly string[];
	/** "lecturer" of "a senior lecturer at"; none of "Dr Lee from". */
	readonly role?: string;
	/** What kind of institution it is: "university". */
	readonly kind: string;
	/** The words of its name, folded, without "the" at the head. */
	readonly words: readonly string[];
}

const kinds: ReadonlySet<string> = new Set(lexicon.institutions);
const joining: ReadonlySet<string> = new Set(lexicon.joining);
const before: ReadonlySet<string> = new Set(lexicon.before);
const roleNouns: ReadonlySet<string> = new Set(lexicon.roles);
/** A role and its institution are not further apart, in tokens: "lecturer in Social and Political Sciences at the". */
const APART = 9;

/** The affiliations that a sentence tells of persons by first and last name. */
export function affiliations(text: string, words: readonly Token[]): Affiliation[] {
	if (!words.some(({ lower }) => kinds.has(lower))) return [];
	const persons = names(text).filter((name) => name.words.length > 1 && !name.words.some(isKind));
	return words.flatMap((token, at): Affiliation[] => {
		if (!before.has(token.lower)) return [];
		const first = words[at + 1]?.lower === "the" ? at + 2 : at + 1;
		const institution = institutionAt(words, first);
		if (!institution) return [];
		const role = roleBefore(words, at);
		const holder = role && persons.find(({ end }) => leadsToRole(text.slice(end, role.start)));
		const person = holder ?? persons.find(({ end }) => /^,? $/.test(text.slice(end, token.start)));
		if (!person) return [];
		const told = role && holder && { role: role.lower };
		return [{ ...institution, person: nameWords(person.words), ...told }];
	});
}

/** Only a comma or a form of "to be", an article and a few adjectives stand between a name and its role. */
function leadsToRole(between: string): boolean {
	return /^(?:,|,? is|,? was|, who is|, who was)(?: (?:an?|the))?(?: [\p{Ll}-]+){0,3} $/u.test(between);
}

function roleBefore(words: readonly Token[], at: number): Token | undefined {
	for (let index = at - 1; index >= Math.max(0, at - APART); index--) {
		const token = words[index];
		if (!token || token.text === ".") return undefined;
		if (roleNouns.has(token.lower)) return token;
	}
	return undefined;
}

function institutionAt(words: readonly Token[], first: number): Omit<Affiliation, "person"> | undefined {
	let last = first - 1;
	for (let index = first; index < words.length; index++) {
		const token = words[index];
		if (token?.kind !== "word") break;
		if (/^\p{Lu}/u.test(token.text)) last = index;
		else if (!joining.has(token.lower) || index === first) break;
	}
	const run = words.slice(first, last + 1);
	const [opening, closing, kind] = [run[0], run.at(-1), run.find(({ lower }) => kinds.has(lower))];
	if (!opening || !closing || !kind || run.length < 2) return undefined;
	return {
		start: opening.start,
		end: closing.end,
		kind: kind.lower,
		words: run.map(({ lower }) => foldForMatch(lower)),
	};
}

function isKind(word: string): boolean {
	return kinds.has(word.toLowerCase());
}
