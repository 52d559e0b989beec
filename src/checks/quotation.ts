import { diffArrays } from "diff";
import table from "../claims/data/quotation.json" with { type: "json" };
import { quantities } from "../claims/quantity.js";
import { plainKey, type QuotedWord } from "../claims/quotation-words.js";
import { fitWords } from "../text/fit.js";
import { wordWeight } from "../text/weights.js";

/** Words with the texts of the blocks that they stand in, so that they can be printed. */
export interface Wording {
	readonly words: readonly QuotedWord[];
	/** The text of a block by its number. */
	readonly textOf: (block: number) => string;
}

/** Words that differ, as half-open ranges of words; either may be empty. */
export interface WordChange {
	readonly draft: readonly [from: number, to: number];
	readonly source: readonly [from: number, to: number];
}

/** How the words of a quotation stand to the best fitting words of a source. */
export interface WordingComparison {
	/** The range of the source's words that they were fitted to. */
	readonly source: readonly [from: number, to: number];
	/** The changes that no house style, elision or bracket explains, in order. */
	readonly changes: readonly WordChange[];
	/** Words of the draft that stand there in the source too. */
	readonly matched: number;
	/** The most of them that follow each other. */
	readonly longestRun: number;
	/** The sum of their weights: how much the agreement tells. */
	readonly weight: number;
}

const openContractions: ReadonlyMap<string, readonly string[]> = new Map(
	Object.entries(table.openContractions),
);
const same = new Map<string, string>();
for (const group of table.sameWords) for (const word of group) same.set(word, group[0] ?? word);
/** A bracket may stand for so many words. */
const MOST_REPLACED = 12;
const SHORTEST_PIECE = 3;
/** In the cost of a fit: words of which more than half are others need not be laid out. */
const FARTHEST = 2.6;
const FARTHEST_SHORT = 8;
/** Shorter runs between two changes are read with them as one change. */
const SHORTEST_ISLAND = 1;

/** Fits a quotation into a run of a source's words and tells what differs. */
export function compareWording(draft: Wording, source: Wording): WordingComparison | undefined {
	const keys = source.words.map(({ key }) => key);
	const placed = place(piecesOf(draft.words), keys, 0, keys.length);
	if (placed.length === 0) return undefined;
	const changes: WordChange[] = [];
	let [matched, longestRun, weight] = [0, 0, 0];
	for (const { piece, from, to } of placed) {
		for (const { change, same } of stepsOf(piece, keys.slice(from, to), from)) {
			matched += same.length;
			longestRun = Math.max(longestRun, same.length);
			for (const key of same) if (!key.startsWith("'")) weight += wordWeight(plainKey(key));
			if (change && !isHonest(change, draft, source)) changes.push(change);
		}
	}
	return {
		source: [Math.min(...placed.map(({ from }) => from)), Math.max(...placed.map(({ to }) => to))],
		changes,
		matched,
		longestRun,
		weight,
	};
}

/** Words of the draft between two places where words may be left out. */
interface Piece {
	readonly from: number;
	readonly keys: readonly string[];
}

interface PlacedPiece {
	readonly piece: Piece;
	/** In the source's words, half-open. */
	readonly from: number;
	readonly to: number;
}

function piecesOf(words: readonly QuotedWord[]): Piece[] {
	const pieces: { from: number; keys: string[] }[] = [];
	for (const [i, { key, cut }] of words.entries()) {
		const last = pieces.at(-1);
		if (last && !cut) last.keys.push(key);
		else pieces.push({ from: i, keys: [key] });
	}
	return pieces;
}

/** Places the longest piece where it fits best, the others before and behind it in their order. */
function place(pieces: readonly Piece[], keys: readonly string[], from: number, to: number): PlacedPiece[] {
	const longest = pieces.reduce<Piece | undefined>(
		(best, piece) => (best && best.keys.length >= piece.keys.length ? best : piece),
		undefined,
	);
	const fit = longest && fitWords(longest.keys, keys.slice(from, to));
	if (!longest || !fit || fit.cost > longest.keys.length * FARTHEST + FARTHEST_SHORT) return [];
	// a word or two stand everywhere: where they do not fit exactly, they are not there
	const own =
		longest.keys.length < SHORTEST_PIECE && fit.cost > 0
			? []
			: [{ piece: longest, from: from + fit.from, to: from + fit.to }];
	const at = pieces.indexOf(longest);
	return [
		...place(pieces.slice(0, at), keys, from, from + fit.from),
		...own,
		...place(pieces.slice(at + 1), keys, from + fit.to, to),
	];
}

/** What stands in both, and what is changed before it. */
function* stepsOf(
	piece: Piece,
	keys: readonly string[],
	first: number,
): Generator<{ change: WordChange | undefined; same: readonly string[] }> {
	let [at, from] = [piece.from, first];
	let change: WordChange | undefined;
	for (const { added, removed, value } of diffArrays([...keys], [...piece.keys])) {
		if (!added && !removed) {
			yield { change, same: value };
			change = undefined;
			at += value.length;
			from += value.length;
			continue;
		}
		change ??= { draft: [at, at], source: [from, from] };
		if (added) at += value.length;
		else from += value.length;
		change = { draft: [change.draft[0], at], source: [change.source[0], from] };
	}
	if (change) yield { change, same: [] };
}

/** Changes with hardly a word between them, read as one. */
export function joinChanges(changes: readonly WordChange[]): WordChange[] {
	const joined: WordChange[] = [];
	for (const change of changes) {
		const last = joined.at(-1);
		if (last && change.draft[0] - last.draft[1] <= SHORTEST_ISLAND) {
			joined[joined.length - 1] = {
				draft: [last.draft[0], change.draft[1]],
				source: [last.source[0], change.source[1]],
			};
		} else joined.push(change);
	}
	return joined;
}

/** Elisions, brackets, house styles: what a writer may change in a quotation. */
function isHonest(change: WordChange, draft: Wording, source: Wording): boolean {
	const added = draft.words.slice(...change.draft);
	const left = source.words.slice(...change.source);
	if (added.length === 0 && isCut(change, left, draft.words, source.words)) return true;
	if (added.length > 0 && added.every(({ inserted }) => inserted)) return left.length <= MOST_REPLACED;
	if (left.length > 0 && left.every((word, i) => word.inserted || completesName(left, i, source)))
		return added.length <= MOST_REPLACED;
	if (added.length === 0 || left.length === 0) return false;
	return sameSense(added, left) || sameFigure(printed(added, draft), printed(left, source));
}

/** Left-out words at an end of the quotation, or at a border of the source's quotations. */
function isCut(
	{ draft, source }: WordChange,
	left: readonly QuotedWord[],
	words: readonly QuotedWord[],
	run: readonly QuotedWord[],
): boolean {
	if (draft[0] === 0 || draft[1] === words.length) return true;
	return left.some(({ cut }) => cut) || (run[source[1]]?.cut === true && left.length > 2);
}

/** "(then mayor) Ann Lee" beside "Ann": the name is told in full where the bracket tells who it is. */
function completesName(left: readonly QuotedWord[], at: number, { words, textOf }: Wording): boolean {
	const word = left[at];
	if (!word || !/^\p{Lu}/u.test(textOf(word.block)[word.start] ?? "")) return false;
	const before = words.slice(0, words.indexOf(word)).slice(-3);
	return before.some(({ inserted }) => inserted);
}

function sameSense(a: readonly QuotedWord[], b: readonly QuotedWord[]): boolean {
	const [left, right] = [senseOf(a), senseOf(b)];
	if (left === right) return true;
	if (a.length !== b.length) return false;
	return a.every(({ key }, i) => {
		const other = b[i]?.key ?? "";
		return (
			senseOfWord(key) === senseOfWord(other) ||
			openContractions.get(key)?.includes(other) === true ||
			openContractions.get(other)?.includes(key) === true
		);
	});
}

/** Hyphens and spaces left out, words that stand for each other made one. */
function senseOf(words: readonly QuotedWord[]): string {
	const joined = words.map(({ key }) => key).join("");
	return same.get(joined) ?? words.map(({ key }) => senseOfWord(key)).join("");
}

function senseOfWord(key: string): string {
	return same.get(key) ?? key;
}

/** "25" beside "twenty-five". */
function sameFigure(a: string, b: string): boolean {
	const [left, right] = [quantities(a), quantities(b)];
	const [x, y] = [left[0], right[0]];
	if (left.length !== 1 || right.length !== 1 || !x || !y) return false;
	const whole = (text: string, { start, end }: { start: number; end: number }) =>
		start === 0 && end === text.length;
	return (
		whole(a, x) &&
		whole(b, y) &&
		x.value === y.value &&
		x.bound === y.bound &&
		(x.unit ?? "") === (y.unit ?? "")
	);
}

/** Some words as they are printed, with what stands between them; an ellipsis where they are of two blocks. */
export function printed(words: readonly QuotedWord[], { textOf }: Wording): string {
	const groups: QuotedWord[][] = [];
	for (const word of words) {
		const last = groups.at(-1);
		if (last?.[0]?.block === word.block) last.push(word);
		else groups.push([word]);
	}
	return groups
		.map((group) => {
			const [first, last] = [group[0], group.at(-1)];
			return first && last ? textOf(first.block).slice(first.start, last.end) : "";
		})
		.join(" … ");
}
