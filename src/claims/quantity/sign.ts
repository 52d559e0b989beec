import { attached, type Tokens, textAt } from "./tokens.js";

/** A minus sign: it touches what follows and not what stands before. */
export function isSign(tokens: Tokens, at: number): boolean {
	return (
		textAt(tokens, at) === "-" &&
		attached(tokens, at + 1) &&
		(!attached(tokens, at) || /^[("<>=≤≥~/]$/.test(textAt(tokens, at - 1))) &&
		tokens[at - 1]?.kind !== "number"
	);
}
