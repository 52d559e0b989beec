import { relatePlaces } from "../claims/gazetteer.js";
import type { Placement } from "../claims/place.js";
import type { Relation } from "./types.js";

/** Compares where a draft and a source put one thing. A more general place agrees, a more exact one is left open. */
export function comparePlaces(draft: Placement, source: Placement): Relation {
	switch (relatePlaces(draft.place, source.place)) {
		case "same":
			return "equal";
		case "around":
			return "implied";
		case "elsewhere":
			return "exclusive";
		default:
			return "compatible";
	}
}

/** Whether both speak of one thing by name: the same words, or one name ends the other's ("George Washington"). */
export function isSameSubject({ subject: a }: Placement, { subject: b }: Placement): boolean {
	if (a.length === 0 || b.length === 0) return false;
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	return short.every((word, i) => word === long[long.length - short.length + i]);
}
