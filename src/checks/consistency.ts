import honorifics from "../claims/data/honorifics.json" with { type: "json" };
import type { Facts, Slot } from "../claims/facts.js";

const titles: ReadonlySet<string> = new Set(honorifics);

/** "Ada Hale, 46," and "Hale, 64,": one person is of one age, whatever else the sentences say. */
export function ageApart(own: Facts, other: Facts): { own: Slot; other: Slot } | undefined {
	for (const here of agesOf(own)) {
		for (const there of agesOf(other)) {
			const apart = Math.abs(here.years - there.years) > BIRTHDAY;
			if (apart && samePerson(here.name, there.name)) return { own: here.slot, other: there.slot };
		}
	}
	return undefined;
}

/** A birthday may lie between two statements of one text. */
const BIRTHDAY = 1;

interface PersonAged {
	readonly slot: Slot;
	readonly years: number;
	/** Keys of the name's words, the surname last. */
	readonly name: readonly string[];
}

/** The ages that stand right behind a full name or a surname: "Ada Hale, 46,". */
function agesOf(facts: Facts): PersonAged[] {
	return facts.slots.flatMap((slot): PersonAged[] => {
		const { mention } = slot;
		if (mention.type !== "quantity" || mention.measure !== "age" || mention.bound !== "exact") return [];
		if (facts.tokens[slot.firstToken - 1]?.text !== ",") return [];
		const name: string[] = [];
		for (let at = slot.firstToken - 2; at >= 0; at--) {
			const term = facts.terms.find((one) => one.at === at);
			const word = facts.tokens[at];
			if (!term?.proper || word?.kind !== "word" || titles.has(word.lower)) break;
			name.unshift(term.key);
		}
		return name.length > 0 ? [{ slot, years: mention.value, name }] : [];
	});
}

/** The same surname, and the same first name where both give one; two bare first names may be two people. */
function samePerson(a: readonly string[], b: readonly string[]): boolean {
	if (a.at(-1) !== b.at(-1) || (a.length === 1 && b.length === 1)) return false;
	return a.length === 1 || b.length === 1 || a[0] === b[0];
}
