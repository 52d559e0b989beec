import { compareConversions } from "../checks/conversion.js";
import type { Comparison } from "../checks/types.js";
import { type Conversion, conversionsOf } from "../claims/conversion.js";
import type { Facts, Slot } from "../claims/facts.js";
import type { PassageRef } from "../corpus/store.js";
import type { JudgedClaim, JudgedEvidence } from "./judged.js";

interface Found {
	readonly ref: PassageRef;
	readonly conversion: Conversion;
	readonly comparison: Comparison;
}

/** Judges the conversions of a sentence; `judged` are the amounts that need no judgement of their own any more. */
export function judgeConversions(
	facts: Facts,
	refs: readonly PassageRef[],
): { claims: JudgedClaim[]; judged: ReadonlySet<Slot> } {
	const judged = new Set<Slot>();
	const claims = conversionsOf(facts).map((conversion) => {
		judged.add(conversion.second);
		const found = refs.flatMap((ref): Found[] => {
			const passage = ref.source.facts(ref.index);
			return conversionsOf(passage).flatMap((other) => {
				const comparison = compareConversions(
					{ conversion, text: facts.text },
					{ conversion: other, text: passage.text },
				);
				return comparison.relation === "apart" ? [] : [{ ref, conversion: other, comparison }];
			});
		});
		return judge(conversion, found);
	});
	return { claims, judged };
}

function judge(conversion: Conversion, found: readonly Found[]): JudgedClaim {
	const supports = found.filter(({ comparison }) => ["equal", "implied"].includes(comparison.relation));
	const against = found.filter(({ comparison }) => comparison.relation === "exclusive");
	const span = { start: conversion.start, end: conversion.end, kind: "conversion" as const };
	const first = against[0];
	const agreeing = supports[0];
	if (agreeing && first) {
		return {
			...span,
			verdict: "conflicting",
			confidence: 0.9,
			message: "The sources give different conversions.",
			...working(first),
			evidence: [evidence(agreeing, "supports"), evidence(first, "contradicts")],
		};
	}
	if (agreeing) {
		return {
			...span,
			verdict: "supported",
			confidence: 0.95,
			message: "A source gives the same conversion.",
			...working(agreeing),
			evidence: supports.map((one) => evidence(one, "supports")),
		};
	}
	if (first) {
		return {
			...span,
			verdict: "contradicted",
			confidence: 0.95,
			message: "A source converts the amount differently.",
			...working(first),
			...(first.comparison.replacement === undefined ? {} : { replacement: first.comparison.replacement }),
			evidence: against.map((one) => evidence(one, "contradicts")),
		};
	}
	return {
		...span,
		verdict: "unverified",
		confidence: 0,
		message: "The sources hold no conversion between these currencies.",
		evidence: [],
	};
}

function working({ comparison }: Found): { working?: string } {
	return comparison.working === undefined ? {} : { working: comparison.working };
}

function evidence({ ref, conversion }: Found, stance: JudgedEvidence["stance"]): JudgedEvidence {
	return { ref, span: { start: conversion.start, end: conversion.end }, stance };
}
