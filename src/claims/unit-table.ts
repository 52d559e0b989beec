import table from "./data/unit-table.json" with { type: "json" };

/** A unit with the words that name it: `words` take a plural "s", `attached` only touch their number. */
export interface Unit {
	readonly name: string;
	readonly dimension: string;
	/** In the base unit of the dimension; `offset` is added after it. */
	readonly factor: number;
	readonly offset?: number;
	readonly words: readonly string[];
	readonly symbols?: readonly string[];
	readonly attached?: readonly string[];
}

const SYMBOLS = new Map<string, readonly string[]>(Object.entries(table.prefixedSymbols));

/** Every unit: those of the table, and the SI prefixes before the units that take them (BIPM, SI Brochure, 9th edition, table 7). */
export const units: readonly Unit[] = withPrefixes(table.units);

function withPrefixes(listed: readonly Unit[]): Unit[] {
	const all = [...listed];
	const known = new Set(all.map(({ name }) => name));
	for (const base of table.prefixed)
		for (const [prefix, times] of [["", 1] as const, ...Object.entries(table.prefixes)]) {
			const name = prefix + base.name;
			if (known.has(name)) continue;
			all.push({
				name,
				dimension: base.dimension,
				factor: base.factor * times,
				words: base.words.map((word) => prefix + word),
				symbols: SYMBOLS.get(name) ?? [],
			});
		}
	return all;
}
