import type { Affiliation } from "../claims/affiliation.js";
import { mayBeSame } from "../claims/bearer.js";
import table from "../claims/data/role-groups.json" with { type: "json" };
import type { RoleMention } from "../claims/role.js";
import type { RoleBody } from "../claims/role-body.js";
import { isStopword } from "../text/tokens.js";
import { isOrdinaryWord } from "../text/weights.js";

/** How the role that a source gives a person stands to the draft's. */
export type RoleRelation =
	| "equal"
	/** The same title; whom it is of is told by one side only, or in names that may be of one. */
	| "compatible"
	| "other-country"
	/** The same title of another organisation. */
	| "other-body"
	/** Titles that nobody holds together. */
	| "other-title"
	/** Another title that the same person may hold as well, or the same one with or without "acting", "former". */
	| "unlike-title"
	/** Nothing to compare. */
	| "apart";

interface TitleClass {
	readonly titles: readonly string[];
	/** Of its titles nobody holds two at once. */
	readonly single: boolean;
}

const classes: readonly (readonly [string, TitleClass])[] = Object.entries(table.classes);
const classOf: ReadonlyMap<string, string> = new Map(
	classes.flatMap(([name, { titles }]) => titles.map((title) => [title, name] as const)),
);
const singles = new Set(classes.flatMap(([name, { single }]) => (single ? [name] : [])));
const needCountry = new Set(table.needCountry);
const past = new Set(table.pastQualifiers);
const OTHER_USES: Readonly<Record<string, readonly string[]>> = table.otherUses;
const monarchs = new Set(table.monarchs);

/** Compares the roles that a draft and a source give one person. */
export function compareRoles(draft: RoleMention, source: RoleMention): RoleRelation {
	if (draft.body === "other" || source.body === "other") return "apart";
	const bodies = compareBodies(draft.body, source.body);
	if (draft.qualifiers.join() !== source.qualifiers.join()) {
		const isPast = draft.qualifiers.some((word) => past.has(word));
		return isPast || draft.title !== source.title || bodies === "different" ? "apart" : "unlike-title";
	}
	if (draft.title === source.title) {
		if (bodies === "untold") return "compatible";
		if (bodies === "equal") return "equal";
		if (typeof draft.body === "object" && "organisation" in draft.body) return "other-body";
		return draft.state ? "other-country" : "apart";
	}
	if (isExclusive(draft, source, bodies)) return "other-title";
	return bodies === "different" ? "apart" : "unlike-title";
}

/** Whether nobody holds both titles at once, as far as it is told of whom they are. */
function isExclusive(draft: RoleMention, source: RoleMention, bodies: BodyRelation): boolean {
	const [a, b] = [classOf.get(draft.title), classOf.get(source.title)];
	if (a === undefined || b === undefined) return false;
	if (a === b) {
		if (!singles.has(a) || [draft, source].some(hasOtherUse)) return false;
		return a === "head" ? bodies === "equal" : bodies !== "different";
	}
	if (table.together.some((pair) => pair.includes(a) && pair.includes(b))) return false;
	return [draft, source].every(({ title, body }) => !needCountry.has(title) || isCountry(body));
}

/**
 * Two different offices of a government, told in full: "culture minister", and "foreign minister" or "prime minister" of
 * the draft. The other way round a prime minister may lead a ministry as well.
 */
export function areOffices(draft: RoleMention, source: RoleMention): boolean {
	const [own, other] = [classOf.get(draft.title), classOf.get(source.title)];
	if (draft.title === source.title || [draft, source].some(({ title }) => anyOffice.has(title))) return false;
	return other === "minister" && (own === "minister" || own === "head");
}

const anyOffice: ReadonlySet<string> = new Set(table.anyOffice);

function hasOtherUse({ title, body }: RoleMention): boolean {
	const elsewhere = OTHER_USES[title];
	return elsewhere !== undefined && (!isCountry(body) || elsewhere.includes(body.country));
}

function isCountry(body: RoleBody): body is { readonly country: string } {
	return typeof body === "object" && "country" in body;
}

/**
 * Whether a role, whoever holds it and when, may be the draft's told elsewhere: the same title, and of the same
 * country; where the titles are what differs, a country that is not told will do.
 */
export function tellsRole(draft: RoleMention, source: RoleMention, rival: RoleRelation): boolean {
	if (draft.title !== source.title) return false;
	if (rival === "unlike-title" && draft.qualifiers.join() !== source.qualifiers.join()) return false;
	if (rival === "other-body") return compareBodies(draft.body, source.body) !== "different";
	if (rival !== "other-country" && !isCountry(source.body)) return true;
	return draft.body === undefined || compareBodies(draft.body, source.body) === "equal";
}

/** Monarchs go by their first names: one is not told from a namesake by the last word of a name. */
export function isMonarch({ title }: RoleMention): boolean {
	return monarchs.has(title);
}

/** Two names of one person: all words alike, or the first and the last with no middle name that differs. */
export function isSameName(a: readonly string[], b: readonly string[]): boolean {
	if (a.join(" ") === b.join(" ")) return true;
	if (a.length < 2 || b.length < 2 || (a.length > 2 && b.length > 2)) return false;
	if (isNumeral(a.at(-1)) || isNumeral(b.at(-1))) return false;
	return a[0] === b[0] && a.at(-1) === b.at(-1);
}

function isNumeral(word: string | undefined): boolean {
	return word !== undefined && /^[ivx]+$|^(?:jr|sr)$/.test(word);
}

type BodyRelation = "equal" | "different" | "untold";

function compareBodies(draft: RoleBody, source: RoleBody): BodyRelation {
	if (draft === undefined && source === undefined) return "equal";
	if (draft === undefined || source === undefined) return "untold";
	if (draft === "other" || source === "other") return "different";
	if ("organisation" in draft && "organisation" in source) {
		const [a, b] = [draft.organisation, source.organisation];
		if (a.join(" ") === b.join(" ")) return "equal";
		const shared = a.some((word) => b.includes(word) && !isOrdinaryWord(word) && !isStopword(word));
		return shared || mayBeSame(named(a), named(b)) ? "untold" : "different";
	}
	if ("organisation" in draft || "organisation" in source) return "different";
	const [a, b] = [draft.country, source.country];
	// "Korean" may be short for either of two
	if (a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`)) return "equal";
	return table.unions.some((union) => union.includes(a) && union.includes(b)) ? "equal" : "different";
}

function named(words: readonly string[]): { words: readonly string[]; key: string } {
	return { words, key: words.join(" ") };
}

/**
 * Compares the institutions of one person: the same, or one name holds the other in one piece ("the University of
 * Velde", "the University of Velde School of Law"), or another institution of that kind for the same role.
 */
export function compareAffiliations(draft: Affiliation, source: Affiliation): "equal" | "other" | "apart" {
	const [a, b] = [draft.words.join(" "), source.words.join(" ")];
	if (` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `)) return "equal";
	if (draft.kind !== source.kind) return "apart";
	if (sorted(draft.words) === sorted(source.words)) return "equal";
	return draft.role === undefined || source.role === undefined || draft.role === source.role
		? "other"
		: "apart";
}

function sorted(words: readonly string[]): string {
	return words
		.filter((word) => !/^(?:of|the|and|for)$/.test(word))
		.sort()
		.join(" ");
}
