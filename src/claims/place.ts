import { foldForMatch } from "../text/fold.js";
import type { Span } from "../text/span.js";
import type { Token } from "../text/tokens.js";
import lexicon from "./data/place-words.json" with { type: "json" };
import { isPlace } from "./gazetteer.js";
import { names } from "./names.js";

/** A thing, person or event, and where a sentence puts it: half-open UTF-16 offsets into its text. */
export interface Placement extends Span {
	/** What is told of it: "based", "born" ... one at a time of each; "stands" of a building named with its place. */
	readonly predicate: string;
	/** The place's name as printed, at the span; what it lies in left off. */
	readonly place: string;
	/** The words of the name it is told of, folded for matching. None for an event that has no name. */
	readonly subject: readonly string[];
}

/** The longest name of a place, in tokens. */
const LONGEST = 4;
/** Between "Oslo-based" and the name it is told of, in UTF-16 units: "shipping company". */
const LONGEST_DESCRIPTION = 40;
/** How far before "home to" its place may end, in tokens. */
const HOST_WORDS = 8;
const besides: ReadonlySet<string> = new Set(["near", "outside", "off"]);
const predicates: ReadonlyMap<string, string> = new Map(Object.entries(lexicon.predicates));
const events: ReadonlySet<string> = new Set(lexicon.events);
const prepositions: ReadonlySet<string> = new Set(lexicon.prepositions);
const buildings: ReadonlySet<string> = new Set(lexicon.buildings);

/** Every single-valued place that a sentence tells in so many words. */
export function placements(text: string, words: readonly Token[]): Placement[] {
	if (!words.some(({ lower }) => prepositions.has(lower) || lower === "based" || lower === "home")) return [];
	const named = names(text);
	return words.flatMap((token, at): Placement[] => {
		const predicate = predicates.get(token.lower);
		if (predicate === "based" && words[at - 1]?.text === "-") {
			const place = placeEndingAt(words, at - 2);
			const subject = named.find(({ end }) => end > token.end);
			if (!place || !subject || subject.start > token.end + LONGEST_DESCRIPTION) return [];
			// "Oslo-based Velde Marine" is one run of capitals
			const own = subject.words.slice(subject.words.findIndex((word) => word.endsWith("-based")) + 1);
			return [{ ...place, predicate, subject: folded(own) }];
		}
		const hosted = hostedAt(words, at);
		if (hosted !== undefined) {
			const place = placeBefore(words, at);
			const subject = named.find(({ start }) => start > token.end);
			const near = subject !== undefined && subject.start <= (words[hosted]?.end ?? 0) + LONGEST_DESCRIPTION;
			return place && near ? [{ ...place, predicate: "based", subject: folded(subject.words) }] : [];
		}
		if (!prepositions.has(token.lower)) return [];
		const place = placeStartingAt(words, at + 1);
		const before = words[at - 1];
		if (!place || !before) return [];
		const told = predicates.get(before.lower);
		if (told !== undefined) {
			const subject = named.filter(({ end }) => end < before.start).at(-1);
			if (!subject && !events.has(told)) return [];
			return [
				{ ...place, predicate: told, subject: subject && !events.has(told) ? folded(subject.words) : [] },
			];
		}
		const building = named.find(({ end }) => end === before.end);
		const last = foldForMatch(building?.words.at(-1) ?? "");
		if (!building || building.words.length < 2 || !buildings.has(last)) return [];
		return [{ ...place, predicate: "stands", subject: folded(building.words) }];
	});
}

/** The last token of "home to" or "which hosts" at `at`. */
function hostedAt(words: readonly Token[], at: number): number | undefined {
	const [before, here, next] = [words[at - 1]?.lower, words[at]?.lower, words[at + 1]?.lower];
	if (here === "home" && next === "to") return at + 1;
	return here === "hosts" && before === "which" ? at : undefined;
}

/** "the base in Oslo near Drammen, which is home to": Oslo, within a few words before. */
function placeBefore(words: readonly Token[], at: number): Found | undefined {
	for (let last = at - 1; last >= Math.max(0, at - HOST_WORDS); last--) {
		const place = placeEndingAt(words, last);
		if (!place) continue;
		const before = words.filter(({ end }) => end <= place.start).at(-1);
		if (!besides.has(before?.lower ?? "")) return place;
	}
	return undefined;
}

type Found = Span & { readonly place: string };

function placeStartingAt(words: readonly Token[], first: number): Found | undefined {
	for (let length = LONGEST; length > 0; length--) {
		const run = words.slice(first, first + length);
		const next = words[first + length];
		// "in New York Times", "in Paris Hilton": the name goes on
		if (run.length === length && isName(run) && !(next && isCapital(next))) return found(run);
	}
	return undefined;
}

function placeEndingAt(words: readonly Token[], last: number): Found | undefined {
	for (let length = LONGEST; length > 0; length--) {
		const run = words.slice(Math.max(0, last - length + 1), last + 1);
		if (run.length === length && isName(run)) return found(run);
	}
	return undefined;
}

function isName(run: readonly Token[]): boolean {
	const [first] = run;
	return first !== undefined && isCapital(first) && isPlace(run.map(({ text }) => text).join(" "));
}

function found(run: readonly Token[]): Found | undefined {
	const [first, last] = [run[0], run.at(-1)];
	return first && last && { start: first.start, end: last.end, place: run.map(({ text }) => text).join(" ") };
}

function isCapital({ text }: Token): boolean {
	return /^\p{Lu}/u.test(text);
}

function folded(words: readonly string[]): string[] {
	return words.map((word) => foldForMatch(word).replace(/\.$/, ""));
}
