import { stem } from "../text/tokens.js";
import type { Comparison } from "./types.js";

/** Words that state or deny something, as printed, with the auxiliaries before them. */
export interface Statement {
	readonly words: string;
	/** The predicate alone: the last word of `words`. */
	readonly predicate: string;
}

const NEGATED_AUXILIARY =
	/^(am|is|are|was|were|has|have|had|will|would|can|could|should|may|might|must)(?:\s+not|n['’]t)(?=\s)/i;
const NEGATED_DO = /^(?:do|does|did)(?:\s+not|n['’]t)\s+(\S+)$/i;

/** A draft that denies what a source states: "did not sign" and "signed". Always exclusive. */
export function compareDenial(draft: Statement, source: Statement): Comparison {
	const replacement = withoutDenial(draft, source);
	return {
		relation: "exclusive",
		working: `source: ${source.words}; draft: ${draft.words}`,
		...(replacement === undefined ? {} : { replacement }),
	};
}

/** The draft's words made to state: by leaving out the denial, or by the source's own form of the same verb. */
function withoutDenial({ words }: Statement, source: Statement): string | undefined {
	if (NEGATED_AUXILIARY.test(words)) return words.replace(NEGATED_AUXILIARY, "$1");
	const verb = NEGATED_DO.exec(words)?.[1];
	return verb !== undefined && stem(verb) === stem(source.predicate) ? source.predicate : undefined;
}
