import { attached, type Tokens, textAt } from "./tokens.js";

/** Words behind which a dash opens no aside, so that it belongs to the number: "a low of - 20 degrees Celsius". */
const BEFORE_MINUS =
	/^(?:at|of|to|from|by|below|above|than|is|was|were|about|around|reached|hit|between|and|near)$/;

/** A minus sign that stands apart from its number, as in texts whose words were split. */
export function isSpacedMinus(tokens: Tokens, at: number): boolean {
	if (textAt(tokens, at) !== "-" || tokens[at]?.raw === "–" || attached(tokens, at)) return false;
	const verb = tokens[at - 1];
	// "to convert - 20 degrees Fahrenheit": the verb has no other object
	const isInfinitive = verb?.kind === "word" && verb.raw === verb.text && textAt(tokens, at - 2) === "to";
	return verb !== undefined && (isInfinitive || BEFORE_MINUS.test(verb.text));
}

/** A minus sign: it touches what follows and not what stands before. */
export function isSign(tokens: Tokens, at: number): boolean {
	return (
		textAt(tokens, at) === "-" &&
		attached(tokens, at + 1) &&
		(!attached(tokens, at) || /^[("<>=≤≥~/]$/.test(textAt(tokens, at - 1))) &&
		tokens[at - 1]?.kind !== "number"
	);
}
