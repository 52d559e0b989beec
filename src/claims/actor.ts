import { foldForMatch } from "../text/fold.js";
import type { Span } from "../text/span.js";
import { isStopword, type Token } from "../text/tokens.js";
import { isOrdinaryWord } from "../text/weights.js";
import { aliasAt } from "./aliases.js";
import type { Facts } from "./facts.js";
import { isCountryName, type NameMention, names } from "./names.js";
import { isSayingVerb } from "./saying.js";

/** Whoever or whatever a sentence names: a person, organisation, place or thing. Offsets are into the sentence. */
export interface Actor extends Span {
	/** First token of the name, and the one after its last. */
	readonly firstToken: number;
	readonly lastToken: number;
	/** The words of the name, folded for matching. */
	readonly words: readonly string[];
	/** The common name of an alias ("us" of "United States"), or the words. */
	readonly key: string;
	/** The words with those of the name that this one is "of": "royal bank of scotland". */
	readonly fullWords?: readonly string[];
	/** A title stands before it ("Dr", "Prime Minister"), or a verb of saying beside it: a person, or who speaks for one. */
	readonly speaks: boolean;
	/** Its capitals are not only those that begin a sentence. */
	readonly inside: boolean;
}

/** The names that a text without capitals may hold: by first word, the longest first. */
export type Inventory = ReadonlyMap<string, readonly (readonly string[])[]>;

const known = new WeakMap<Facts, readonly Actor[]>();

/** The names of a sentence in order, by its capitals. */
export function actorsOf(facts: Facts): readonly Actor[] {
	let found = known.get(facts);
	if (!found) {
		found = withFullWords(
			facts.tokens,
			names(facts.text).flatMap((name) =>
				isName(name, facts) ? (actorAt(facts, name, name.role !== undefined) ?? []) : [],
			),
		);
		known.set(facts, found);
	}
	return found;
}

function withFullWords(tokens: readonly Token[], actors: readonly Actor[]): Actor[] {
	const joined = (a: Actor | undefined, b: Actor | undefined) =>
		a && b && tokens.slice(a.lastToken, b.firstToken).every(({ lower }) => lower === "of" || lower === "the")
			? [...a.words, "of", ...b.words]
			: undefined;
	return actors.map((actor, i) => {
		const fullWords = joined(actors[i - 1], actor) ?? joined(actor, actors[i + 1]);
		return fullWords ? { ...actor, fullWords } : actor;
	});
}

/** A figure in words is no name ("Twenty-one voters"), nor is an ordinary word that opens a sentence ("Prices rose"). */
function isName(name: NameMention, { slots, text }: Facts): boolean {
	const [only, ...more] = name.words;
	if (slots.some(({ start, end }) => start < name.end && name.start < end)) return false;
	const opens = name.sentenceInitial || /[:•]\s*$/.test(text.slice(0, name.start));
	if (!opens || more.length > 0 || only === undefined) return true;
	return isCountryName(only) || !isOrdinaryWord(only.toLowerCase());
}

/** The names of a sentence that has no capitals: those words of it that the sources know as names. */
export function actorsAmong(facts: Facts, inventory: Inventory): readonly Actor[] {
	const found: Actor[] = [];
	const { tokens } = facts;
	for (let i = 0; i < tokens.length; i++) {
		const fits = inventory
			.get(foldForMatch(tokens[i]?.text ?? ""))
			?.find((words) => words.every((word, k) => foldForMatch(tokens[i + k]?.text ?? "") === word));
		const [first, last] = [tokens[i], tokens[i + (fits?.length ?? 1) - 1]];
		if (!fits || !first || !last) continue;
		const actor = actorAt(facts, { start: first.start, end: last.end }, false);
		if (actor) found.push(actor);
		i += fits.length - 1;
	}
	return found;
}

/** Whether the sentence's capitals tell nothing, so that its names must be looked up. */
export function isLowerCased(text: string): boolean {
	return !/\p{Lu}\p{M}*\p{Ll}/u.test(text);
}

/** Reads the names of many sentences for those that have no capitals; a word that is ever printed small is left out. */
export function inventoryOf(sentences: readonly Facts[]): Inventory {
	const small = new Set<string>();
	for (const { tokens } of sentences)
		for (const { text, kind } of tokens)
			if (kind === "word" && /^\p{Ll}/u.test(text)) small.add(foldForMatch(text));
	const byFirst = new Map<string, Map<string, readonly string[]>>();
	const add = (words: readonly string[]) => {
		const [first] = words;
		if (first === undefined || words.every((word) => small.has(word) || isStopword(word))) return;
		if (words.length === 1 && first.length < 3 && isOrdinaryWord(first)) return;
		const list = byFirst.get(first) ?? new Map<string, readonly string[]>();
		list.set(words.join(" "), words);
		byFirst.set(first, list);
	};
	for (const facts of sentences) {
		for (const actor of actorsOf(facts)) {
			const words = facts.tokens
				.slice(actor.firstToken, actor.lastToken)
				.map(({ text }) => foldForMatch(text));
			add(words);
			const last = words.at(-1);
			if (words.length > 1 && last !== undefined) add([last]);
		}
	}
	return new Map(
		[...byFirst].map(([first, list]) => [first, [...list.values()].sort((a, b) => b.length - a.length)]),
	);
}

const INITIALS = /^\p{Lu}{1,3}&\p{Lu}{1,3}$/u;

function actorAt(facts: Facts, { start, end }: Span, titled: boolean): Actor | undefined {
	const { tokens } = facts;
	const firstToken = tokens.findIndex((token) => token.end > start);
	if (firstToken < 0) return undefined;
	let lastToken = firstToken;
	while (lastToken < tokens.length && (tokens[lastToken]?.start ?? end) < end) lastToken++;
	const printed = facts.text.slice(start, end);
	// "M&S" is one word, of the initials of "Marks & Spencer"
	const words = INITIALS.test(printed)
		? [foldForMatch(printed).replace("&", "")]
		: tokens.slice(firstToken, lastToken).flatMap(wordOf);
	const alias = aliasAt(tokens, firstToken);
	const whole = alias && alias.length === lastToken - firstToken;
	if (words.length === 0) return undefined;
	const says = (at: number) => isSayingVerb(tokens[at]?.lower ?? "");
	return {
		start,
		end,
		firstToken,
		lastToken,
		words,
		key: whole ? alias.key : words.join(" "),
		speaks: titled || says(firstToken - 1) || says(lastToken),
		inside: firstToken > 0 && tokens[firstToken - 1]?.kind === "word",
	};
}

function wordOf({ kind, text }: Token): string[] {
	return kind === "punct" ? [] : [foldForMatch(text).replaceAll(".", "")];
}
