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

const MONEY =
	"(?:[$€£¥₹₩₽₺]|\\b[A-Z]{3}\\b|\\b(?:dollar|euro|pound|yen|yuan|rupee|franc|kron|peso|rand|rouble|won|real))";
/** Two signs or names of money near each other: worth reading closer. */
const WORTH_A_LOOK = new RegExp(`${MONEY}[^.]{1,80}${MONEY}`);
/** A corpus of a hundred thousand articles prints more pairs than anyone needs to know a rate. */
const MOST_PAIRS = 2000;

export function createConversionBook(store: Store): ConversionBook {
	const read = new WeakMap<StoredSource, readonly PrintedPair[]>();
	let revision = -1;
	let pairs: readonly PrintedPair[] = [];
	let tables: readonly StoredSource[] = [];

	function refresh(): void {
		if (revision === store.revision) return;
		revision = store.revision;
		const found: PrintedPair[] = [];
		for (const source of store.all()) {
			if (found.length >= MOST_PAIRS) break;
			let own = read.get(source);
			if (!own) {
				own = pairsOf(source);
				read.set(source, own);
			}
			found.push(...own);
		}
		pairs = found.slice(0, MOST_PAIRS);
		tables = store.all().filter(({ rates }) => rates !== undefined);
	}

	return {
		pairs() {
			refresh();
			return pairs;
		},
		tables() {
			refresh();
			return tables;
		},
	};
}

function pairsOf(source: StoredSource): PrintedPair[] {
	return source.sentences.flatMap(({ text }, index) =>
		WORTH_A_LOOK.test(text)
			? conversionsOf(source.facts(index)).flatMap((conversion) =>
					conversion.type === "currency" ? [{ ref: { source, index }, conversion }] : [],
				)
			: [],
	);
}
