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
	/** Grows when either is another than before. */
	readonly edition: number;
}

/** A corpus of a hundred thousand articles prints more pairs than anyone needs to know a rate. */
const MOST_PAIRS = 2000;

export function createConversionBook(store: Store): ConversionBook {
	let revision = -1;
	let edition = 0;
	let pairs: readonly PrintedPair[] | undefined;
	let tables: readonly StoredSource[] | undefined;
	let asked = store.noting();

	function refresh(): void {
		if (revision === store.revision) return;
		const isFirst = revision < 0;
		revision = store.revision;
		if (!isFirst && asked.holds()) return;
		edition++;
		asked = store.noting();
		pairs = undefined;
		tables = undefined;
	}

	function printed(): PrintedPair[] {
		const found: PrintedPair[] = [];
		for (const ref of asked.answers.moneyPairs()) {
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
			tables ??= asked.answers.rateTables();
			return tables;
		},
		get edition() {
			refresh();
			return edition;
		},
	};
}

/** A book that tells later whether what was asked of it is still the same. */
export function notedBook(book: ConversionBook): { readonly book: ConversionBook; holds(): boolean } {
	let asked: number | undefined;

	function noted<T>(ask: () => T): T {
		const answer = ask();
		asked = book.edition;
		return answer;
	}

	return {
		book: {
			pairs: () => noted(() => book.pairs()),
			tables: () => noted(() => book.tables()),
			get edition() {
				return book.edition;
			},
		},
		holds: () => asked === undefined || asked === book.edition,
	};
}
