import { hash32 } from "../text/hash.js";
import type { Place } from "./in-order.js";
import type { PlaceFinder } from "./places.js";

/** A finder that remembers what it was asked. */
export interface NotedPlaces {
	readonly finder: PlaceFinder;
	/** Whether all that was asked would be answered by the same places today. What stands at a place never changes. */
	holds(): boolean;
}

/** Longer lists are kept by a hash. */
const KEPT = 32;

function fingerprint(places: readonly Place[] | undefined): string {
	if (!places) return "-";
	const all = places.map(({ live, document, index }) => `${live.serial}.${document}.${index}`).join();
	return places.length > KEPT ? `${places.length}:${hash32(all)}` : all;
}

/** Passes every question on, and notes it with its answer. */
export function notePlaces(finder: PlaceFinder): NotedPlaces {
	const notes: { readonly was: string; again(): string }[] = [];

	function noted<T extends readonly Place[] | undefined>(ask: () => T): T {
		const answer = ask();
		notes.push({ was: fingerprint(answer), again: () => fingerprint(ask()) });
		return answer;
	}

	return {
		finder: {
			candidates: (keys, limit) => noted(() => finder.candidates(keys, limit)),
			quotedLike: (keys, limit) => noted(() => finder.quotedLike(keys, limit)),
			saying: (phrases) => noted(() => finder.saying(phrases)),
			moneyPairs: () => noted(() => finder.moneyPairs()),
			rateTables: () => noted(() => finder.rateTables()),
			knows(lower) {
				const answer = finder.knows(lower);
				notes.push({ was: String(answer), again: () => String(finder.knows(lower)) });
				return answer;
			},
		},
		holds: () => notes.every(({ was, again }) => again() === was),
	};
}
