import { compareRoles } from "../claims/change.js";
import { compareIntervals } from "../claims/interval.js";
import type { Measure, QuantityMention } from "../claims/types.js";
import { figureInStyle } from "./style.js";
import { type ClaimKind, type Comparison, type Side, type SlotCheck, wordsOf } from "./types.js";

/** Brings both figures to one unit; undefined when they measure different things. */
export type Common = (
	draft: QuantityMention,
	source: QuantityMention,
) => { draft: QuantityMention; source: QuantityMention } | undefined;

/** What the checks of figures share: intervals compared, the difference told in words. */
export function figureCheck(kind: ClaimKind, measures: readonly Measure[], common: Common): SlotCheck {
	return {
		kind,
		accepts: ({ mention }) => mention.type === "quantity" && measures.includes(mention.measure),
		compare(draft, source) {
			const a = draft.slot.mention;
			const b = source.slot.mention;
			if (a.type !== "quantity" || b.type !== "quantity" || !measures.includes(b.measure)) {
				return { relation: "apart" };
			}
			const pair = common(a, b);
			if (!pair) return { relation: "apart" };
			const roles = compareRoles(draft.slot.role, source.slot.role);
			if (roles === "apart") return { relation: "apart" };
			const relation = compareIntervals(pair.draft, pair.source);
			// a rise and a fall of one size: the figure agrees, and yet the source does not say it
			if (roles === "opposite" && relation !== "exclusive") return { relation: "compatible" };
			const working = workingOf(draft, source, pair.draft.value, pair.source.value, relation);
			return relation === "exclusive"
				? { relation, working, replacement: figureInStyle(draft, source) }
				: { relation, working };
		},
	};
}

/** Figures that need no unit brought in line. */
export const asPrinted: Common = (draft, source) => ({ draft, source });

function workingOf(
	draft: Side,
	source: Side,
	value: number,
	reference: number,
	relation: Comparison["relation"],
): string {
	const both = `source: ${wordsOf(source)}; draft: ${wordsOf(draft)}`;
	const mention = draft.slot.mention;
	const ranked = mention.type === "quantity" && (mention.measure === "ordinal" || mention.measure === "age");
	if (relation !== "exclusive" || ranked) return both;
	return reference === 0 || value === 0 || value === reference
		? both
		: `${both}, ${difference(value, reference)}`;
}

function difference(value: number, reference: number): string {
	const ratio = value / reference;
	if (ratio >= 2) return `${trim(ratio)} times as much`;
	if (ratio > 0 && ratio <= 0.1) return `${trim(1 / ratio)} times too small`;
	const percent = Math.abs(ratio - 1) * 100;
	return `${trim(percent)} % ${value > reference ? "higher" : "lower"}`;
}

function trim(value: number): string {
	return String(Number(value.toPrecision(2)));
}
