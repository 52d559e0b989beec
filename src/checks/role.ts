import type { Affiliation } from "../claims/affiliation.js";
import table from "../claims/data/role-groups.json" with { type: "json" };
import type { RoleBody, RoleMention } from "../claims/role.js";

/** How the role that a source gives a person stands to the draft's. */
export type RoleRelation =
	| "equal"
	/** The same title; the country is told by one side only. */
	| "compatible"
	| "other-country"
	| "other-title"
	/** Nothing to compare. */
	| "apart";

const OTHER_USES: Readonly<Record<string, readonly string[]>> = table.otherUses;
const monarchs = new Set(table.monarchs);

/** Compares the roles that a draft and a source give one person. */
export function compareRoles(draft: RoleMention, source: RoleMention): RoleRelation {
	if (draft.body === "other" || source.body === "other") return "apart";
	if (draft.qualifiers.join() !== source.qualifiers.join()) return "apart";
	const countries = compareCountries(draft.body, source.body);
	if (draft.title === source.title) {
		if (countries === "different") return draft.state ? "other-country" : "apart";
		return countries === "untold" ? "compatible" : "equal";
	}
	const bothUntold = draft.body === undefined && source.body === undefined;
	if (countries !== "equal" && !bothUntold) return "apart";
	if (!table.exclusive.some((group) => group.includes(draft.title) && group.includes(source.title)))
		return "apart";
	const otherUse = [draft, source].some(({ title, body }) => {
		const elsewhere = OTHER_USES[title];
		return elsewhere !== undefined && (typeof body !== "object" || elsewhere.includes(body.country));
	});
	return otherUse ? "apart" : "other-title";
}

/**
 * Whether a role, whoever holds it and when, may be the draft's told elsewhere: the same title, and of the same
 * country; where the titles are what differs, a country that is not told will do.
 */
export function tellsRole(draft: RoleMention, source: RoleMention, rival: RoleRelation): boolean {
	if (draft.title !== source.title) return false;
	if (rival === "other-title" && typeof source.body !== "object") return true;
	return draft.body === undefined || compareCountries(draft.body, source.body) === "equal";
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

function compareCountries(draft: RoleBody, source: RoleBody): "equal" | "different" | "untold" {
	if (draft === source) return "equal";
	if (draft === undefined || source === undefined) return "untold";
	if (draft === "other" || source === "other") return "different";
	const [a, b] = [draft.country, source.country];
	// "Korean" may be short for either of two
	if (a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`)) return "equal";
	return table.unions.some((union) => union.includes(a) && union.includes(b)) ? "equal" : "different";
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
