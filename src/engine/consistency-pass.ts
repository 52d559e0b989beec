import { isVerb } from "../claims/counted-thing.js";
import type { Facts, Slot } from "../claims/facts.js";
import { type Sentence, spanInDocument } from "../text/prose.js";
import { createCache } from "./cache.js";
import { type Inconsistency, inconsistency } from "./consistency.js";
import lexicon from "./data/consistency.json" with { type: "json" };
import { findingId } from "./finding-id.js";
import type { Finding, Verdict } from "./types.js";

/** A sentence of the draft where it stands. */
export interface PlacedStatement {
	readonly sentence: Sentence;
	readonly facts: Facts;
	/** How many times the same sentence came before. */
	readonly occurrence: number;
}

/** Holds the draft's sentences against each other. */
export interface ConsistencyPass {
	/** `judged` is what the sources say of the draft: where they have spoken, the draft need not be asked. */
	run(statements: readonly PlacedStatement[], draft: string, judged: readonly Finding[]): Finding[];
}

const REMEMBERED = 20_000;
/** How many earlier sentences one is held against, those with most words in common. */
const RIVALS = 6;
/** A word that more of the draft's sentences have tells none of them apart. */
const MOST_SENTENCES = 40;
/** One rare word: the name of a person. */
const LEAST_SHARED = 0.6;

/**
 * Linear in the draft: each word leads to few sentences, and each sentence is held against at most six before it.
 * What two sentences say of each other is remembered by their words, so that an edit elsewhere costs nothing.
 */
export function createConsistencyPass(): ConsistencyPass {
	const compared = createCache<{ readonly found: Inconsistency | undefined }>(REMEMBERED);

	function between(own: PlacedStatement, other: PlacedStatement): Inconsistency | undefined {
		const key = [own, other]
			.map(({ sentence, facts }) => `${sentence.block.kind}|${facts.reference ?? ""}|${facts.text}`)
			.join("\u0000");
		return compared.getOr(key, () => ({ found: inconsistency(asStatement(own), asStatement(other)) })).found;
	}

	return {
		run(statements, draft, judged) {
			const findings: Finding[] = [];
			const byKey = new Map<string, number[]>();
			for (const [index, own] of statements.entries()) {
				if (own.facts.slots.length === 0 || !isStated(own, statements[0])) continue;
				for (const rival of rivalsOf(own, byKey)) {
					const other = statements[rival];
					const found = other && between(own, other);
					if (!found) continue;
					const here = { statement: own, slot: found.own };
					const there = { statement: other, slot: found.other };
					const doubtful = unsupported(here, there, judged);
					if (doubtful) findings.push(findingOf(doubtful, doubtful === here ? there : here, found, draft));
					break;
				}
				for (const key of own.facts.byKey.keys()) {
					const known = byKey.get(key);
					if (!known) byKey.set(key, [index]);
					else if (known.length <= MOST_SENTENCES) known.push(index);
				}
			}
			return findings;
		},
	};
}

const SENTENCE_END = /[.!?…]["'”’)\]]*$/;
const LEAST_TERMS = 4;

/** A running sentence or the headline: lines of a list, a table or an index repeat each other with other figures. */
function isStated(
	{ sentence: { block }, facts }: PlacedStatement,
	first: PlacedStatement | undefined,
): boolean {
	if (block.kind === "heading")
		return block === first?.sentence.block && facts.terms.length >= LEAST_TERMS - 1;
	return block.kind === "paragraph" && facts.terms.length >= LEAST_TERMS && isSentence(facts);
}

function isSentence({ text, tokens }: Facts): boolean {
	return (
		SENTENCE_END.test(text) &&
		tokens.some(({ lower, text: written }) => lower === written && isFiniteVerb(lower))
	);
}

const auxiliaries: ReadonlySet<string> = new Set(lexicon.auxiliaries);

function isFiniteVerb(lower: string): boolean {
	return auxiliaries.has(lower) || lower.endsWith("ed") || isVerb(lower);
}

function asStatement({ sentence, facts }: PlacedStatement) {
	return { facts, isHeading: sentence.block.kind === "heading" };
}

/** The earlier sentences that share most with this one, best first, the earliest of equals first. */
function rivalsOf({ facts }: PlacedStatement, byKey: ReadonlyMap<string, readonly number[]>): number[] {
	const shared = new Map<number, number>();
	for (const [key, terms] of facts.byKey) {
		const known = byKey.get(key);
		if (!known || known.length > MOST_SENTENCES) continue;
		for (const index of known) shared.set(index, (shared.get(index) ?? 0) + (terms[0]?.weight ?? 0));
	}
	return [...shared]
		.filter(([, weight]) => weight >= LEAST_SHARED)
		.sort((a, b) => b[1] - a[1] || a[0] - b[0])
		.slice(0, RIVALS)
		.map(([index]) => index);
}

interface Stated {
	readonly statement: PlacedStatement;
	readonly slot: Slot;
}

/**
 * Which of two figures is to be doubted: the one that the sources do not support, the later one if they support
 * neither. None where they contradict one of them, or support both: then it is they who have told already.
 */
function unsupported(here: Stated, there: Stated, judged: readonly Finding[]): Stated | undefined {
	const [own, other] = [here, there].map((stated) => verdictsOf(stated, judged));
	if (
		!own ||
		!other ||
		[...own, ...other].some((verdict) => verdict === "contradicted" || verdict === "conflicting")
	)
		return undefined;
	if (!own.includes("supported")) return here;
	return other.includes("supported") ? undefined : there;
}

function verdictsOf({ statement, slot }: Stated, judged: readonly Finding[]): Verdict[] {
	const { start, end } = spanInDocument(statement.sentence, slot);
	return judged.filter((finding) => finding.start < end && start < finding.end).map(({ verdict }) => verdict);
}

function findingOf(here: Stated, there: Stated, { working }: Inconsistency, draft: string): Finding {
	const { start, end, kind } = {
		...there.statement.sentence.span,
		kind: there.statement.sentence.block.kind,
	};
	const words = there.statement.facts.text.slice(there.slot.start, there.slot.end);
	const own = spanInDocument(here.statement.sentence, here.slot);
	const elsewhere =
		kind === "heading" ? "The heading" : start < own.start ? "An earlier sentence" : "A later sentence";
	return {
		id: findingId("consistency", here.statement.facts.text, here.slot, here.statement.occurrence),
		...own,
		kind: "consistency",
		verdict: "contradicted",
		confidence: 0.8,
		message: `${elsewhere} of this draft says ${words}.`,
		working,
		evidence: [],
		related: [
			{
				...spanInDocument(there.statement.sentence, there.slot),
				passage: { start, end, text: draft.slice(start, end) },
			},
		],
	};
}
