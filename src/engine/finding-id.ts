import type { ClaimKind } from "../checks/types.js";
import type { Span } from "../text/span.js";

/**
 * An id that stays the same while the sentence does: of the kind, the sentence's words, the place in the sentence
 * and how many times the same sentence came before. FNV-1a, 64 bits in two halves.
 */
export function findingId(kind: ClaimKind, sentence: string, span: Span, occurrence: number): string {
	const text = `${kind}\u0000${sentence}\u0000${span.start}\u0000${span.end}\u0000${occurrence}`;
	return hash(text, 0x811c9dc5) + hash(text, 0x01000193);
}

function hash(text: string, seed: number): string {
	let value = seed;
	for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
	return (value >>> 0).toString(16).padStart(8, "0");
}
