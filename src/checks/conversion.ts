import type { Conversion } from "../claims/conversion.js";
import { currenciesCompatible, currenciesOfPair } from "../claims/currency.js";
import type { QuantityMention } from "../claims/types.js";
import type { Comparison } from "./types.js";

/** Rates drift within days; two pairs of other amounts agree as long as their rates are this close. */
export const DRIFT = 0.03;
/** Beyond this no drift within one year's news explains the difference. */
export const FAR_OFF = 0.2;

export interface PairComparison extends Comparison {
	/** Whether both convert one and the same amount, and not only between the same currencies. */
	readonly sameAmount?: true;
}

interface Worded {
	readonly conversion: Conversion;
	readonly text: string;
}

/**
 * Holds a conversion of the draft against one of a source: the same amount must give the same amount;
 * another amount must imply the same rate, within the printed precision and a drift of 3 %.
 */
export function compareConversions(draft: Worded, source: Worded): PairComparison {
	const ordered = inOrder(draft.conversion, source.conversion);
	if (!ordered) return { relation: "apart" };
	const { from, to } = ordered;
	const { conversion } = draft;
	const sourceRate = to.value / from.value;
	const working = `source: ${words(source)}, a rate of ${shown(sourceRate)}; draft: ${words(draft)}, a rate of ${shown(conversion.rate)}`;
	const slack = (to.precision / to.value + conversion.to.precision / conversion.to.value) * sourceRate;
	const off = Math.abs(conversion.rate - sourceRate);
	const difference = `${((off / sourceRate) * 100).toPrecision(2)} % ${conversion.rate > sourceRate ? "higher" : "lower"}`;
	if (sameAmount(conversion.from, from)) {
		if (off <= slack + from.precision / from.value) return { relation: "equal", working, sameAmount: true };
		return {
			relation: "exclusive",
			working: `${working}, ${difference}`,
			replacement: replaceSecond(draft, source, to),
			sameAmount: true,
		};
	}
	if (off <= slack + sourceRate * DRIFT) return { relation: "implied", working };
	const told = from.currency !== "$" && to.currency !== "$";
	return off > sourceRate * FAR_OFF && told
		? { relation: "exclusive", working: `${working}, ${difference}` }
		: { relation: "compatible", working: `${working}, ${difference}` };
}

/** The source's two amounts in the draft's order of currencies. */
function inOrder(
	draft: Conversion,
	source: Conversion,
): { from: QuantityMention; to: QuantityMention } | undefined {
	const [from, to] = currenciesOfPair(draft.from.currency, draft.to.currency);
	const [one, other] = currenciesOfPair(source.from.currency, source.to.currency);
	const straight = currenciesCompatible(from, one) && currenciesCompatible(to, other);
	const turned = currenciesCompatible(from, other) && currenciesCompatible(to, one);
	if (turned && (!straight || (!sameAmount(draft.from, source.from) && sameAmount(draft.from, source.to)))) {
		return { from: source.to, to: source.from };
	}
	return straight ? { from: source.from, to: source.to } : undefined;
}

function sameAmount(a: QuantityMention, b: QuantityMention): boolean {
	return Math.abs(a.value - b.value) <= Math.max(a.precision, b.precision, 1e-9 * Math.abs(a.value));
}

function words({ conversion, text }: Worded): string {
	return `${text.slice(conversion.first.start, conversion.first.end)} = ${text.slice(conversion.second.start, conversion.second.end)}`;
}

/** The draft's pair with the source's second amount, keeping the draft's currency sign when only the number differs. */
function replaceSecond(draft: Worded, source: Worded, to: QuantityMention): string {
	const { conversion, text } = draft;
	const number = source.text.slice(to.number.start, to.number.end);
	return `${text.slice(conversion.start, conversion.to.number.start)}${number}${text.slice(conversion.to.number.end, conversion.end)}`;
}

function shown(rate: number): string {
	return String(Number(rate.toPrecision(4)));
}
