import type { Token } from "../text/tokens.js";
import lexicon from "./data/changes.json" with { type: "json" };
import type { Measure } from "./types.js";

/**
 * What a figure tells of something that changes: how far it went up or down, what it was before, what it came to,
 * or where it stands. A change is no level of the same size.
 */
export type ChangeRole = "rise" | "fall" | "before" | "after" | "level";

const rise: ReadonlySet<string> = new Set(lexicon.rise);
const fall: ReadonlySet<string> = new Set(lexicon.fall);
const behindNoun: ReadonlySet<string> = new Set(lexicon.behindNoun);
const ofNoun: ReadonlySet<string> = new Set(lexicon.ofNoun);
const needsBy: ReadonlySet<string> = new Set(lexicon.needsBy);
const otherChange: ReadonlySet<string> = new Set(lexicon.otherChange);
const levelVerbs: ReadonlySet<string> = new Set(lexicon.levelVerbs);
const levelBeforeAt: ReadonlySet<string> = new Set(lexicon.levelBeforeAt);
const compoundsOfUp: ReadonlySet<string> = new Set(lexicon.compoundsOfUp);
const skipped: ReadonlySet<string> = new Set(lexicon.skipped);

const CHANGING: ReadonlySet<Measure> = new Set(["count", "percent", "points", "money", "unit"]);
/** What rises and falls by such an amount without a "by": "rose 5 per cent", "fell 12 cents". */
const WITHOUT_BY: ReadonlySet<Measure> = new Set(["percent", "points", "money"]);

/** How far before a figure its verb is looked for, in tokens. */
const REACH = 12;
const CLAUSE_END = /^[;:.()–—]$/;

/** The role of the figure at tokens `[first, last)`; undefined when the words around it do not tell. */
export function changeRole(
	tokens: readonly Token[],
	first: number,
	last: number,
	measure: Measure,
): ChangeRole | undefined {
	if (!CHANGING.has(measure)) return undefined;
	return behind(tokens, last, measure) ?? before(tokens, first, measure);
}

function directionOf(lower: string): "rise" | "fall" | undefined {
	if (rise.has(lower)) return "rise";
	return fall.has(lower) ? "fall" : undefined;
}

/** "a 5 per cent rise", "a 5 per cent pay cut", "5 per cent lower". */
function behind(tokens: readonly Token[], last: number, measure: Measure): ChangeRole | undefined {
	if (!WITHOUT_BY.has(measure)) return undefined;
	for (let i = last; i < last + 2; i++) {
		const token = tokens[i];
		if (token?.text === "-") continue;
		if (token?.kind !== "word") return undefined;
		if (behindNoun.has(token.lower)) return directionOf(token.lower);
		if (skipped.has(token.lower) || token.lower === "of" || token.lower === "in") return undefined;
	}
	return undefined;
}

function before(tokens: readonly Token[], first: number, measure: Measure): ChangeRole | undefined {
	let at = first - 1;
	let isBy = false;
	while (at >= 0 && isSkipped(tokens[at]?.lower ?? "")) {
		if (tokens[at]?.lower === "by") isBy = true;
		at--;
	}
	const word = tokens[at]?.lower ?? "";
	if (isBy) return nearestDirection(tokens, at);
	if (word === "to") return changesBefore(tokens, at) ? "after" : undefined;
	if (word === "from") return changesBefore(tokens, at) ? "before" : undefined;
	if (word === "of") return nounBefore(tokens, at);
	if (word === "at") return levelBeforeAt.has(tokens[at - 1]?.lower ?? "") ? "level" : undefined;
	if (levelVerbs.has(word)) return nounBefore(tokens, at) ?? "level";
	if (!WITHOUT_BY.has(measure) || needsBy.has(word)) return undefined;
	return isCompound(tokens, at) ? undefined : directionOf(word);
}

function isSkipped(lower: string): boolean {
	return skipped.has(lower) || (lower.length > 4 && lower.endsWith("ly"));
}

/** "made up 5 per cent" */
function isCompound(tokens: readonly Token[], at: number): boolean {
	return tokens[at]?.lower === "up" && compoundsOfUp.has(tokens[at - 1]?.lower ?? "");
}

/** Whether something changes shortly before token `at`. */
function changesBefore(tokens: readonly Token[], at: number): boolean {
	for (let i = at - 1; i >= 0 && i >= at - REACH; i--) {
		const token = tokens[i];
		if (!token || CLAUSE_END.test(token.text)) return false;
		// "growth slowed to 2 per cent": what it came to is itself a change
		if (directionOf(token.lower) !== undefined || otherChange.has(token.lower))
			return !ofNoun.has(tokens[i - 1]?.lower ?? "");
	}
	return false;
}

/** The direction of the last word of change before "by", which may have an object: "cut emissions by". */
function nearestDirection(tokens: readonly Token[], from: number): "rise" | "fall" | undefined {
	for (let i = from; i >= 0 && i > from - REACH / 2; i--) {
		const token = tokens[i];
		if (!token || CLAUSE_END.test(token.text) || token.text === ",") return undefined;
		if (otherChange.has(token.lower)) return undefined;
		const direction = directionOf(token.lower);
		if (direction !== undefined && !isCompound(tokens, i)) return direction;
	}
	return undefined;
}

/** "a rise of 5 per cent", "the drop in sales was 5 per cent". */
function nounBefore(tokens: readonly Token[], at: number): "rise" | "fall" | undefined {
	for (let i = at - 1; i >= 0 && i > at - REACH / 2; i--) {
		const token = tokens[i];
		if (token?.kind !== "word") return undefined;
		if (!ofNoun.has(token.lower)) continue;
		const isDirect = i === at - 1 || tokens[i + 1]?.lower === "in";
		return isDirect ? directionOf(token.lower) : undefined;
	}
	return undefined;
}

/** How the roles of two figures stand to each other: of two things, of opposite directions, or not in the way. */
export function compareRoles(
	draft: ChangeRole | undefined,
	source: ChangeRole | undefined,
): "apart" | "opposite" | "alike" {
	if (draft === undefined || source === undefined || draft === source) return "alike";
	if (isChange(draft) !== isChange(source)) return "apart";
	if (isChange(draft)) return "opposite";
	return draft === "level" || source === "level" ? "alike" : "apart";
}

function isChange(role: ChangeRole): boolean {
	return role === "rise" || role === "fall";
}
