import type { ClaimKind } from "../checks/types.js";
import { hash64 } from "../text/hash.js";
import type { Span } from "../text/span.js";

/**
 * An id that stays the same while the sentence does: of the kind, the sentence's words, the place in the sentence
 * and how many times the same sentence came before.
 */
export function findingId(kind: ClaimKind, sentence: string, span: Span, occurrence: number): string {
	return hash64([kind, sentence, span.start, span.end, occurrence].join("\u0000"));
}
