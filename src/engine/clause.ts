import clauses from "../claims/data/clauses.json" with { type: "json" };
import type { Facts, Slot, Term } from "../claims/facts.js";
import { softCover } from "./soft-match.js";

const MARK = /^[,;:()–—]$/;
const openers: ReadonlySet<string> = new Set(clauses.openers);

/** How far the clauses of two figures are alike; all are 0..1. */
export interface ClauseMatch {
	/** Words of the draft's clause that the passage's clause has. */
	readonly cover: number;
	/** Words of the passage's clause that the draft's sentence has. */
	readonly coverBack: number;
	/** Weight of the words that both clauses share. */
	readonly shared: number;
	/** Weight of the rarest word that both clauses share. */
	readonly rarest: number;
	/** Words of the draft's clause that the passage has, synonyms and words used alike included. */
	readonly soft: number;
	/** The same seen from the passage. */
	readonly softBack: number;
}

/** Compares the clauses that two figures stand in: a long sentence may say one thing of many that a passage says. */
export function matchClauses(draft: Facts, a: Slot, passage: Facts, b: Slot): ClauseMatch {
	const left = clauseOf(draft, a);
	const right = clauseOf(passage, b);
	const there = new Set(right.map(({ key }) => key));
	let whole = 0;
	let shared = 0;
	let rarest = 0;
	for (const { key, weight } of left) {
		whole += weight;
		if (!there.has(key)) continue;
		shared += weight;
		rarest = Math.max(rarest, weight);
	}
	let back = 0;
	let known = 0;
	for (const { key, weight } of right) {
		back += weight;
		if (draft.byKey.has(key)) known += weight;
	}
	return {
		cover: whole > 0 ? shared / whole : 0.5,
		coverBack: back > 0 ? known / back : 0.5,
		shared: Math.min(1, shared / 3),
		rarest,
		soft: softCover(left, passage),
		softBack: softCover(right, draft),
	};
}

/** The content words between the clause marks or conjunctions around a figure. */
export function clauseOf(facts: Facts, slot: Slot): Term[] {
	let from = 0;
	let to = facts.tokens.length;
	for (let i = slot.firstToken - 1; i >= 0; i--) {
		if (!bounds(facts, i)) continue;
		from = i;
		break;
	}
	for (let i = slot.lastToken; i < to; i++) if (bounds(facts, i)) to = i;
	return facts.terms.filter(({ at }) => at >= from && at < to);
}

function bounds(facts: Facts, index: number): boolean {
	const token = facts.tokens[index];
	return token !== undefined && (MARK.test(token.text) || openers.has(token.lower));
}
