import {
	areOffices,
	compareRoles,
	isMonarch,
	isSameName,
	type RoleRelation,
	tellsRole,
} from "../checks/role.js";
import type { Facts } from "../claims/facts.js";
import { names } from "../claims/names.js";
import { nameWords, type RoleHolder, type RoleMention, roles } from "../claims/role.js";
import { adjectiveOf, wordsOfTitle } from "../claims/role-words.js";
import type { Answers, PassageRef, StoredSource } from "../corpus/store.js";
import { foldForMatch } from "../text/fold.js";
import type { Span } from "../text/span.js";
import type { JudgedClaim } from "./judged.js";

interface KnownRole {
	readonly ref: PassageRef;
	readonly role: RoleMention;
}

interface Held extends RoleMention {
	readonly holder: RoleHolder;
}

interface Answer extends KnownRole {
	readonly relation: RoleRelation;
}

/** Two documents further apart than this, in days, may both be right of one person's office. */
const AS_OF = 200;
const DAY_MS = 86_400_000;
/** And so much, that it tells the same in the same words: who holds two offices goes by one of them there. */
const RETOLD = 0.75;
/** Of the sentence, a passage that calls the person something else must have this much to be worth a quiet mark. */
const COVERED = 0.5;

/** Judges the roles that a sentence gives persons, by those the sources give the same persons. */
export function judgeRoles(facts: Facts, refs: readonly PassageRef[], store: Answers): JudgedClaim[] {
	if (refs.length === 0) return [];
	const held = roles(facts.text, facts.tokens).filter(isHeld);
	if (held.length === 0) return [];
	const sources = [...new Set(refs.map(({ source }) => source))];
	return held.flatMap((role) => judge(role, facts, sources, store) ?? []);
}

function judge(
	draft: Held,
	facts: Facts,
	sources: readonly StoredSource[],
	store: Answers,
): JudgedClaim | undefined {
	if (draft.body === "other") return undefined;
	const answers = sources.flatMap((source) => answersOf(draft, source));
	const told = (...relations: RoleRelation[]) => answers.find(({ relation }) => relations.includes(relation));
	const equal = told("equal");
	// "Queen" alone may be a part of a stage name as well
	const telling = equal && (equal.role.body !== undefined || !isMonarch(draft));
	if (equal) return telling ? supported(draft, equal, 0.9) : undefined;
	// what another time calls the person says nothing of this one
	const rival = answers.find(
		({ relation, ref }) => RIVALS.has(relation) && isOfOneTime(facts.reference, ref.source.published),
	);
	if (rival) {
		if (isGivenElsewhere(draft, rival.relation, store)) return undefined;
		if (rival.relation === "other-body" && !isKnownBody(draft, store)) return undefined;
		return contradicted(draft, facts.text, rival);
	}
	// a country that the source does not tell is the draft's own
	const compatible = draft.body === undefined ? told("compatible") : undefined;
	if (compatible) return supported(draft, compatible, 0.6);
	const unlike = told("unlike-title");
	if (!unlike || isGivenElsewhere(draft, "unlike-title", store)) return undefined;
	const cover = coverOf(facts, unlike.ref);
	if (
		areOffices(draft, unlike.role) &&
		cover >= RETOLD &&
		isOfOneTime(facts.reference, unlike.ref.source.published)
	)
		return contradicted(draft, facts.text, { ...unlike, relation: "other-title" });
	return cover >= COVERED ? marked(draft, facts.text, unlike) : undefined;
}

const RIVALS: ReadonlySet<RoleRelation> = new Set(["other-country", "other-body", "other-title"]);

function isOfOneTime(draft: string | undefined, source: string | undefined): boolean {
	if (draft === undefined || source === undefined) return true;
	return Math.abs(Date.parse(draft.slice(0, 10)) - Date.parse(source.slice(0, 10))) <= AS_OF * DAY_MS;
}

/** 0..1: how much of the sentence stands in the passage. */
function coverOf({ terms, weight }: Facts, { source, index }: PassageRef): number {
	const { byKey } = source.facts(index);
	const known = terms.reduce((sum, term) => sum + (byKey.has(term.key) ? term.weight : 0), 0);
	return weight > 0 ? known / weight : 0;
}

function answersOf(draft: Held, source: StoredSource): Answer[] {
	// whoever is the same person has the same last word
	return rolesBeside(draft.holder.words.at(-1) ?? "", source).flatMap(({ role, ref }) => {
		if (!isHeld(role) || !isSamePerson(draft, role, source)) return [];
		return { role, ref, relation: compareRoles(draft, role) };
	});
}

/** Whether any words of a source may give the draft's role to its holder, however they put it. */
function isGivenElsewhere(draft: Held, rival: RoleRelation, store: Answers): boolean {
	const surname = draft.holder.words.at(-1) ?? "";
	return wordsOfTitle(draft.title).some((title) =>
		store.mayBeSaid([title, surname], (ref) =>
			rolesAt(ref).some((role) => {
				if (!tellsRole(draft, role, rival)) return false;
				if (isHeld(role)) return isSamePerson(draft, role, ref.source);
				return foldForMatch(ref.source.sentences[ref.index]?.text ?? "").includes(surname);
			}),
		),
	);
}

/** Whether the sources know the draft's organisation, and never tell it in one sentence with the person. */
function isKnownBody({ body, holder }: Held, store: Answers): boolean {
	if (typeof body !== "object" || !("organisation" in body)) return true;
	const name = body.organisation.join(" ");
	const both = [name, holder.words.at(-1) ?? ""];
	const together = store.mayBeSaid(both, ({ source, index }) => {
		const words = foldForMatch(source.sentences[index]?.text ?? "").replaceAll(".", "");
		return both.every((phrase) => words.includes(phrase));
	});
	return !together && store.mayBeSaid([name], () => true);
}

function isHeld(role: RoleMention): role is Held {
	return role.holder !== undefined;
}

function isSamePerson(draft: Held, known: Held, source: StoredSource): boolean {
	const [a, b] = [draft.holder.words, known.holder.words];
	if (isMonarch(draft) || isMonarch(known)) return a.join(" ") === b.join(" ");
	if (a.at(-1) !== b.at(-1)) return false;
	if (a.length > 1 && b.length > 1) return isSameName(a, b);
	const full = fullNames(source, a.at(-1) ?? "");
	const [only] = full;
	if (a.length === 1 && b.length === 1) return full.length < 2;
	return full.length === 1 && only !== undefined && isSameName(only, a.length > 1 ? a : b);
}

/** The different full names of a source that end in the word. */
function fullNames(source: StoredSource, surname: string): readonly (readonly string[])[] {
	const cache = namesBySource.get(source) ?? new Map<string, readonly (readonly string[])[]>();
	namesBySource.set(source, cache);
	const known = cache.get(surname);
	if (known) return known;
	const found: string[][] = [];
	for (const { text } of source.sentences) {
		if (!text.toLowerCase().includes(surname)) continue;
		for (const { words } of names(text)) {
			const name = nameWords(words);
			if (name.length < 2 || name.at(-1) !== surname) continue;
			if (!found.some((other) => isSameName(other, name))) found.push(name);
		}
	}
	cache.set(surname, found);
	return found;
}

const namesBySource = new WeakMap<StoredSource, Map<string, readonly (readonly string[])[]>>();
const rolesBySource = new WeakMap<StoredSource, (readonly RoleMention[] | undefined)[]>();

function rolesAt({ source, index }: PassageRef): readonly RoleMention[] {
	const known = rolesBySource.get(source) ?? [];
	rolesBySource.set(source, known);
	known[index] ??= roles(source.sentences[index]?.text ?? "");
	return known[index];
}

/** The roles of those sentences of a source that have the word. */
function rolesBeside(word: string, source: StoredSource): KnownRole[] {
	return source.sentences.flatMap(({ text }, index) => {
		if (!foldForMatch(text).includes(word)) return [];
		const ref = { source, index };
		return rolesAt(ref).map((role) => ({ role, ref }));
	});
}

function supported(draft: Held, { role, ref }: KnownRole, confidence: number): JudgedClaim {
	return {
		...spanOf(draft),
		kind: "role",
		verdict: "supported",
		confidence,
		message: "The sources give this person the same role.",
		evidence: [{ ref, span: spanOf(role), stance: "supports" }],
	};
}

function contradicted(draft: Held, text: string, { role, ref, relation }: Answer): JudgedClaim {
	const passage = ref.source.sentences[ref.index]?.text ?? "";
	const printed = passage.slice(role.start, role.end);
	const name = text.slice(draft.holder.start, draft.holder.end);
	const base = {
		kind: "role" as const,
		verdict: "contradicted" as const,
		confidence: 0.9,
		evidence: [{ ref, span: spanOf(role), stance: "contradicts" as const }],
	};
	if (relation === "other-body" && draft.bodySpan && role.bodySpan) {
		const [own, right] = [draft.bodySpan, passage.slice(role.bodySpan.start, role.bodySpan.end)];
		return {
			...base,
			...spanOf(own),
			message: `The sources call ${name} ${passage.slice(role.titleSpan.start, role.titleSpan.end)} of ${right}.`,
			working: `source: ${right}; draft: ${text.slice(own.start, own.end)}`,
			replacement: right,
			evidence: [{ ref, span: spanOf(role.bodySpan), stance: "contradicts" }],
		};
	}
	if (!draft.holder.direct) {
		const own = relation === "other-title" ? draft.titleSpan : draft;
		const right = passage.slice(role.titleSpan.start, role.titleSpan.end);
		return {
			...base,
			...spanOf(own),
			message: `The sources call ${name} ${printed}.`,
			working: `source: ${printed}; draft: ${text.slice(own.start, own.end)}`,
			...(relation === "other-title" && { replacement: inCaseOf(right, text.slice(own.start, own.end)) }),
		};
	}
	const words = rightWords(draft, text, role, passage);
	const span = { start: draft.start, end: draft.holder.bodyAfter?.end ?? draft.end };
	return {
		...base,
		...span,
		message: `The sources call ${name} ${words}.`,
		working: `source: ${printed}; draft: ${text.slice(span.start, span.end)}`,
		replacement: draft.holder.bodyAfter ? `${words} ${name}` : words,
	};
}

function marked(draft: Held, text: string, { role, ref }: Answer): JudgedClaim {
	const passage = ref.source.sentences[ref.index]?.text ?? "";
	const printed = passage.slice(role.start, role.end);
	return {
		...spanOf(draft.titleSpan),
		kind: "role",
		verdict: "unverified",
		confidence: 0,
		message: `The sources call ${text.slice(draft.holder.start, draft.holder.end)} ${printed}, and nothing else.`,
		working: `source: ${printed}; draft: ${text.slice(draft.titleSpan.start, draft.titleSpan.end)}`,
		attention: "value-not-in-source",
		evidence: [{ ref, span: spanOf(role), stance: "contradicts" }],
	};
}

/** The source's role words, put so that they fit before the name in the draft. */
function rightWords(draft: Held, text: string, role: RoleMention, passage: string): string {
	const title = passage.slice(role.titleSpan.start, role.titleSpan.end);
	const draftTitle = text.slice(draft.titleSpan.start, draft.titleSpan.end);
	const fitted = inCaseOf(title, draftTitle);
	const before = passage.slice(role.start, role.titleSpan.start);
	if (typeof role.body !== "object" || !("country" in role.body)) return `${before}${fitted}`;
	if (before !== "" && !/['’]/.test(before)) return `${before}${fitted}`;
	const adjective = adjectiveOf(role.body.country);
	return adjective === undefined
		? `${before}${fitted}`
		: `${[adjective, ...role.qualifiers].join(" ")} ${fitted}`;
}

/** A title in the capitals of another. */
function inCaseOf(title: string, pattern: string): string {
	if (/^\p{Lu}{2,}$/u.test(title)) return title;
	if (!/^\p{Lu}\p{Ll}/u.test(pattern)) return title.toLowerCase();
	return title.replace(/(?<!\p{L})(?!of )\p{Ll}/gu, (letter) => letter.toUpperCase());
}

function spanOf({ start, end }: Span): Span {
	return { start, end };
}
