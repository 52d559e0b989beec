import type { ByteSource } from "./byte-source.js";
import { createReader, createWriter, DamagedIndexError } from "./bytes.js";
import { createBitReader, createBitWriter, riceWidth, takeBits, takeRising } from "./rice.js";

/** Words of a quotation that are looked up together. */
const RUN = 3;
/** So many runs are read together. */
const GROUP = 128;

/** A run is known by a number of so many bits. */
const RUN_BITS = 28;

/** A number for each run of words, each once, in their order. Two runs that fall on one number only cost a comparison. */
export function runsOf(keys: readonly string[]): number[] {
	const words = keys.map(hashOf);
	const found = new Set<number>();
	for (let i = 0; i + RUN <= words.length; i++) {
		let value = 0;
		for (let j = i; j < i + RUN; j++) value = Math.imul(value ^ (words[j] ?? 0), 0x85ebca6b) ^ (value >>> 13);
		found.add(value >>> (32 - RUN_BITS));
	}
	return [...found];
}

/** FNV-1a. */
function hashOf(word: string): number {
	let value = 0x811c9dc5;
	for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193);
	return value;
}

/** Writes runs beside the quotations that hold them, in the order of the runs, then of the quotations. */
export interface RunsWriter {
	add(run: number, quotation: number): void;
	take(): { runs: Uint8Array; groups: Uint8Array };
}

/** `quotations`: how many there may be. */
export function createRunsWriter(quotations: number): RunsWriter {
	const width = widthOf(quotations);
	const runs = createWriter();
	const groups = createWriter();
	const held = new Int32Array(2 * GROUP);
	let count = 0;
	let groupAt = 0;
	let lastFirst = 0;

	/** Writes the runs that are held, the first of which the directory tells, then their quotations. */
	function close(): void {
		const size = count % GROUP || GROUP;
		const first = held[0] ?? 0;
		groups.varint(first - lastFirst);
		groups.varint(runs.length - groupAt);
		groupAt = runs.length;
		lastFirst = first;
		// equal runs follow upon each other: told as if each were one more than it is
		const k = riceWidth((held[2 * (size - 1)] ?? 0) - first, size);
		runs.byte(k);
		const bits = createBitWriter(runs);
		for (let i = 1; i < size; i++) bits.rice((held[2 * i] ?? 0) - (held[2 * i - 2] ?? 0), k);
		for (let i = 0; i < size; i++) bits.put(held[2 * i + 1] ?? 0, width);
		bits.end();
	}

	return {
		add(run, quotation) {
			const at = 2 * (count % GROUP);
			held[at] = run;
			held[at + 1] = quotation;
			count++;
			if (count % GROUP === 0) close();
		},
		take() {
			if (count % GROUP > 0) close();
			const told = createWriter(groups.length + 8);
			told.varint(count);
			told.varint(quotations);
			told.bytes(groups.take());
			return { runs: runs.take(), groups: told.take() };
		},
	};
}

function widthOf(quotations: number): number {
	return 32 - Math.clz32(Math.max(0, quotations - 1));
}

/** Collects runs in any order. */
export interface RunList {
	readonly size: number;
	add(run: number, quotation: number): void;
	/** `quotations`: how many there are. */
	take(quotations: number): { runs: Uint8Array; groups: Uint8Array };
}

/** A run and its quotation are held as one number, which sorts by the run, then by the quotation. */
const QUOTATIONS = 2 ** 21;

export function createRunList(): RunList {
	let held = new Float64Array(1024);
	let size = 0;
	return {
		get size() {
			return size;
		},
		add(run, quotation) {
			if (quotation >= QUOTATIONS) throw new Error("A segment holds too many quotations.");
			if (size === held.length) {
				const longer = new Float64Array(size * 2);
				longer.set(held);
				held = longer;
			}
			held[size++] = run * QUOTATIONS + quotation;
		},
		take(quotations) {
			const writer = createRunsWriter(quotations);
			for (const both of held.subarray(0, size).sort())
				writer.add(Math.floor(both / QUOTATIONS), both % QUOTATIONS);
			return writer.take();
		},
	};
}

export interface Runs {
	/** The quotations that hold a run, rising. */
	find(run: number): number[];
	/** Every run beside every quotation that holds it, in order. */
	all(): Generator<readonly [run: number, quotation: number], void>;
}

interface Directory {
	readonly size: number;
	/** The bits of a quotation's number. */
	readonly width: number;
	/** The first run of each group, and where the group stands. */
	readonly firsts: Int32Array;
	readonly starts: Uint32Array;
}

/** Opens what a runs writer wrote; where the groups begin is read when the first run is asked for. */
export function openRuns(runs: ByteSource, groups: ByteSource): Runs {
	let opened: Directory | undefined;

	function directory(): Directory {
		if (opened) return opened;
		const told = createReader(groups.read(0, groups.length));
		const size = told.varint();
		const width = widthOf(told.varint());
		const count = Math.ceil(size / GROUP);
		const firsts = new Int32Array(count);
		const starts = new Uint32Array(count + 1);
		let [first, start] = [0, 0];
		for (let i = 0; i < count; i++) {
			first += told.varint();
			start += told.varint();
			firsts[i] = first;
			starts[i] = start;
		}
		starts[count] = runs.length;
		opened = { size, width, firsts, starts };
		return opened;
	}

	const rising = new Int32Array(GROUP);

	function* groupAt(group: number): Generator<readonly [number, number], void> {
		const { size, width, firsts, starts } = directory();
		const bytes = runs.read(starts[group] ?? 0, starts[group + 1] ?? 0);
		const count = Math.min(GROUP, size - group * GROUP);
		const bits = createBitReader(bytes, 1);
		const first = firsts[group] ?? 0;
		rising[0] = first;
		const read = takeRising(bits, bytes[0] ?? 0, count - 1, first, rising.subarray(1));
		if (read < count - 1) throw new DamagedIndexError("A list of the index ends too early.");
		const told = Array.from(
			{ length: count },
			(_, i) => [(rising[i] ?? 0) - i, takeBits(bits, width)] as const,
		);
		yield* told;
	}

	return {
		find(run) {
			const { firsts } = directory();
			let low = 0;
			let high = firsts.length;
			// the first group that begins at the run or after it
			while (low < high) {
				const middle = (low + high) >> 1;
				if ((firsts[middle] ?? 0) < run) low = middle + 1;
				else high = middle;
			}
			const found: number[] = [];
			for (let group = Math.max(0, low - 1); group < firsts.length && (firsts[group] ?? 0) <= run; group++) {
				for (const [other, quotation] of groupAt(group)) if (other === run) found.push(quotation);
			}
			return found;
		},
		*all() {
			for (let group = 0; group < directory().firsts.length; group++) yield* groupAt(group);
		},
	};
}
