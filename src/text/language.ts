import words from "./data/language-words.json" with { type: "json" };

/** So much of a text is looked at: what it is written in shows early. */
const SAMPLE = 4000;
const FEWEST_WORDS = 30;
/** The commonest words of a language make up so much of any text in it, and more than those of another. */
const LEAST_SHARE = 0.15;
const LEAST_LEAD = 1.3;
/** Letters of another script that make a text one of that script. */
const FOREIGN_LETTERS = 0.5;

const scripts: readonly (readonly [tag: string, letters: RegExp])[] = [
	["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
	["zh", /\p{Script=Han}/gu],
	["ko", /\p{Script=Hangul}/gu],
	["und-Cyrl", /\p{Script=Cyrillic}/gu],
	["und-Arab", /\p{Script=Arabic}/gu],
	["el", /\p{Script=Greek}/gu],
	["he", /\p{Script=Hebrew}/gu],
	["th", /\p{Script=Thai}/gu],
	["und-Deva", /\p{Script=Devanagari}/gu],
];
const kana = 0.1;

let common: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function byScript(sample: string): string | undefined {
	const letters = sample.match(/\p{L}/gu)?.length ?? 0;
	if (letters === 0) return undefined;
	return scripts.find(([tag, script]) => {
		const share = (sample.match(script)?.length ?? 0) / letters;
		return share >= (tag === "ja" ? kana : FOREIGN_LETTERS);
	})?.[0];
}

/** The language of a text as a BCP 47 tag, by its commonest words or its script; undefined if it is not clear. */
export function languageOf(text: string): string | undefined {
	const sample = text.slice(0, SAMPLE);
	const script = byScript(sample);
	if (script !== undefined) return script;
	const found = sample.toLowerCase().match(/\p{L}+(?:['’]\p{L}+)?/gu) ?? [];
	if (found.length < FEWEST_WORDS) return undefined;
	common ??= new Map(Object.entries(words).map(([tag, list]) => [tag, new Set(list.split(" "))]));
	const shares = [...common].map(([tag, list]) => ({
		tag,
		share: found.filter((word) => list.has(word)).length / found.length,
	}));
	shares.sort((a, b) => b.share - a.share);
	const [best, second] = shares;
	if (!best || !second || best.share < LEAST_SHARE) return undefined;
	// of Danish and Norwegian it may be either: that it is not English is sure all the same
	const close = second.share * LEAST_LEAD > best.share;
	return close && (best.tag === "en" || second.tag === "en") ? undefined : best.tag;
}
