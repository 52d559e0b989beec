import table from "./data/quotation.json" with { type: "json" };

const saying: ReadonlySet<string> = new Set(table.saying);
const toSomeone: ReadonlySet<string> = new Set(table.toSomeone);
const sayingWord = new RegExp(`(?<!\\p{L})(?:${table.saying.join("|")}|according)(?!\\p{L})`, "iu");

/** Whether some words hold a verb of saying. */
export function hasSayingVerb(text: string): boolean {
	return sayingWord.test(text);
}

export function isSayingVerb(lower: string): boolean {
	return saying.has(lower);
}

/** "told Smith", "thanked Smith": the name behind the verb is not the one who speaks. */
export function isSaidToSomeone(lower: string): boolean {
	return toSomeone.has(lower);
}
