import type { Token } from "../text/tokens.js";
import { isPlural } from "./counted-thing.js";
import numberWords from "./data/number-words.json" with { type: "json" };
import lexicon from "./data/quantifiers.json" with { type: "json" };
import type { QuantityMention } from "./types.js";

/** First token, the one after the last, and what is counted or how old someone is. */
interface Found {
	readonly from: number;
	readonly to: number;
	readonly measure: "count" | "age";
	readonly value: number;
	readonly lower: number;
	readonly upper: number;
}

type Reader = (tokens: readonly Token[], at: number) => Found | undefined;

const noStop: ReadonlySet<string> = new Set(lexicon.noStop);
const afterBoth: ReadonlySet<string> = new Set(lexicon.afterBoth);
const ownersOfAge: ReadonlySet<string> = new Set(lexicon.ownersOfAge);
/** "A few hundred" is hundreds, and not few. */
const scaleWords: ReadonlySet<string> = new Set(["hundred", "dozen", ...Object.keys(numberWords.scales)]);
const decades: ReadonlyMap<string, number> = new Map(Object.entries(lexicon.decades));
const partOfDecade: ReadonlyMap<string, readonly number[]> = new Map(Object.entries(lexicon.partOfDecade));

const readers = new Map<string, Reader[]>();
function register(word: string, reader: Reader): void {
	readers.set(word, [...(readers.get(word) ?? []), reader]);
}
for (const word of lexicon.zero) register(word, none);
for (const word of lexicon.two) register(word, both);
register("in", ageDecade);
for (const [phrase, range] of Object.entries(lexicon.loose)) {
	const words = phrase.split(" ");
	register(words[0] ?? phrase, (tokens, at) => {
		if (!words.every((word, i) => tokens[at + i]?.lower === word)) return undefined;
		const to = at + words.length;
		// of nothing at all, any one thing can be denied: "not a single seat"
		return countedWithin(tokens, to, range.value === 0 ? isNoun : isPlural)
			? { from: at, to, measure: "count", ...range }
			: undefined;
	});
}

/**
 * The words of a sentence that tell a number without naming one, where they count something: "no mines", "both
 * ministers", "several people", "scores of homes"; and an age by its decade, "in his 40s". In order, without overlaps.
 * Loose words get wide intervals: they exclude only what no reader would call by them.
 */
export function quantifiers(tokens: readonly Token[]): QuantityMention[] {
	const mentions: QuantityMention[] = [];
	for (let at = 0; at < tokens.length; at++) {
		for (const read of readers.get(tokens[at]?.lower ?? "") ?? []) {
			const found = read(tokens, at);
			const [first, last] = found ? [tokens[found.from], tokens[found.to - 1]] : [];
			if (!found || !first || !last) continue;
			const { measure, value, lower, upper } = found;
			const span = { start: first.start, end: last.end };
			const bound = lower === upper ? "exact" : "about";
			const unit = measure === "age" ? { unit: "year" } : {};
			mentions.push({
				type: "quantity",
				...span,
				measure,
				number: span,
				value,
				lower,
				upper,
				bound,
				precision: 0,
				...unit,
			});
			at = found.to - 1;
			break;
		}
	}
	return mentions;
}

/** "no operational mines", "none of the miners"; not "no longer", "no plans to". */
function none(tokens: readonly Token[], at: number): Found | undefined {
	const zero: Found = { from: at, to: at + 1, measure: "count", value: 0, lower: 0, upper: 0 };
	if (isNumber(tokens[at + 1]) || isDenial(tokens, at)) return undefined;
	if (tokens[at]?.lower === "none") return tokens[at + 1]?.lower === "of" ? zero : undefined;
	return countedWithin(tokens, at + 1, (lower) => isPlural(lower) && !noStop.has(lower)) ? zero : undefined;
}

/** "No two teams are alike" */
function isNumber(token: Token | undefined): boolean {
	return token?.kind === "number" || Object.hasOwn(numberWords.units, token?.lower ?? "");
}

/** "They are no fools"; "there are no mines" counts. */
function isDenial(tokens: readonly Token[], at: number): boolean {
	const isVerb = /^(?:are|were|'re|is|was)$/.test(tokens[at - 1]?.lower ?? "");
	return isVerb && /^(?:we|they|you|these|those|i|he|she)$/.test(tokens[at - 2]?.lower ?? "");
}

/** "both ministers", "both of the mines"; not "both men and women". */
function both(tokens: readonly Token[], at: number): Found | undefined {
	let next = at + 1;
	while (afterBoth.has(tokens[next]?.lower ?? "")) next++;
	const plural = countedWithin(tokens, next, isPlural);
	if (plural === undefined || tokens[plural + 1]?.lower === "and") return undefined;
	return { from: at, to: at + 1, measure: "count", value: 2, lower: 2, upper: 2 };
}

/** How far behind its number the counted noun is looked for. */
const MODIFIERS = 3;

/** The token of the noun that is counted from `from` on: nothing but words in lower case may be before it. */
function countedWithin(
	tokens: readonly Token[],
	from: number,
	isHead: (lower: string) => boolean,
): number | undefined {
	for (let i = from; i < from + MODIFIERS; i++) {
		const token = tokens[i];
		if (token?.kind !== "word" || token.lower === "and" || token.lower === "or") return undefined;
		if (scaleWords.has(token.lower)) return undefined;
		if (isHead(token.lower)) return i;
	}
	return undefined;
}

const isNoun = (lower: string): boolean => lower.length > 2;

/** Of whom headlines tell the age without "his": "woman in 80s dies". */
const ONE_PERSON =
	/^(?:man|woman|driver|cyclist|motorcyclist|pedestrian|motorist|passenger|walker|pensioner)$/;

/** "in his 40s", "in her late forties", "man in 30s held". */
function ageDecade(tokens: readonly Token[], at: number): Found | undefined {
	const isOwned = ownersOfAge.has(tokens[at + 1]?.lower ?? "");
	if (!isOwned && !ONE_PERSON.test(tokens[at - 1]?.lower ?? "")) return undefined;
	const from = isOwned ? at + 2 : at + 1;
	const part = partOfDecade.get(tokens[from]?.lower ?? "");
	let number = part ? from + 1 : from;
	if (tokens[number]?.text === "-") number++;
	const token = tokens[number];
	const inFigures = token?.kind === "number" && /^'?s$/.test(tokens[number + 1]?.lower ?? "");
	const decade = inFigures ? Number(token.text) : decades.get(token?.lower ?? "");
	if (decade === undefined || decade % 10 !== 0 || decade < 20 || decade > 90) return undefined;
	const [first = 0, last = 9] = part ?? [];
	return {
		from,
		to: inFigures ? number + 2 : number + 1,
		measure: "age",
		value: decade + (part ? first : 5),
		lower: decade + first,
		// forty-nine is in one's forties until the birthday
		upper: decade + last + 0.99,
	};
}
