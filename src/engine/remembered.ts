import type { Answers, Store } from "../corpus/store.js";
import { createCache } from "./cache.js";
import { type ConversionBook, notedBook } from "./conversion-book.js";

/** What is asked when something of a draft is judged. */
export interface Asked {
	readonly answers: Answers;
	readonly book: ConversionBook;
}

/** Judgements by key. */
export interface Remembered<T> {
	/** As it was judged before, if the sources would still answer so; or else judged now. */
	getOr(key: string, judge: (asked: Asked) => T): T;
}

interface Judged<T> {
	readonly value: T;
	readonly holds: () => boolean;
	/** The revision of the store that it is known to go by. */
	revision: number;
}

/**
 * Remembers judgements with what was asked for them. When sources come or go, only what would be answered from other
 * places is judged anew: to look up where the answers stand takes far less than to read and weigh them.
 */
export function createRemembered<T>(capacity: number, store: Store, book: ConversionBook): Remembered<T> {
	const cache = createCache<Judged<T>>(capacity);
	return {
		getOr(key, judge) {
			const known = cache.get(key);
			if (known && (known.revision === store.revision || known.holds())) {
				known.revision = store.revision;
				return known.value;
			}
			const { revision } = store;
			const noted = store.noting();
			const own = notedBook(book);
			const value = judge({ answers: noted.answers, book: own.book });
			cache.set(key, { value, holds: () => own.holds() && noted.holds(), revision });
			return value;
		},
	};
}
