import { isStopword, type Token } from "../text/tokens.js";
import type { Actor } from "./actor.js";
import { clausesOf } from "./clause.js";
import { isVerb } from "./counted-thing.js";
import grammar from "./data/clauses.json" with { type: "json" };
import type { Facts, Term } from "./facts.js";

/** A sentence with its names. */
export interface Scene {
	readonly facts: Facts;
	readonly actors: readonly Actor[];
}

/** How one name stands in its sentence: what is held against the places of other names, worked out once. */
export interface Standing extends Scene {
	readonly actor: Actor;
	/** By token: the pull of the content word there on the name. */
	readonly pulls: Float64Array;
	/** The content words outside the name, and those of its own clause. */
	readonly around: readonly Term[];
	readonly clause: readonly Term[];
	/** The content words of its clause before and after it, the nearest first. */
	readonly before: readonly Term[];
	readonly after: readonly Term[];
	/** What it is to its clause, as far as the words around it tell: its preposition, an owner, before or after the verb. */
	readonly part: string;
	/** A noun follows that the name only tells apart: "the Norlink ferry". */
	readonly modifies: boolean;
	/** The numbers outside the name, and those of its clause. */
	readonly numbers: ReadonlySet<string>;
	readonly clauseNumbers: readonly string[];
	/** The names that "and" joins it to. */
	readonly partners: readonly Actor[];
	/** The names of the list that it stands in, itself among them; itself alone in none. */
	readonly list: readonly Actor[];
}

/** Distance in tokens at which a word pulls half as much as right beside the name. */
const NEAR = 4;
const OTHER_CLAUSE = 0.4;
const COMMA = 0.8;
/** How far before a name its preposition may stand. */
const REACH = 5;
/** Content words that are kept before and after a name. */
const WINDOW = 7;

const prepositions = new Set(grammar.prepositions);
const auxiliaries = new Set(grammar.auxiliaries);

const standings = new WeakMap<Actor, Standing>();

/** Reads how a name stands among the others of its sentence. */
export function standingOf({ facts, actors }: Scene, actor: Actor): Standing {
	let found = standings.get(actor);
	if (!found) {
		found = read(facts, actors, actor);
		standings.set(actor, found);
	}
	return found;
}

function read(facts: Facts, actors: readonly Actor[], actor: Actor): Standing {
	const { tokens, terms } = facts;
	const clauses = clausesOf(tokens);
	const clauseAt = clauses[actor.firstToken];
	const around = terms.filter(({ at }) => !within(actor, at));
	const clause = around.filter(({ at }) => clauses[at] === clauseAt);
	const pulls = new Float64Array(tokens.length);
	for (const { at } of around) pulls[at] = pull(tokens, clauses, actor, at);
	const numbers = printedNumbers(facts).filter(({ at }) => !within(actor, at));
	return {
		facts,
		actors,
		actor,
		pulls,
		around,
		clause,
		before: clause
			.filter(({ at }) => at < actor.firstToken)
			.slice(-WINDOW)
			.reverse(),
		after: clause.filter(({ at }) => at >= actor.lastToken).slice(0, WINDOW),
		part: partOf(tokens, actor),
		modifies: isNoun(tokens[actor.lastToken]),
		numbers: new Set(numbers.map(({ stem }) => stem)),
		clauseNumbers: printedNumbers(facts)
			.filter(({ at }) => clauses[at] === clauseAt)
			.map(({ stem }) => stem),
		partners: partnersOf(tokens, actors, actor),
		list: listOf(tokens, actors, actor),
	};
}

function within(actor: Actor, at: number): boolean {
	return at >= actor.firstToken && at < actor.lastToken;
}

/** Less with each word between, and with each mark or clause. */
function pull(tokens: readonly Token[], clauses: Uint16Array, actor: Actor, at: number): number {
	const distance = at < actor.firstToken ? actor.firstToken - at : at - actor.lastToken + 1;
	let factor = NEAR / (NEAR + distance);
	if (clauses[at] !== clauses[actor.firstToken]) factor *= OTHER_CLAUSE;
	const [low, high] = at < actor.firstToken ? [at + 1, actor.firstToken] : [actor.lastToken, at];
	for (let i = low; i < high; i++) if (tokens[i]?.text === ",") factor *= COMMA;
	return factor;
}

function partOf(tokens: readonly Token[], actor: Actor): string {
	if (/^['’]s?$/.test(tokens[actor.lastToken]?.text ?? "")) return "owner";
	for (let i = actor.firstToken - 1; i >= Math.max(0, actor.firstToken - REACH); i--) {
		const token = tokens[i];
		if (!token) break;
		if (prepositions.has(token.lower)) return token.lower;
		if (token.kind === "punct" && !/^["'“”‘’-]$/.test(token.text)) break;
		if (isVerbLike(token)) return "object";
	}
	const next = tokens[actor.lastToken];
	return next && (isVerbLike(next) || auxiliaries.has(next.lower)) ? "subject" : "other";
}

function isNoun(token: Token | undefined): boolean {
	return (
		token?.kind === "word" &&
		/^\p{Ll}/u.test(token.text) &&
		!isStopword(token.lower) &&
		!isVerbLike(token) &&
		!auxiliaries.has(token.lower)
	);
}

function isVerbLike({ kind, lower, text }: Token): boolean {
	return kind === "word" && /^\p{Ll}/u.test(text) && (isVerb(lower) || /(?:ed|ing)$/.test(lower));
}

const numbersBySentence = new WeakMap<Facts, readonly { readonly at: number; readonly stem: string }[]>();

/** The numbers of a sentence with their places. */
function printedNumbers(facts: Facts): readonly { readonly at: number; readonly stem: string }[] {
	let found = numbersBySentence.get(facts);
	if (!found) {
		found = facts.tokens.flatMap(({ kind, stem }, at) => (kind === "number" ? [{ at, stem }] : []));
		numbersBySentence.set(facts, found);
	}
	return found;
}

const JOINING: ReadonlySet<string> = new Set(["and", ",", "the", "'s"]);

function partnersOf(tokens: readonly Token[], actors: readonly Actor[], actor: Actor): Actor[] {
	return actors.filter((other) => {
		if (other === actor) return false;
		const [first, second] = other.firstToken < actor.firstToken ? [other, actor] : [actor, other];
		const between = tokens.slice(first.lastToken, second.firstToken);
		return between.length <= 3 && between.every(({ lower }) => JOINING.has(lower));
	});
}

const LISTING = /^(?:[,;&()]|and|or|the|[–-]|\p{N}+)$/u;

function listOf(tokens: readonly Token[], actors: readonly Actor[], actor: Actor): Actor[] {
	const at = actors.indexOf(actor);
	const goesOn = (left: Actor | undefined, right: Actor | undefined) => {
		if (!left || !right) return false;
		const between = tokens.slice(left.lastToken, right.firstToken);
		return between.length > 0 && between.every(({ lower }) => LISTING.test(lower));
	};
	let [first, last] = [at, at];
	while (goesOn(actors[first - 1], actors[first])) first--;
	while (goesOn(actors[last], actors[last + 1])) last++;
	return actors.slice(first, last + 1);
}
