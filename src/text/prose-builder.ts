import type { Prose } from "./prose.js";

const entity = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/y;
const asciiPunctuation = /[!-/:-@[-`{-~]/;

function isBlank(char: string | undefined): boolean {
	return char === " " || char === "\t";
}

/** Gathers prose piece by piece, with the anchors that lead back to where each piece is written. */
export class ProseBuilder {
	private text = "";
	private readonly anchors: number[] = [];
	private readonly wideEnds = new Map<number, number>();
	private writtenTo = -1;

	private put(piece: string, from: number, to: number): void {
		if (piece === "") return;
		if (from !== this.writtenTo) this.anchors.push(this.text.length, from);
		this.text += piece;
		this.writtenTo = to;
		if (to - from !== piece.length) {
			this.wideEnds.set(this.text.length, to);
			this.writtenTo = -1;
		}
	}

	/** One piece that stands for the whole of `[from, to)` of the document. */
	addObject(piece: string, from: number, to: number): void {
		this.put(piece, from, to);
	}

	/** Text whose written form is `source[from, to)`: escapes, entities and continuation marks differ from `value`. */
	addText(
		value: string,
		source: string,
		from: number,
		to: number,
		decode: (reference: string) => string,
	): void {
		if (value.length === to - from) {
			this.put(value, from, to);
			return;
		}
		let at = from;
		for (let i = 0; i < value.length && at < to; ) {
			const written = source[at];
			const read = value[i];
			if (
				read !== undefined &&
				written === "\\" &&
				asciiPunctuation.test(source[at + 1] ?? "") &&
				source[at + 1] === read
			) {
				this.put(read, at + 1, at + 2);
				at += 2;
				i++;
				continue;
			}
			if (written === "&") {
				entity.lastIndex = at;
				const reference = entity.exec(source)?.[0];
				const character = reference === undefined ? undefined : decode(reference);
				if (
					reference !== undefined &&
					character !== undefined &&
					character !== reference &&
					value.startsWith(character, i)
				) {
					this.put(character, at, at + reference.length);
					at += reference.length;
					i += character.length;
					continue;
				}
			}
			if (isBlank(written) && this.blankIsLeftOut(value, i, source, at)) {
				at++;
				continue;
			}
			if (written === read && read !== undefined) {
				this.put(read, at, at + 1);
				i++;
			}
			at++;
		}
	}

	/** White space at either end of a line is not part of the value. */
	private blankIsLeftOut(value: string, i: number, source: string, at: number): boolean {
		const read = value[i];
		if (!isBlank(read)) return true;
		const before = source[at - 1];
		return (before === "\n" || before === "\r") && value[i - 1] === before && !isBlank(value[i]);
	}

	build(): Prose {
		const { text, anchors, wideEnds } = this;
		return wideEnds.size > 0 ? { text, anchors, wideEnds } : { text, anchors };
	}
}
