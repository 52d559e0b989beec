import { createReader, createWriter, DamagedIndexError } from "./bytes.js";

/**
 * The documents of a segment in the order of the ids of their sources, so that none need be read to put documents in
 * order: as runs of documents whose numbers follow upon each other. Files are read in the order of their ids, so that
 * there are few.
 */
export function writeOrder(documents: Uint32Array): Uint8Array {
	const writer = createWriter();
	for (let at = 0, behind = 0; at < documents.length; ) {
		const start = documents[at] ?? 0;
		let length = 1;
		while (documents[at + length] === start + length) length++;
		writer.signed(start - behind);
		writer.varint(length);
		behind = start + length;
		at += length;
	}
	return writer.take();
}

export interface Order {
	/** Which place a document has among all, from 0. */
	rankOf(document: number): number;
	/** The documents in order. */
	documents(): Uint32Array;
}

/** Opens an order of `size` documents; what stands otherwise than by number is read when it is asked for. */
export function openOrder(bytes: Uint8Array, size: number): Order {
	const first = createReader(bytes);
	const isByNumber = size === 0 || (first.signed() === 0 && first.varint() === size);
	let ranks: Uint32Array | undefined;

	function documents(): Uint32Array {
		const ordered = new Uint32Array(size);
		const reader = createReader(bytes);
		for (let at = 0, behind = 0; at < size; ) {
			const start = behind + reader.signed();
			const length = reader.varint();
			if (start < 0 || length === 0 || start + length > size || at + length > size)
				throw new DamagedIndexError("The index tells of an order of sources that is none.");
			for (let i = 0; i < length; i++) ordered[at++] = start + i;
			behind = start + length;
		}
		return ordered;
	}

	function ranksOf(): Uint32Array {
		const found = new Uint32Array(size);
		for (const [rank, document] of documents().entries()) found[document] = rank;
		return found;
	}

	return {
		documents,
		rankOf(document) {
			if (isByNumber) return document;
			ranks ??= ranksOf();
			return ranks[document] ?? 0;
		},
	};
}

/** Documents of a segment that is merged with others: what is left of its order, and their numbers in the merged one. */
export interface OrderedPart {
	readonly order: Uint32Array;
	readonly moved: Int32Array;
	idOf(document: number): string;
}

/** The order of all parts together. Yields wherever the caller may let others run. Few ids are read where those of a part follow upon each other. */
export function* mergeOrders(parts: readonly OrderedPart[]): Generator<void, Uint32Array> {
	const merged = new Uint32Array(parts.reduce((sum, { order }) => sum + order.length, 0));
	let size = 0;
	let open = parts
		.filter(({ order }) => order.length > 0)
		.map((part) => ({ ...part, at: 0, id: part.idOf(part.order[0] ?? 0) }));
	while (open.length > 0) {
		const [first, second] = [...open].sort((a, b) => (a.id < b.id ? -1 : 1));
		if (!first) break;
		const end = second ? endBefore(first, second.id) : first.order.length;
		for (; first.at < end; first.at++) merged[size++] = first.moved[first.order[first.at] ?? 0] ?? 0;
		if (end < first.order.length) first.id = first.idOf(first.order[end] ?? 0);
		else open = open.filter((part) => part !== first);
		yield;
	}
	return merged;
}

/** How far the ids of a part come before another one, which its next one does. */
function endBefore({ order, at, idOf }: OrderedPart & { at: number }, id: string): number {
	const isBefore = (place: number): boolean => idOf(order[place] ?? 0) < id;
	if (isBefore(order.length - 1)) return order.length;
	let [low, step] = [at, 1];
	while (low + step < order.length && isBefore(low + step)) {
		low += step;
		step *= 2;
	}
	let high = Math.min(low + step, order.length - 1);
	// the one at `low` comes before it, the one at `high` does not
	while (low + 1 < high) {
		const middle = (low + high) >> 1;
		if (isBefore(middle)) low = middle;
		else high = middle;
	}
	return high;
}
