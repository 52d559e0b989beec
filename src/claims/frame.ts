import irregular from "../text/data/irregular-forms.json" with { type: "json" };
import { isStopword, stem, type Token } from "../text/tokens.js";
import type { Actor } from "./actor.js";
import { isVerb } from "./counted-thing.js";
import grammar from "./data/clauses.json" with { type: "json" };
import table from "./data/predicates.json" with { type: "json" };

/** What somebody is to an event: who does it, to whom it is done, or the preposition that joins them to it. */
export type FrameRole = string;

export interface Participant {
	readonly role: FrameRole;
	readonly actor: Actor;
}

/** Who did what to whom: an event of a sentence with its named participants, the same in active and passive. */
export interface Frame {
	/** What the event is matched by: "sell" for "bought" and "sold" alike. */
	readonly predicate: string;
	/** Token of the verb or noun that tells it. */
	readonly at: number;
	readonly participants: readonly Participant[];
}

type Roles = Readonly<Record<string, string>>;

const verbs = byStem(table.verbs);
const nouns = byStem(table.nouns);
const transfers: ReadonlySet<string> = new Set(table.transfers.map(stem));
const symmetric: ReadonlySet<string> = new Set(table.symmetric.map(stem));
const oneSided: ReadonlySet<string> = new Set(table.oneSided.map(stem));
const prepositions: ReadonlySet<string> = new Set(grammar.prepositions);
const determiners: ReadonlySet<string> = new Set(grammar.determiners);
const auxiliaries: ReadonlySet<string> = new Set(grammar.auxiliaries);
const infinitiveMarks: ReadonlySet<string> = new Set(grammar.infinitiveMarks);
const passiveMarks: ReadonlySet<string> = new Set([
	"be",
	"is",
	"are",
	"was",
	"were",
	"been",
	"being",
	"got",
	"get",
]);
const pronouns: ReadonlySet<string> = new Set(["he", "she", "it", "they"]);
/** Past tenses that no ending tells: "taught", "sold". */
const pasts: ReadonlySet<string> = new Set(Object.values(irregular).flatMap((forms) => forms.split(" ")));
const openers: ReadonlySet<string> = new Set(grammar.subordinators);
const relatives: ReadonlySet<string> = new Set(["who", "which", "that"]);
/** How far before a verb its auxiliaries stand. */
const AUXILIARY_REACH = 4;

function byStem(entries: Readonly<Record<string, Roles>>): ReadonlyMap<string, Roles> {
	return new Map(
		Object.entries(entries).map(([word, roles]) => [stem(word), { ...roles, as: stem(roles.as ?? word) }]),
	);
}

/** Whether it is the same event with its participants exchanged: "met", "married". */
export function isSymmetric(predicate: string): boolean {
	return symmetric.has(predicate);
}

/** Whether one side begins it, and the other hardly does the same to a third in the same words: "sue", "acquire". */
export function isOneSided(predicate: string): boolean {
	return oneSided.has(predicate);
}

/**
 * The events of a sentence with at least one named participant each, in order. `spokenOf` is whom the sentence before
 * told of: a pronoun that opens the sentence stands for them.
 */
export function framesOf(tokens: readonly Token[], actors: readonly Actor[], spokenOf?: Actor): Frame[] {
	return new Reader(tokens, actors, spokenOf).read();
}

/** Whom a sentence tells of: the name that it opens with, titles before it left aside. */
export function subjectOf(tokens: readonly Token[], actors: readonly Actor[]): Actor | undefined {
	const [first] = actors;
	const next = tokens[first?.lastToken ?? 0];
	if (!first || !next || next.kind !== "word" || next.lower === "and") return undefined;
	const before = tokens.slice(0, first.firstToken);
	return before.every(({ kind, lower }) => kind === "word" && (determiners.has(lower) || !isStopword(lower)))
		? first
		: undefined;
}

/** "He", "it": whom it means is told before. */
export function isPronoun(lower: string): boolean {
	return pronouns.has(lower);
}

interface Draft {
	readonly predicate: string;
	readonly at: number;
	readonly roles: Roles;
	readonly participants: Participant[];
}

/** A bearer as a pronoun of another sentence tells of them. */
function standingAt(actor: Actor, tokens: readonly Token[], at: number): Actor {
	const { start = 0, end = 0 } = tokens[at] ?? {};
	return { ...actor, start, end, firstToken: at, lastToken: at + 1 };
}

/** Reads a sentence from left to right and remembers what a name that comes next would be. */
class Reader {
	private readonly byToken = new Map<number, Actor>();
	private readonly frames: Draft[] = [];
	private subject: readonly Actor[] = [];
	/** Whom a later "she" stands for. */
	private topic: readonly Actor[] = [];
	private owner: Actor | undefined;
	private preposition: string | undefined;
	/** The event that names attach to. */
	private event: Draft | undefined;
	/** A name that comes next is what the verb is done to. */
	private objectOpen = false;
	/** A comma stands behind what the verb is done to: a name that comes next tells who that is ("her boss, Ann Lee"). */
	private apposition = false;
	/** A noun has begun: a name right after it is its own ("golfer Ann Lee"). */
	private inNoun = false;
	/** "and" stands right before, so that a name goes with the last one. */
	private joining: FrameRole | undefined;

	constructor(
		private readonly tokens: readonly Token[],
		actors: readonly Actor[],
		private readonly spokenOf?: Actor,
	) {
		for (const actor of actors) this.byToken.set(actor.firstToken, actor);
	}

	read(): Frame[] {
		for (let i = 0; i < this.tokens.length; i++) {
			const actor = this.byToken.get(i);
			if (actor) {
				this.name(actor);
				i = actor.lastToken - 1;
			} else this.word(i);
		}
		return this.frames.filter(({ participants }) => participants.length > 0);
	}

	private name(actor: Actor): void {
		const next = this.tokens[actor.lastToken];
		if (next && /^['’]s?$/.test(next.text)) {
			this.owner = actor;
			return;
		}
		if (this.preposition !== undefined) {
			this.attach(this.preposition, actor);
			this.joining = this.preposition;
			this.preposition = undefined;
		} else if (this.joining !== undefined && this.tokens[actor.firstToken - 1]?.lower === "and") {
			if (this.joining === "subject") this.subject = [...this.subject, actor];
			else this.attach(this.joining, actor);
		} else if (this.event === undefined || this.beginsClause(actor)) {
			if (this.subject.length === 0 || this.event !== undefined) this.subject = [actor];
			if (this.event !== undefined) this.topic = this.subject;
			this.event = undefined;
			this.objectOpen = false;
			this.joining = "subject";
		} else if (this.objectOpen || this.apposition) {
			this.attach("patient", actor);
			this.joining = "patient";
			this.objectOpen = false;
		}
		this.apposition = false;
		this.inNoun = false;
		this.owner = undefined;
	}

	/** A verb or auxiliary follows: "said Ann Lee would come". */
	private beginsClause(actor: Actor): boolean {
		let at = actor.lastToken;
		while (/ly$|^(?:also|then|later|now)$/.test(this.tokens[at]?.lower ?? "")) at++;
		const next = this.tokens[at];
		if (next?.kind !== "word") return false;
		if (auxiliaries.has(next.lower) || next.text === "'ll" || next.text === "'d") return true;
		return (isVerb(next.lower) || /ed$/.test(next.lower)) && this.tokens[at + 1]?.lower !== "by";
	}

	private attach(role: FrameRole, actor: Actor): void {
		const event = this.event;
		if (!event) return;
		const own = event.roles[role];
		const transfer = transfers.has(event.predicate) && own === undefined;
		const meant = own ?? (transfer && role === "patient" ? "to" : role);
		event.participants.push({ role: meant, actor });
	}

	private word(i: number): void {
		const token = this.tokens[i];
		if (!token) return;
		const { lower } = token;
		if (token.kind === "punct") {
			if (/^["'“”‘’-]|^['’]s$/.test(token.text)) return;
			const tellsObject = this.objectOpen && this.inNoun && this.preposition === undefined;
			this.closeNoun();
			this.preposition = undefined;
			this.joining = token.text === "," ? this.joining : undefined;
			if (token.text === ",") this.objectOpen = false;
			this.apposition = token.text === "," && tellsObject;
			if (/^[;:()–—]$/.test(token.text)) this.endClause();
			return;
		}
		this.apposition = false;
		if (token.kind !== "word") return;
		if (lower === "and" || lower === "or") {
			this.closeNoun();
			return;
		}
		if (this.isVerbAt(i)) this.verb(i);
		else if (pronouns.has(lower)) this.pronoun(i);
		else if (relatives.has(lower)) this.relative(i);
		else if (openers.has(lower)) this.endClause();
		else if (prepositions.has(lower)) {
			this.closeNoun();
			this.preposition = lower;
			this.joining = undefined;
		} else if (determiners.has(lower)) this.closeNoun();
		else if (!isStopword(lower)) this.noun(i);
	}

	private closeNoun(): void {
		if (this.inNoun && this.preposition === undefined) this.objectOpen = false;
		this.inNoun = false;
	}

	private endClause(): void {
		if (this.subject.length > 0) this.topic = this.subject;
		this.subject = [];
		this.event = undefined;
		this.objectOpen = false;
	}

	private pronoun(i: number): void {
		if (this.subject.length > 0) this.topic = this.subject;
		const opens = this.frames.length === 0 && this.topic.length === 0;
		if (opens && this.spokenOf) this.topic = [standingAt(this.spokenOf, this.tokens, i)];
		this.subject = this.topic.length === 1 ? this.topic : [];
		this.event = undefined;
		this.objectOpen = false;
		this.preposition = undefined;
	}

	private relative(i: number): void {
		const at = this.tokens[i - 1]?.text === "," ? i - 2 : i - 1;
		const antecedent = [...this.byToken.values()].find(({ lastToken }) => lastToken - 1 === at);
		if (this.subject.length > 0) this.topic = this.subject;
		this.preposition = undefined;
		this.objectOpen = false;
		if (antecedent) {
			this.subject = [antecedent];
			this.event = undefined;
		} else if (this.tokens[i]?.lower === "that") this.endClause();
	}

	private noun(i: number): void {
		this.inNoun = true;
		const roles = nouns.get(this.tokens[i]?.stem ?? "");
		if (!roles) return;
		const frame = this.begin(i, roles);
		const role = roles.poss ?? "agent";
		if (this.owner) frame.participants.push({ role, actor: this.owner });
		this.owner = undefined;
		this.preposition = undefined;
		this.objectOpen = false;
	}

	private begin(i: number, roles: Roles): Draft {
		const predicate = roles.as ?? this.tokens[i]?.stem ?? "";
		const frame = { predicate, at: i, roles, participants: [] };
		this.frames.push(frame);
		this.event = frame;
		return frame;
	}

	private verb(i: number): void {
		const word = this.tokens[i];
		if (!word) return;
		const roles = verbs.get(word.stem) ?? { as: word.stem };
		const passive = this.isPassive(i);
		const reduced = passive && !this.hasPassiveMark(i);
		const end = this.tokens[i - 1]?.text === "," ? i - 1 : i;
		const before = [...this.byToken.values()].find(({ lastToken }) => lastToken === end);
		const doers = reduced ? (before ? [before] : []) : this.subject;
		// "asked Ann to come": who comes is not told by the order of words
		const controlled =
			this.tokens[i - 1]?.lower === "to" &&
			this.event?.participants.some(({ role }) => role === "patient" || role === "to");
		this.begin(i, roles);
		if (!controlled) for (const actor of doers) this.attach(passive ? "patient" : "agent", actor);
		this.objectOpen = !passive;
		this.preposition = undefined;
		this.joining = undefined;
		this.inNoun = false;
		this.owner = undefined;
		if (passive) this.event = { ...this.passiveEvent() };
	}

	/** In the passive "by" brings the doer. */
	private passiveEvent(): Draft {
		const event = this.frames.at(-1);
		if (!event) throw new Error("No event was begun");
		return { ...event, roles: { by: event.roles.agent ?? "agent", ...event.roles } };
	}

	private isPassive(i: number): boolean {
		const word = this.tokens[i];
		if (!word || word.lower.endsWith("ing")) return false;
		if (this.hasPassiveMark(i)) return word.lower !== word.stem || /ed$/.test(word.lower);
		return /(?:ed|en)$/.test(word.lower) && this.tokens[i + 1]?.lower === "by";
	}

	private hasPassiveMark(i: number): boolean {
		for (let at = i - 1; at >= Math.max(0, i - AUXILIARY_REACH); at--) {
			const lower = this.tokens[at]?.lower ?? "";
			if (passiveMarks.has(lower)) return true;
			if (!auxiliaries.has(lower) && lower !== "not" && !/ly$|^(?:also|later|then|once)$/.test(lower))
				return false;
		}
		return false;
	}

	private isVerbAt(i: number): boolean {
		const word = this.tokens[i];
		const before = this.tokens[i - 1];
		if (!word || !/^\p{Ll}/u.test(word.text) || auxiliaries.has(word.lower)) return false;
		if (prepositions.has(word.lower)) return false;
		if (before && (determiners.has(before.lower) || /^['’]s?$/.test(before.text))) return false;
		const known = isVerb(word.lower) || verbs.has(word.stem);
		if (before && infinitiveMarks.has(before.lower)) return !isStopword(word.lower);
		if (isStopword(word.lower)) return false;
		if (before && prepositions.has(before.lower)) return /ing$/.test(word.lower);
		const afterName = [...this.byToken.values()].some(({ lastToken }) => lastToken === i);
		if (/(?:ed|ing)$/.test(word.lower)) return true;
		if (afterName && pasts.has(word.lower)) return true;
		const finite = afterName || before === undefined || isStopword(before.lower) || /ly$/.test(before.lower);
		if (known) return finite || !nouns.has(word.stem);
		return afterName && /[^s]s$/.test(word.lower) && this.event === undefined;
	}
}
