import { type Diagnostic, Disposable, languages, Range, type Uri } from "vscode";
import type { Diagnostic as ProtocolDiagnostic } from "vscode-languageserver-protocol";
import type { FindingMark, PlacedFinding, PlaceRange } from "../protocol/index.js";

/**
 * VS Code takes the marks of a file from a collection as a whole: setting a thousand anew holds every extension up
 * for the time of several keystrokes. They are dealt out to collections, and only one in which a mark came or went
 * is set.
 */
const hands = 16;

/** Of one file VS Code draws the first five hundred marks alone: hints have collections of their own, which come last. */
const quietHands = 16;

const hint = 4;

/** `of`: what it was made from. */
interface Mark {
	readonly of: FindingMark;
	readonly hand: number;
	readonly diagnostic: Diagnostic;
}

/** The marks of one document. */
interface Sheet {
	readonly uri: Uri;
	marks: ReadonlyMap<string, Mark>;
	/** The collections that do not have them yet. */
	readonly dirty: Set<number>;
}

export interface Squiggles extends Disposable {
	/**
	 * Shows the marks of a document's facts, and the remarks, in the place of those it had.
	 *
	 * @param edited - the facts moved with an edit, as what is drawn did by itself; those that are gone go at once
	 */
	show(
		uri: Uri,
		facts: readonly PlacedFinding[],
		remarks: readonly ProtocolDiagnostic[],
		edited: boolean,
	): void;
	/** Takes all marks away. */
	clear(): void;
}

function handOf(key: string, { severity = hint }: FindingMark): number {
	let sum = 0;
	for (let at = 0; at < key.length; at++) sum = (sum * 31 + key.charCodeAt(at)) % 65_521;
	return severity < hint ? sum % hands : hands + (sum % quietHands);
}

function toRange({ start, end }: PlaceRange): Range {
	return new Range(start.line, start.character, end.line, end.character);
}

function entriesOf(
	facts: readonly PlacedFinding[],
	remarks: readonly ProtocolDiagnostic[],
): (readonly [key: string, mark: FindingMark, range: PlaceRange])[] {
	return [
		...remarks.map((remark, at) => [`remark ${at}`, remark, remark.range] as const),
		...facts.flatMap(({ id, mark, range }) => (mark ? [[id, mark, range] as const] : [])),
	];
}

/** The marks of the drafts in the editor and in Problems. */
export function openSquiggles(convert: (mark: ProtocolDiagnostic) => Diagnostic): Squiggles {
	const collections = Array.from({ length: hands + quietHands }, (_, at) =>
		languages.createDiagnosticCollection(at === 0 ? "corroborate" : `corroborate ${at + 1}`),
	);
	const sheets = new Map<string, Sheet>();
	let timer: ReturnType<typeof setTimeout> | undefined;

	function put({ uri, marks, dirty }: Sheet, hand: number): void {
		dirty.delete(hand);
		const own = [...marks.values()].filter((mark) => mark.hand === hand);
		collections[hand]?.set(
			uri,
			own.map(({ diagnostic }) => diagnostic),
		);
	}

	/** One collection at a time: what waits, such as a keystroke, comes between them. */
	function flush(): void {
		timer = undefined;
		for (const sheet of sheets.values()) {
			const [hand] = [...sheet.dirty].sort((a, b) => a - b);
			if (hand === undefined) continue;
			put(sheet, hand);
			timer = setTimeout(flush, 0);
			return;
		}
	}

	function marked(
		before: Mark | undefined,
		key: string,
		of: FindingMark,
		place: PlaceRange,
	): { mark: Mark; moved: boolean } {
		const range = toRange(place);
		if (before?.of !== of) {
			const diagnostic = convert({ ...of, range: place });
			return { mark: { of, hand: handOf(key, of), diagnostic }, moved: false };
		}
		const moved = !before.diagnostic.range.isEqual(range);
		if (moved) before.diagnostic.range = range;
		return { mark: before, moved };
	}

	return {
		show(uri, facts, remarks, edited) {
			const name = uri.toString();
			const sheet: Sheet = sheets.get(name) ?? { uri, marks: new Map(), dirty: new Set() };
			sheets.set(name, sheet);
			const marks = new Map<string, Mark>();
			for (const [key, of, place] of entriesOf(facts, remarks)) {
				const before = sheet.marks.get(key);
				const { mark, moved } = marked(before, key, of, place);
				marks.set(key, mark);
				if (mark !== before || (moved && !edited)) sheet.dirty.add(mark.hand);
			}
			for (const [key, { of, hand }] of sheet.marks) {
				if (marks.get(key)?.of !== of) sheet.dirty.add(hand);
			}
			sheet.marks = marks;
			if (edited) for (const hand of [...sheet.dirty]) put(sheet, hand);
			else timer ??= setTimeout(flush, 0);
			if (marks.size === 0 && sheet.dirty.size === 0) sheets.delete(name);
		},
		clear() {
			clearTimeout(timer);
			timer = undefined;
			sheets.clear();
			for (const collection of collections) collection.clear();
		},
		dispose() {
			clearTimeout(timer);
			Disposable.from(...collections).dispose();
		},
	};
}
