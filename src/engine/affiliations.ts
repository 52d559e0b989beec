import { compareAffiliations, isSameName } from "../checks/role.js";
import { type Affiliation, affiliations } from "../claims/affiliation.js";
import type { Facts } from "../claims/facts.js";
import type { Answers, PassageRef, StoredSource } from "../corpus/store.js";
import { foldForMatch } from "../text/fold.js";
import type { Span } from "../text/span.js";
import { tokens } from "../text/tokens.js";
import type { JudgedClaim } from "./judged.js";

interface KnownAffiliation {
	readonly ref: PassageRef;
	readonly affiliation: Affiliation;
}

/** Judges the institutions that a sentence says persons are of, by those the sources give the same persons. */
export function judgeAffiliations(facts: Facts, refs: readonly PassageRef[], store: Answers): JudgedClaim[] {
	const drafts = affiliations(facts.text, facts.tokens);
	if (drafts.length === 0) return [];
	const known = [...new Set(refs.map(({ source }) => source))].flatMap(knownAffiliations);
	return drafts.flatMap((draft): JudgedClaim[] => {
		const answers = known
			.filter(({ affiliation }) => isSameName(draft.person, affiliation.person))
			.map((one) => ({ ...one, relation: compareAffiliations(draft, one.affiliation) }));
		const same = answers.find(({ relation }) => relation === "equal");
		if (same) return [supported(draft, same)];
		const other = answers.find(({ relation }) => relation === "other");
		if (!other || isToldElsewhere(draft, store)) return [];
		return [contradicted(draft, facts.text, other)];
	});
}

/** Whether any sentence of a source has the person and the draft's institution: then its words decide, not ours. */
function isToldElsewhere(draft: Affiliation, store: Answers): boolean {
	const both = [draft.words.join(" "), draft.person.at(-1) ?? ""];
	return store.mayBeSaid(both, ({ source, index }) => {
		const words = foldForMatch(source.sentences[index]?.text ?? "");
		return both.every((phrase) => words.includes(phrase));
	});
}

const bySource = new WeakMap<StoredSource, readonly KnownAffiliation[]>();

function knownAffiliations(source: StoredSource): readonly KnownAffiliation[] {
	const known = bySource.get(source);
	if (known) return known;
	const found = source.sentences.flatMap(({ text }, index) =>
		affiliations(text, tokens(text)).map(
			(affiliation): KnownAffiliation => ({ affiliation, ref: { source, index } }),
		),
	);
	bySource.set(source, found);
	return found;
}

function supported(draft: Affiliation, { affiliation, ref }: KnownAffiliation): JudgedClaim {
	return {
		...spanOf(draft),
		kind: "role",
		verdict: "supported",
		confidence: 0.9,
		message: "The sources give this person the same institution.",
		evidence: [{ ref, span: spanOf(affiliation), stance: "supports" }],
	};
}

function contradicted(draft: Affiliation, text: string, { affiliation, ref }: KnownAffiliation): JudgedClaim {
	const passage = ref.source.sentences[ref.index]?.text ?? "";
	const right = passage.slice(affiliation.start, affiliation.end);
	return {
		...spanOf(draft),
		kind: "role",
		verdict: "contradicted",
		confidence: 0.85,
		message: `The sources say ${right}.`,
		working: `source: ${right}; draft: ${text.slice(draft.start, draft.end)}`,
		replacement: right,
		evidence: [{ ref, span: spanOf(affiliation), stance: "contradicts" }],
	};
}

function spanOf({ start, end }: Span): Span {
	return { start, end };
}
