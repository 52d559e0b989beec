import { escapeTerminal } from "./escape.js";

const LONGEST_NAME = 80;
const FEWEST_WORDS = 4;
/** Only so much of a text is looked through for a line that could name it. */
const TOP = 4000;

/** What a source is called where it has no title: its first words, or, where there are none, its id. */
export function sourceName({ id, title, text }: { id: string; title?: string; text: string }): string {
	if (title !== undefined && title.trim() !== "") return title;
	const line = text
		.slice(0, TOP)
		.split("\n")
		.map((one) => escapeTerminal(one).replace(/\s+/g, " ").trim())
		.find((one) => (one.match(/\p{L}{2,}/gu) ?? []).length >= FEWEST_WORDS);
	if (line === undefined) return id;
	return shortened(line, LONGEST_NAME);
}

/** The first words of a name that is longer than so many characters. */
export function shortened(name: string, most: number): string {
	if (name.length <= most) return name;
	const cut = name.lastIndexOf(" ", most);
	return `${name.slice(0, cut > 0 ? cut : most).replace(/[\s,;:–-]+$/, "")} …`;
}
