import { type Conversion, conversionsOf } from "../claims/conversion.js";
import type { PassageRef, Store, StoredSource } from "../corpus/store.js";

/** A pair of amounts in two currencies that a source prints. */
export interface PrintedPair {
	readonly ref: PassageRef;
	readonly conversion: Conversion;
}

/** What the sources know of exchange rates, found without retrieval: a rate is the same whatever was bought. */
export interface ConversionBook {
	pairs(): readonly PrintedPair[];
	/** Sources that are tables of rates, ordered by id. */
	tables(): readonly StoredSource[];
}

/** A corpus of a hundred thousand articles prints more pairs than anyone needs to know a rate. */
const MOST_PAIRS = 2000;

export function createConversionBook(store: Store): ConversionBook {
	let revision = -1;
	let pairs: readonly PrintedPair[] | undefined;
	let tables: readonly StoredSource[] | undefined;

	function refresh(): void {
		if (revision === store.revision) return;
		revision = store.revision;
		pairs = undefined;
		tables = undefined;
	}

	function printed(): PrintedPair[] {
		const found: PrintedPair[] = [];
		for (const ref of store.moneyPairs()) {
			if (found.length >= MOST_PAIRS) break;
			for (const conversion of conversionsOf(ref.source.facts(ref.index)))
				if (conversion.type === "currency") found.push({ ref, conversion });
		}
		return found.slice(0, MOST_PAIRS);
	}

	return {
		pairs() {
			refresh();
			pairs ??= printed();
			return pairs;
		},
		tables() {
			refresh();
			tables ??= store.rateTables();
			return tables;
		},
	};
}
