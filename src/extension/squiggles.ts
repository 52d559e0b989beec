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

/** `of`: what it is made from; `diagnostic`: what was made of it, when it was first shown. */
interface Mark {
	readonly of: FindingMark;
	readonly hand: number;
	/** The place as it was told, and as the editor takes it. */
	at: PlaceRange;
	range: Range;
	diagnostic?: Diagnostic;
	/** When it was placed last. */
	round: number;
}

/** The marks of one document. */
interface Sheet {
	readonly uri: Uri;
	readonly marks: Map<string, Mark>;
	/** The collections that do not have them yet. */
	readonly dirty: Set<number>;
	/** How often marks were placed. */
	round: number;
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
		collections[hand]?.set(uri, own.map(made));
	}

	function made(mark: Mark): Diagnostic {
		const { of, range } = mark;
		mark.diagnostic ??= convert({ ...of, range });
		mark.diagnostic.range = range;
		return mark.diagnostic;
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

	/** Puts a mark in the place of the one it had; a mark that was drawn where it stands is left be. */
	function place(sheet: Sheet, key: string, of: FindingMark, at: PlaceRange, edited: boolean): void {
		const before = sheet.marks.get(key);
		if (before?.of !== of) {
			const mark: Mark = { of, at, hand: handOf(key, of), range: toRange(at), round: sheet.round };
			if (before) sheet.dirty.add(before.hand);
			sheet.marks.set(key, mark);
			sheet.dirty.add(mark.hand);
			return;
		}
		before.round = sheet.round;
		if (before.at === at) return;
		before.at = at;
		const range = toRange(at);
		if (before.range.isEqual(range)) return;
		before.range = range;
		if (before.diagnostic) before.diagnostic.range = range;
		if (!edited) sheet.dirty.add(before.hand);
	}

	/** Takes away what was not placed in this round. */
	function sweep({ marks, dirty, round }: Sheet): void {
		for (const [key, mark] of marks) {
			if (mark.round === round) continue;
			marks.delete(key);
			dirty.add(mark.hand);
		}
	}

	return {
		show(uri, facts, remarks, edited) {
			const name = uri.toString();
			const sheet: Sheet = sheets.get(name) ?? { uri, marks: new Map(), dirty: new Set(), round: 0 };
			sheets.set(name, sheet);
			sheet.round += 1;
			for (const [at, remark] of remarks.entries())
				place(sheet, `remark ${at}`, remark, remark.range, edited);
			for (const { id, mark, range } of facts) if (mark) place(sheet, id, mark, range, edited);
			sweep(sheet);
			if (edited) for (const hand of [...sheet.dirty]) put(sheet, hand);
			else timer ??= setTimeout(flush, 0);
			if (sheet.marks.size === 0 && sheet.dirty.size === 0) sheets.delete(name);
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
