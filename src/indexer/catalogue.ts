import { createHash } from "node:crypto";
import { createReader, createWriter, DamagedIndexError, encodeUtf8 } from "../corpus/segment/bytes.js";

/** What the index is made of at one moment. */
export interface Catalogue {
	/** How texts were read: an index of another recipe would answer otherwise than a fresh one. */
	readonly recipe: string;
	/** The folder that the names of the sources start from. */
	readonly base: string;
	readonly segments: readonly CataloguedSegment[];
	/** Stamps of units that were looked at again and found unchanged, by their keys. */
	readonly stamps: ReadonlyMap<string, string>;
}

export interface CataloguedSegment {
	readonly name: string;
	/** What was removed from it since it was written. */
	readonly removals: Uint8Array;
}

/** Raised when the catalogue is written otherwise than before. */
const VERSION = 1;
const MAGIC = encodeUtf8("corroborate index\n");
const SUM = 32;

/** Why a catalogue cannot be used. */
export type Refusal = "foreign" | "version" | "damaged";

export function writeCatalogue({ recipe, base, segments, stamps }: Catalogue): Uint8Array {
	const writer = createWriter();
	writer.bytes(MAGIC);
	writer.varint(VERSION);
	writer.text(recipe);
	writer.text(base);
	writer.varint(segments.length);
	for (const { name, removals } of segments) {
		writer.text(name);
		writer.varint(removals.length);
		writer.bytes(removals);
	}
	writer.varint(stamps.size);
	for (const [key, stamp] of stamps) {
		writer.text(key);
		writer.text(stamp);
	}
	const told = writer.take();
	return Buffer.concat([told, sumOf(told)]);
}

export function readCatalogue(bytes: Uint8Array): Catalogue | Refusal {
	const head = bytes.subarray(0, MAGIC.length);
	if (Buffer.compare(head, MAGIC) !== 0) return "foreign";
	const told = bytes.subarray(0, Math.max(0, bytes.length - SUM));
	if (Buffer.compare(sumOf(told), bytes.subarray(told.length)) !== 0) return "damaged";
	try {
		const reader = createReader(told, MAGIC.length);
		if (reader.varint() !== VERSION) return "version";
		const recipe = reader.text();
		const base = reader.text();
		const segments = Array.from({ length: reader.varint() }, () => {
			const name = reader.text();
			return { name, removals: reader.bytes(reader.varint()).slice() };
		});
		const stamps = new Map<string, string>();
		for (let left = reader.varint(); left > 0; left--) stamps.set(reader.text(), reader.text());
		return { recipe, base, segments, stamps };
	} catch (error) {
		if (error instanceof DamagedIndexError) return "damaged";
		throw error;
	}
}

function sumOf(bytes: Uint8Array): Uint8Array {
	return createHash("sha256").update(bytes).digest();
}
