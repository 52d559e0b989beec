import { overlaps, type Span } from "../text/span.js";
import { isStopword, stem, type Token, tokens } from "../text/tokens.js";
import { isOrdinaryWord, wordWeight } from "../text/weights.js";
import type { Abbreviations } from "./abbreviations.js";
import { aliasAt } from "./aliases.js";
import { type Birth, birthOfAge, birthOfDate } from "./birth.js";
import { type ChangeRole, changeRole } from "./change.js";
import { type CountedThing, countedThing } from "./counted-thing.js";
import { withDollar } from "./currency.js";
import { dates } from "./date.js";
import { designations } from "./designation.js";
import { quantifiers } from "./quantifier.js";
import { quantities } from "./quantity.js";
import type { DateMention, Measure, QuantityMention } from "./types.js";

/** A content word of a sentence, outside its figures. */
export interface Term {
	/** What it is matched by: its stem, or the common name of an alias. */
	readonly key: string;
	readonly weight: number;
	/** Index of its first token. */
	readonly at: number;
	readonly start: number;
	readonly end: number;
	/** Written with a capital that its place in the sentence does not explain. */
	readonly proper: boolean;
}

/** A figure or date of a sentence, as the thing to be checked. */
export interface Slot extends Span {
	readonly mention: QuantityMention | DateMention;
	/** First token of the mention, and the one after its last. */
	readonly firstToken: number;
	readonly lastToken: number;
	/** What a count or ordinal counts. */
	readonly counted?: CountedThing;
	/** What a figure tells of something that changes. */
	readonly role?: ChangeRole;
	/** When someone was born, of an age or a date of birth. */
	readonly birth?: Birth;
}

/** What a sentence says, as far as it is compared. Offsets are into `text`. */
export interface Facts {
	readonly text: string;
	readonly tokens: readonly Token[];
	readonly terms: readonly Term[];
	readonly byKey: ReadonlyMap<string, readonly Term[]>;
	readonly slots: readonly Slot[];
	/** Sum of the terms' weights. */
	readonly weight: number;
	/** ISO date of the document, when it is known. */
	readonly reference?: string;
}

export interface FactsContext {
	/** ISO date that "today" and "Tuesday" resolve against. */
	readonly reference?: string;
	/** Whether 3/4 is the third of April. */
	readonly dayFirst?: boolean;
	/** Currency of a bare "$", as `documentDollar` tells it. */
	readonly dollar?: string;
	/** What the document's own abbreviations stand for. */
	readonly abbreviations?: Abbreviations;
}

/** Measures whose number is of a thing that is named after it. */
const COUNTING: ReadonlySet<Measure> = new Set(["count", "ordinal", "percent"]);
const CAPITAL = /^\p{Lu}/u;
const [FIRST_CAPITAL, LAST_CAPITAL, LAST_ASCII] = [65, 90, 127];

function startsWithCapital(word: string): boolean {
	const code = word.charCodeAt(0);
	return code > LAST_ASCII ? CAPITAL.test(word) : code >= FIRST_CAPITAL && code <= LAST_CAPITAL;
}

const ALIAS_WEIGHT = 0.7;

/** Reads one sentence. */
export function factsOf(text: string, context: FactsContext = {}): Facts {
	const words = tokens(text);
	const printed = quantities(text).map((figure) => withDollar(figure, context.dollar));
	const figures = [
		...printed,
		...quantifiers(words).filter((word) => !printed.some((figure) => overlaps(figure, word))),
	];
	const days = dates(text, context);
	const names = designations(words).filter(
		(name) => ![...figures, ...days].some((other) => overlaps(other, name)),
	);
	const mentions = [
		...names,
		...figures.filter((figure) => !days.some((day) => overlaps(day, figure))),
		...days,
	].sort((a, b) => a.start - b.start || b.end - a.end);
	const taken = new Uint8Array(words.length);
	const slots: Slot[] = [];
	let next = 0;
	for (const mention of mentions) {
		while (next < words.length && (words[next]?.end ?? 0) <= mention.start) next++;
		const first = next;
		let last = first;
		while (last < words.length && (words[last]?.start ?? 0) < mention.end) last++;
		taken.fill(1, first, last);
		const counted =
			mention.type === "quantity" && COUNTING.has(mention.measure)
				? countedThing(words, last, mention.value, mention.measure)
				: undefined;
		const role = mention.type === "quantity" ? changeRole(words, first, last, mention.measure) : undefined;
		const birth = birthOf(text, mention, days, context.reference);
		slots.push({
			mention,
			start: mention.start,
			end: mention.end,
			firstToken: first,
			lastToken: last,
			...(counted ? { counted } : {}),
			...(role ? { role } : {}),
			...(birth ? { birth } : {}),
		});
	}

	const terms: Term[] = [];
	const byKey = new Map<string, Term[]>();
	let weight = 0;
	for (let i = 0; i < words.length; i++) {
		const word = words[i];
		if (word?.kind !== "word" || taken[i]) continue;
		const alias = aliasAt(words, i);
		if (!alias && isStopword(word.lower)) continue;
		const length = alias?.length ?? 1;
		const inside = i > 0 && words[i - 1]?.kind === "word";
		const proper = startsWithCapital(word.text) && (inside || !isOrdinaryWord(word.lower));
		const end = words[i + length - 1]?.end ?? word.end;
		const fullName = proper ? context.abbreviations?.get(word.lower) : undefined;
		if (fullName === undefined) {
			const key = alias?.key ?? word.stem;
			const own = alias ? ALIAS_WEIGHT : wordWeight(word.lower);
			weight += add(terms, byKey, { key, weight: own, at: i, start: word.start, end, proper });
		} else
			for (const part of fullName)
				weight += add(terms, byKey, {
					key: stem(part),
					weight: wordWeight(part),
					at: i,
					start: word.start,
					end,
					proper,
				});
		i += length - 1;
	}
	return {
		text,
		tokens: words,
		terms,
		byKey,
		slots,
		weight,
		...(context.reference === undefined ? {} : { reference: context.reference }),
	};
}

/** Adds a term, and tells its weight. */
function add(terms: Term[], byKey: Map<string, Term[]>, term: Term): number {
	terms.push(term);
	const same = byKey.get(term.key);
	if (same) same.push(term);
	else byKey.set(term.key, [term]);
	return term.weight;
}

function birthOf(
	text: string,
	mention: QuantityMention | DateMention,
	days: readonly DateMention[],
	reference: string | undefined,
): Birth | undefined {
	if (mention.type === "date") return birthOfDate(text, mention);
	return mention.measure === "age" ? birthOfAge(text, mention, days, reference) : undefined;
}
