import { compareRoles, isMonarch, isSameName, type RoleRelation, tellsRole } from "../checks/role.js";
import type { Facts } from "../claims/facts.js";
import { names } from "../claims/names.js";
import { nameWords, type RoleHolder, type RoleMention, roles } from "../claims/role.js";
import { adjectiveOf, wordsOfTitle } from "../claims/role-words.js";
import type { PassageRef, Store, StoredSource } from "../corpus/store.js";
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

/** Judges the roles that a sentence puts directly before a person's name, by those the sources give the same person. */
export function judgeRoles(facts: Facts, refs: readonly PassageRef[], store: Store): JudgedClaim[] {
	if (refs.length === 0) return [];
	const held = roles(facts.text, facts.tokens)
		.filter(isHeld)
		.filter(({ holder }) => holder.direct);
	if (held.length === 0) return [];
	const sources = [...new Set(refs.map(({ source }) => source))];
	return held.flatMap((role) => judge(role, facts.text, sources, store) ?? []);
}

function judge(
	draft: Held,
	text: string,
	sources: readonly StoredSource[],
	store: Store,
): JudgedClaim | undefined {
	if (draft.body === "other") return undefined;
	const answers = sources.flatMap((source) => answersOf(draft, source));
	const told = (...relations: RoleRelation[]) => answers.find(({ relation }) => relations.includes(relation));
	const equal = told("equal");
	// "Queen" alone may be a part of a stage name as well
	const telling = equal && (equal.role.body !== undefined || !isMonarch(draft));
	if (equal) return telling ? supported(draft, equal, 0.9) : undefined;
	const rival = told("other-country", "other-title");
	if (rival) {
		return isGivenElsewhere(draft, rival.relation, store) ? undefined : contradicted(draft, text, rival);
	}
	// a country that the source does not tell is the draft's own
	const compatible = draft.body === undefined ? told("compatible") : undefined;
	return compatible && supported(draft, compatible, 0.6);
}

function answersOf(draft: Held, source: StoredSource): Answer[] {
	return knownRoles(source).flatMap(({ role, ref }) => {
		if (!isHeld(role) || !isSamePerson(draft, role, source)) return [];
		return { role, ref, relation: compareRoles(draft, role) };
	});
}

/** Whether any words of a source may give the draft's role to its holder, however they put it. */
function isGivenElsewhere(draft: Held, rival: RoleRelation, store: Store): boolean {
	const surname = draft.holder.words.at(-1) ?? "";
	return wordsOfTitle(draft.title).some((title) =>
		store.mayBeSaid([title, surname], ({ source, index }) => {
			const { text } = source.sentences[index] ?? { text: "" };
			return roles(text).some((role) => {
				if (!tellsRole(draft, role, rival)) return false;
				return isHeld(role) ? isSamePerson(draft, role, source) : foldForMatch(text).includes(surname);
			});
		}),
	);
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
const rolesBySource = new WeakMap<StoredSource, readonly KnownRole[]>();

function knownRoles(source: StoredSource): readonly KnownRole[] {
	const known = rolesBySource.get(source);
	if (known) return known;
	const found = source.sentences.flatMap(({ text }, index) =>
		roles(text).map((role): KnownRole => ({ role, ref: { source, index } })),
	);
	rolesBySource.set(source, found);
	return found;
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

function contradicted(draft: Held, text: string, { role, ref }: KnownRole): JudgedClaim {
	const passage = ref.source.sentences[ref.index]?.text ?? "";
	const words = rightWords(draft, text, role, passage);
	const name = text.slice(draft.holder.start, draft.holder.end);
	const span = { start: draft.start, end: draft.holder.bodyAfter?.end ?? draft.end };
	return {
		...span,
		kind: "role",
		verdict: "contradicted",
		confidence: 0.9,
		message: `The sources call ${name} ${words}.`,
		working: `source: ${passage.slice(role.start, role.end)}; draft: ${text.slice(span.start, span.end)}`,
		replacement: draft.holder.bodyAfter ? `${words} ${name}` : words,
		evidence: [{ ref, span: spanOf(role), stance: "contradicts" }],
	};
}

/** The source's role words, put so that they fit before the name in the draft. */
function rightWords(draft: Held, text: string, role: RoleMention, passage: string): string {
	const title = passage.slice(role.titleSpan.start, role.titleSpan.end);
	const draftTitle = text.slice(draft.titleSpan.start, draft.titleSpan.end);
	const fitted = /^\p{Lu}/u.test(draftTitle)
		? title.replace(/(?<!\p{L})(?!of )\p{Ll}/gu, (letter) => letter.toUpperCase())
		: title;
	const before = passage.slice(role.start, role.titleSpan.start);
	if (role.body === undefined || role.body === "other") return `${before}${fitted}`;
	if (before !== "" && !/['’]/.test(before)) return `${before}${fitted}`;
	const adjective = adjectiveOf(role.body.country);
	return adjective === undefined
		? `${before}${fitted}`
		: `${[adjective, ...role.qualifiers].join(" ")} ${fitted}`;
}

function spanOf({ start, end }: Span): Span {
	return { start, end };
}
