import variants from "./data/name-variants.json" with { type: "json" };

const firsts: ReadonlyMap<string, string> = new Map(
	variants.spellings.flatMap((spellings) => spellings.map((one) => [one, spellings[0] ?? one] as const)),
);

/** One spelling for all that the list has of a name. */
export function listedSpelling(folded: string): string | undefined {
	return firsts.get(folded);
}

/** One spelling for all that are received of a name ("Kyiv", "Kiev"), and umlauts as they are printed without. */
export function receivedSpelling(folded: string): string {
	return listedSpelling(folded) ?? withoutUmlauts(folded);
}

/** "Mönchengladbach" is printed "Moenchengladbach" and "Monchengladbach"; "Samuel" and "Raphael" have no umlaut. */
export function withoutUmlauts(word: string): string {
	return word.replace(/([aou])e(?!l$)/g, "$1");
}

/** All spellings that `receivedSpelling` gives this one for, those with umlauts aside. */
export function spellingsOf(received: string): readonly string[] {
	return variants.spellings.find(([first]) => first === received) ?? [received];
}
