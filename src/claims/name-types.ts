import type { Span } from "../text/span.js";

/** A proper name: a run of capitalised words. Offsets are into the text that was given. */
export interface NameMention extends Span {
	readonly type: "name";
	/** The words of the name as printed, particles included, a possessive's ending left off. */
	readonly words: readonly string[];
	/** The role words directly before it: "White House spokeswoman", "Prime Minister", "Dr". */
	readonly role?: Span;
	/** The run begins its sentence, so that its first capital tells little. */
	readonly sentenceInitial: boolean;
}
