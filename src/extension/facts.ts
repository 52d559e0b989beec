import type { PlacedFinding, PlaceRange } from "../protocol/index.js";

/** How a fact stands, most pressing first. A settled one is dealt with, whatever its verdict. */
export const standings = [
	"contradicted",
	"conflicting",
	"attention",
	"unverified",
	"supported",
	"settled",
] as const;
export type Standing = (typeof standings)[number];

export const arrangements = ["standing", "kind", "order"] as const;
export type Arrangement = (typeof arrangements)[number];

export interface FactGroup {
	readonly by: "standing" | "kind";
	readonly name: string;
	readonly facts: readonly PlacedFinding[];
}

export function isSettled({ ledger }: PlacedFinding): boolean {
	return ledger.state === "signed" || ledger.state === "accepted";
}

export function standingOf(fact: PlacedFinding): Standing {
	if (isSettled(fact)) return "settled";
	return fact.verdict === "unverified" && fact.attention ? "attention" : fact.verdict;
}

/** Whether a fact is one that a person has still to look at. */
export function isPressing(fact: PlacedFinding): boolean {
	const standing = standingOf(fact);
	return standing === "contradicted" || standing === "conflicting" || standing === "attention";
}

/**
 * The first fact of each line on which all that was found agrees with the sources or was settled by a person: only these
 * lines get a tick, since one beside a line of which a part is in no source would look like approval of that part.
 */
export function ticked(facts: readonly PlacedFinding[]): PlacedFinding[] {
	const firsts = new Map<number, PlacedFinding | undefined>();
	for (const fact of facts) {
		const standing = standingOf(fact);
		const { line } = fact.range.start;
		const agrees = standing === "supported" || standing === "settled";
		firsts.set(
			line,
			agrees && (firsts.get(line) !== undefined || !firsts.has(line))
				? (firsts.get(line) ?? fact)
				: undefined,
		);
	}
	return [...firsts.values()].flatMap((first) => first ?? []);
}

function compareStarts(a: PlaceRange, b: PlaceRange): number {
	return a.start.line - b.start.line || a.start.character - b.start.character;
}

export function inOrder(facts: readonly PlacedFinding[]): PlacedFinding[] {
	return [...facts].sort((a, b) => compareStarts(a.range, b.range));
}

/** The facts that have every word of `query` in their words, kind, sentence, message or evidence. */
export function matching(facts: readonly PlacedFinding[], query: string): readonly PlacedFinding[] {
	const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
	if (wanted.length === 0) return facts;
	return facts.filter(({ words, kind, sentence, message, evidence }) => {
		const passages = evidence.map(({ passage }) => passage);
		const text = [words, kind, sentence, message, ...passages].join("\n").toLowerCase();
		return wanted.every((word) => text.includes(word));
	});
}

/** Facts in groups without empty ones, in the draft's order within each. */
export function grouped(facts: readonly PlacedFinding[], by: FactGroup["by"]): FactGroup[] {
	const groups = new Map<string, PlacedFinding[]>();
	for (const fact of inOrder(facts)) {
		const name = by === "kind" ? fact.kind : standingOf(fact);
		const group = groups.get(name);
		if (group) group.push(fact);
		else groups.set(name, [fact]);
	}
	const names = by === "kind" ? [...groups.keys()].sort() : standings;
	return names.flatMap((name) => {
		const found = groups.get(name);
		return found ? [{ by, name, facts: found }] : [];
	});
}

/** The first fact after a place, or the last before it; from the end it goes on at the beginning. */
export function neighbour(
	facts: readonly PlacedFinding[],
	{ start, end }: PlaceRange,
	direction: "next" | "previous",
): PlacedFinding | undefined {
	const sorted = inOrder(facts);
	const from = { start, end };
	if (direction === "next") {
		const later = sorted.find(({ range }) => compareStarts(range, from) > 0);
		return later ?? sorted[0];
	}
	const earlier = sorted.filter(({ range }) => compareStarts(range, from) < 0);
	return earlier.at(-1) ?? sorted.at(-1);
}
