import { endOf } from "./clock.js";

/** What makes of an hour another number, or a house: a unit, a plural, a street. */
const COUNTED =
	/^(?:[\w%°£$€/-]|[.,:]\d|\s?[ap]\.?m\b|\s\p{Lu}(?!\p{Ll}*day\b)|\s(?:per|percent|million|billion|thousand|km|of)\b|\s\p{Ll}+s\b(?<!\s(?:is|was|as|has|this)))/u;

/** Whether what follows a match makes its last number a count of things. */
export function countsAfterClock(match: RegExpExecArray): boolean {
	const end = endOf(match);
	return COUNTED.test(match.input.slice(end, end + 24));
}

/** "Closed on Friday at 12.45": a price. */
const MARKET =
	/\b(?:shares?|stocks?|closed|index|yields?|rates?|prices?|traded|trading|pence|cents?|per cent)\b/i;

export function ofTheMarket(text: string): boolean {
	return MARKET.test(text);
}
