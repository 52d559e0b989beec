/** The bytes of an index are not what was written: cut short, changed, or of another program. */
export class DamagedIndexError extends Error {
	override readonly name = "DamagedIndexError";
}

/** Numbers, texts and bytes written one behind the other. */
export interface ByteWriter {
	readonly length: number;
	byte(value: number): void;
	/** A whole number from 0 to 2^53, the smaller the shorter. */
	varint(value: number): void;
	/** A whole number of either sign. */
	signed(value: number): void;
	bytes(value: Uint8Array): void;
	/** With its length before it. */
	text(value: string): void;
	/** Gives a copy of what was written; the writer starts anew. */
	take(): Uint8Array<ArrayBuffer>;
	/** Gives what was written as a view of all the writer's room; the writer must not be used any more. */
	release(): Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();
// a byte order mark inside a text is a part of it
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const SMALL = 0x80;
const INT = 0x7fffffff;

export function encodeUtf8(text: string): Uint8Array {
	return encoder.encode(text);
}

/** Texts up to this length are put together letter by letter where that is quicker than calling the decoder. */
const SHORT = 16;

export function decodeUtf8(bytes: Uint8Array): string {
	if (bytes.length > SHORT) return decoder.decode(bytes);
	let text = "";
	for (const byte of bytes) {
		if (byte >= SMALL) return decoder.decode(bytes);
		text += String.fromCharCode(byte);
	}
	return text;
}

/** `room` is how many bytes there is room for at first, or the room itself. */
export function createWriter(room: number | ArrayBuffer = 1024): ByteWriter {
	let buffer = typeof room === "number" ? new Uint8Array(room) : new Uint8Array(room);
	let at = 0;

	function reserve(more: number): void {
		if (at + more <= buffer.length) return;
		const longer = new Uint8Array(Math.max(at + more, buffer.length * 2));
		longer.set(buffer.subarray(0, at));
		buffer = longer;
	}

	function varint(value: number): void {
		reserve(8);
		let rest = value;
		while (rest > INT) {
			buffer[at++] = (rest % SMALL) | SMALL;
			rest = Math.floor(rest / SMALL);
		}
		while (rest >= SMALL) {
			buffer[at++] = (rest & 0x7f) | SMALL;
			rest >>>= 7;
		}
		buffer[at++] = rest;
	}

	function bytes(value: Uint8Array): void {
		reserve(value.length);
		buffer.set(value, at);
		at += value.length;
	}

	return {
		get length() {
			return at;
		},
		byte(value) {
			reserve(1);
			buffer[at++] = value;
		},
		varint,
		signed: (value) => varint(value < 0 ? -2 * value - 1 : 2 * value),
		bytes,
		text(value) {
			const encoded = encoder.encode(value);
			varint(encoded.length);
			bytes(encoded);
		},
		take() {
			const written = buffer.slice(0, at);
			at = 0;
			return written;
		},
		release: () => buffer.subarray(0, at),
	};
}

/** Reads what a writer wrote, in the same order. Every method throws `DamagedIndexError` past the end. */
export interface ByteReader {
	readonly at: number;
	readonly left: number;
	byte(): number;
	varint(): number;
	signed(): number;
	/** A view, not a copy. */
	bytes(length: number): Uint8Array;
	text(): string;
	skip(length: number): void;
}

export function createReader(source: Uint8Array, start = 0): ByteReader {
	let at = start;

	function byte(): number {
		const value = source[at];
		if (value === undefined) throw new DamagedIndexError("The index ends too early.");
		at++;
		return value;
	}

	function varint(): number {
		let value = 0;
		let scale = 1;
		for (let count = 0; count < 8; count++) {
			const next = byte();
			if (next < SMALL) return value + next * scale;
			value += (next - SMALL) * scale;
			scale *= SMALL;
		}
		throw new DamagedIndexError("The index holds a number that is none.");
	}

	function bytes(length: number): Uint8Array {
		if (at + length > source.length) throw new DamagedIndexError("The index ends too early.");
		at += length;
		return source.subarray(at - length, at);
	}

	return {
		get at() {
			return at;
		},
		get left() {
			return source.length - at;
		},
		byte,
		varint,
		signed() {
			const value = varint();
			return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
		},
		bytes,
		text: () => decoder.decode(bytes(varint())),
		skip(length) {
			bytes(length);
		},
	};
}
