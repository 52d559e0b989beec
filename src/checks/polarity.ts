import { stem } from "../text/tokens.js";
import type { Comparison } from "./types.js";

const NEGATED_AUXILIARY =
	/^(am|is|are|was|were|has|have|had|will|would|can|could|should|may|might|must)(?:\s+not|n['’]t)(?=\s)/i;
const NEGATED_DO = /^(?:do|does|did)(?:\s+not|n['’]t)\s+(\S+)$/i;

/** A draft that denies what a source states, as printed: "did not sign" and "signed". Always exclusive. */
export function compareDenial(draft: string, source: string): Comparison {
	return exclusive(draft, source, withoutDenial(draft, source));
}

/** Opposite words, or a statement and its denial, as printed: "rose" and "fell". Always exclusive. */
export function compareOpposites(draft: string, source: string): Comparison {
	return exclusive(draft, source, source.includes(" ") || !sameEnding(draft, source) ? undefined : source);
}

function exclusive(draft: string, source: string, replacement: string | undefined): Comparison {
	const working = `source: ${source}; draft: ${draft}`;
	return { relation: "exclusive", working, ...(replacement === undefined ? {} : { replacement }) };
}

/** The draft's words made to state: by leaving out the denial, or by the source's own form of the same verb. */
function withoutDenial(draft: string, source: string): string | undefined {
	if (NEGATED_AUXILIARY.test(draft)) return draft.replace(NEGATED_AUXILIARY, "$1");
	const verb = NEGATED_DO.exec(draft)?.[1];
	const stated = source.split(/\s+/).at(-1) ?? source;
	return verb !== undefined && stem(verb) === stem(stated) ? stated : undefined;
}

/** Whether both words are put in the same form, as far as their endings tell: only then does one fit for the other. */
function sameEnding(draft: string, source: string): boolean {
	const ending = /(?:ed|ing|er|est|s)$/;
	return (ending.exec(draft)?.[0] ?? "") === (ending.exec(source)?.[0] ?? "");
}
