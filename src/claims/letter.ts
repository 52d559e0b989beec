import { isClosing } from "../text/boilerplate.js";
import { foldForMatch } from "../text/fold.js";
import type { Span } from "../text/span.js";
import { isStopword, type Token } from "../text/tokens.js";
import lexicon from "./data/letter-words.json" with { type: "json" };
import roleLexicon from "./data/roles.json" with { type: "json" };
import type { Facts } from "./facts.js";

/** Whoever a sentence calls the sender of a letter; the span is of the name, in the sentence. */
export interface SenderMention extends Span {
	/** The words of the name, folded for matching. */
	readonly words: readonly string[];
	/** Told to be a person: "a sales consultant", "who". */
	readonly person: boolean;
}

/** A name by which a letter tells its sender, in its sentence at `index`. */
export interface SenderName extends Span {
	readonly index: number;
	readonly words: readonly string[];
}

/** What a letter says of its own sender. */
export interface Sender {
	/** The fullest name first. */
	readonly names: readonly SenderName[];
	/** Every word of the signature and the introduction. */
	readonly block: ReadonlySet<string>;
	/** The words of the sender's own role: "sales", "consultant". */
	readonly role: readonly string[];
	/** The letter is signed with more than a name. */
	readonly signed: boolean;
}

const messages: ReadonlySet<string> = new Set(lexicon.messages);
const between: ReadonlySet<string> = new Set(lexicon.between);
const persons: ReadonlySet<string> = new Set([...lexicon.persons, ...roleLexicon.roles]);
const articles: ReadonlySet<string> = new Set(["a", "an", "the", "their", "its", "our"]);
/** Words between an article and the noun of a role: "a senior regional sales consultant". */
const ROLE_WORDS = 5;
/** Lines of a signature that are read: name, role, organisation, address. */
const SIGNATURE = 5;
const LONGEST_NAME = 4;

/** "The email is from NAME", "a letter by NAME, the sales manager of ...": whom the sentence calls the sender. */
export function senderTold({ tokens }: Facts): SenderMention | undefined {
	for (const [at, { lower }] of tokens.entries()) {
		if (!messages.has(lower)) continue;
		let next = at + 1;
		while (between.has(tokens[next]?.lower ?? "")) next++;
		const preposition = tokens[next]?.lower;
		if (preposition !== "from" && preposition !== "by") continue;
		const end = nameEnd(tokens, next + 1);
		if (end === next + 1 || isOwner(tokens[end])) continue;
		// "from the Norlink team", "from Norlink Energy headquarters": more than the name is the sender
		const closing = tokens[end];
		if (closing?.kind === "word" && /^\p{Ll}/u.test(closing.text) && tokens[end + 1]?.kind === "word") {
			if (!/(?:s|ed|ing)$/.test(closing.lower) && !isStopword(closing.lower)) continue;
		}
		return mentionOf(tokens, next + 1, end);
	}
	return undefined;
}

/** "NAME, a sales consultant", when that is the role given. */
export function holderTold({ tokens }: Facts, role: readonly string[]): SenderMention | undefined {
	if (role.length === 0) return undefined;
	for (const [at, { text }] of tokens.entries()) {
		if (text !== "," || !articles.has(tokens[at + 1]?.lower ?? "")) continue;
		const words = tokens.slice(at + 2, at + 2 + role.length).map(({ lower }) => lower);
		if (words.join(" ") !== role.join(" ")) continue;
		let first = at;
		while (first > 0 && at - first < LONGEST_NAME && isCapital(tokens[first - 1])) first--;
		if (first < at) return mentionOf(tokens, first, at);
	}
	return undefined;
}

function mentionOf(tokens: readonly Token[], first: number, end: number): SenderMention | undefined {
	const [opening, closing] = [tokens[first], tokens[end - 1]];
	if (!opening || !closing) return undefined;
	return {
		start: opening.start,
		end: closing.end,
		words: wordsOf(tokens.slice(first, end)),
		person: isPerson(tokens, end),
	};
}

/** What stands after the name makes it a person's: ", who", ", a sales consultant". */
function isPerson(tokens: readonly Token[], end: number): boolean {
	if (tokens[end]?.text !== ",") return false;
	if (tokens[end + 1]?.lower === "who") return true;
	if (!articles.has(tokens[end + 1]?.lower ?? "")) return false;
	for (const { kind, lower } of tokens.slice(end + 2, end + 2 + ROLE_WORDS)) {
		if (kind !== "word" || isStopword(lower)) return false;
		if (persons.has(lower)) return true;
	}
	return false;
}

/** Whether a sentence may tell who a letter is from, by its bare text: most texts are no letters, and need no reading. */
export function mayTellSender(text: string): boolean {
	return isClosing(text) || INTRODUCES.test(text);
}

const INTRODUCES = /\bmy\s+name\b/iu;

/** Reads who a letter is from: "My name is NAME", and the lines under "Best regards". */
export function senderOf(sentences: readonly Facts[]): Sender | undefined {
	const names: SenderName[] = [];
	const block = new Set<string>();
	let role: readonly string[] = [];
	let signed = false;
	for (const [index, facts] of sentences.entries()) {
		const introduced = introducedIn(facts);
		if (introduced) {
			names.push({ ...introduced, index });
			for (const word of wordsOf(facts.tokens)) block.add(word);
			role = role.length > 0 ? role : introducedRole(facts);
		}
		if (!isClosing(facts.text)) continue;
		const [name, ...lines] = sentences.slice(index + 1, index + 1 + SIGNATURE);
		const span = name && wholeName(name);
		if (!name || !span) continue;
		names.unshift({ ...span, index: index + 1 });
		for (const line of [name, ...lines]) for (const word of wordsOf(line.tokens)) block.add(word);
		role = role.length > 0 ? role : signedRole(lines[0]);
		signed = lines.length > 0;
	}
	return names.length > 0 ? { names, block, role, signed } : undefined;
}

function introducedIn({ tokens }: Facts): Omit<SenderName, "index"> | undefined {
	for (const at of tokens.keys()) {
		const [first, second, third] = [0, 1, 2].map((k) => tokens[at + k]?.lower);
		if (first !== "my" || second !== "name" || third !== "is") continue;
		const end = nameEnd(tokens, at + 3);
		const mention = end > at + 3 ? mentionOf(tokens, at + 3, end) : undefined;
		if (mention) return { start: mention.start, end: mention.end, words: mention.words };
	}
	return undefined;
}

/** "I am a Sales Consultant at": the words of the role. */
function introducedRole({ tokens }: Facts): readonly string[] {
	const at = tokens.findIndex(
		({ lower }, i) =>
			(lower === "am" || lower === "'m" || lower === "’m") && articles.has(tokens[i + 1]?.lower ?? ""),
	);
	return at < 0 ? [] : roleFrom(tokens, at + 2);
}

function signedRole(line: Facts | undefined): readonly string[] {
	return line ? roleFrom(line.tokens, 0) : [];
}

function roleFrom(tokens: readonly Token[], from: number): readonly string[] {
	const role: string[] = [];
	for (const { kind, lower } of tokens.slice(from, from + ROLE_WORDS)) {
		if (kind !== "word" || isStopword(lower)) break;
		role.push(lower);
	}
	return persons.has(role.at(-1) ?? "") ? role : [];
}

/** A line that is a name and nothing else. */
function wholeName({ tokens }: Facts): Omit<SenderName, "index"> | undefined {
	const end = nameEnd(tokens, 0);
	const [first, last] = [tokens[0], tokens[end - 1]];
	if (!first || !last || end !== tokens.length || end > LONGEST_NAME) return undefined;
	return { start: first.start, end: last.end, words: wordsOf(tokens) };
}

function nameEnd(tokens: readonly Token[], from: number): number {
	let end = from;
	while (isCapital(tokens[end])) end++;
	return end;
}

function isCapital(token: Token | undefined): boolean {
	return token?.kind === "word" && /^\p{Lu}/u.test(token.text);
}

function isOwner(token: Token | undefined): boolean {
	return token !== undefined && /^['’]s?$/.test(token.text);
}

function wordsOf(tokens: readonly Token[]): string[] {
	return tokens.flatMap(({ kind, text }) =>
		kind === "word" ? [foldForMatch(text).replaceAll(".", "")] : [],
	);
}
