import table from "./phrases.json" with { type: "json" };

/**
 * What is said of drafts and sources is written in English where it is found, values and all. These are the phrases that
 * it is made from, by what they are said of, with `{0}`, `{1}` ... where values stand: by them a text is said in another
 * language.
 */
export const phrases: Readonly<Record<PhraseGroup, readonly string[]>> = table;

export type PhraseGroup = keyof typeof table;

export interface FoundPhrase {
	readonly phrase: string;
	/** What stands in its places. */
	readonly parts: readonly string[];
}

/** Phrases of which one part is made from a phrase itself: its place, and of what group that is. */
const nesting: Readonly<Record<string, readonly [place: number, group: PhraseGroup]>> = {
	"The draft's own figures do not add up: {0}.": [0, "working"],
	"its attachment {0}: {1}": [1, "source"],
	"its mail {0}: {1}": [1, "source"],
};

interface Pattern {
	readonly phrase: string;
	readonly matches: RegExp;
	/** How many characters of it are words of its own. */
	readonly own: number;
}

const places = /\{\d\}/g;

function patternOf(phrase: string): Pattern {
	const words = phrase.split(places);
	const [first = "", ...others] = words.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
	const last = others.length - 1;
	const rest = others.map((part, at) => `${at === last ? "(.+)" : "(.+?)"}${part}`).join("");
	return { phrase, matches: new RegExp(`^${first}${rest}$`, "su"), own: words.join("").length };
}

/** The most telling first: "source: {0} in all; draft: {1}" before "source: {0}; draft: {1}". */
function patternsOf(group: PhraseGroup): Pattern[] {
	return phrases[group].map(patternOf).sort((a, b) => b.own - a.own);
}

const known = new Map<PhraseGroup, readonly Pattern[]>();

/** The phrase that a text was made from; undefined if it is none of the group's. */
export function phraseOf(group: PhraseGroup, text: string): FoundPhrase | undefined {
	const patterns = known.get(group) ?? patternsOf(group);
	known.set(group, patterns);
	for (const { phrase, matches } of patterns) {
		const found = matches.exec(text);
		if (found) return { phrase, parts: found.slice(1) };
	}
	return undefined;
}

/** Several workings that were put into one. */
const joints = /; (?=source: )/;

/** A text as `say` has its phrase; one that is made from none stays as it is. */
export function rephrased(
	group: PhraseGroup,
	text: string,
	say: (phrase: string, parts: readonly string[]) => string,
): string {
	const pieces = group === "working" ? text.split(joints) : [text];
	return pieces.map((piece) => rephrasedOne(group, piece, say)).join("; ");
}

function rephrasedOne(
	group: PhraseGroup,
	text: string,
	say: (phrase: string, parts: readonly string[]) => string,
): string {
	const found = phraseOf(group, text);
	if (!found) return text;
	const [place, inner] = nesting[found.phrase] ?? [];
	const parts = found.parts.map((part, at) =>
		inner !== undefined && at === place ? rephrased(inner, part, say) : part,
	);
	return say(found.phrase, parts);
}
