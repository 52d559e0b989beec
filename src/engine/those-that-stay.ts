/** A list of which some stay: what decides it is asked for only as far as somebody looks. */
export interface Staying<T> {
	/** The first that stay, so many at most. */
	first(count: number): T[];
	/** The first that stays and is what is wanted. */
	find(isWanted: (one: T) => boolean): T | undefined;
}

/** Those of a list that stay, in its order. */
export function thoseThatStay<T>(all: readonly T[], stays: (one: T) => boolean): Staying<T> {
	const known = new Map<T, boolean>();
	const isThere = (one: T): boolean => {
		const is = known.get(one) ?? stays(one);
		known.set(one, is);
		return is;
	};
	return {
		first(count) {
			const found: T[] = [];
			for (const one of all) {
				if (found.length >= count) break;
				if (isThere(one)) found.push(one);
			}
			return found;
		},
		find: (isWanted) => all.find((one) => isWanted(one) && isThere(one)),
	};
}
