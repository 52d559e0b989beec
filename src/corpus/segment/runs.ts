import type { ByteSource } from "./byte-source.js";
import { createReader, createWriter } from "./bytes.js";

/** Words of a quotation that are looked up together. */
const RUN = 3;
/** So many runs are read together. */
const GROUP = 128;

/** A 32-bit number for each run of words, each once, in their order. Two runs that fall on one number only cost a comparison. */
export function runsOf(keys: readonly string[]): number[] {
	const words = keys.map(hashOf);
	const found = new Set<number>();
	for (let i = 0; i + RUN <= words.length; i++) {
		let value = 0;
		for (let j = i; j < i + RUN; j++) value = Math.imul(value ^ (words[j] ?? 0), 0x85ebca6b) ^ (value >>> 13);
		found.add(value >>> 0);
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

export function createRunsWriter(): RunsWriter {
	const runs = createWriter();
	const groups = createWriter();
	let count = 0;
	let groupAt = 0;
	let lastFirst = 0;
	let last = 0;
	return {
		add(run, quotation) {
			if (count % GROUP === 0) {
				groups.varint(run - lastFirst);
				groups.varint(runs.length - groupAt);
				groupAt = runs.length;
				lastFirst = run;
				last = run;
			}
			runs.varint(run - last);
			runs.varint(quotation);
			last = run;
			count++;
		},
		take() {
			const told = createWriter(groups.length + 8);
			told.varint(count);
			told.bytes(groups.take());
			return { runs: runs.take(), groups: told.take() };
		},
	};
}

/** Collects runs in any order. */
export interface RunList {
	readonly size: number;
	add(run: number, quotation: number): void;
	take(): { runs: Uint8Array; groups: Uint8Array };
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
		take() {
			const writer = createRunsWriter();
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

/** Opens what a runs writer wrote; where the groups begin is read when the first run is asked for. */
export function openRuns(runs: ByteSource, groups: ByteSource): Runs {
	let opened: { size: number; firsts: Float64Array; starts: Uint32Array } | undefined;

	function directory(): { size: number; firsts: Float64Array; starts: Uint32Array } {
		if (opened) return opened;
		const told = createReader(groups.read(0, groups.length));
		const size = told.varint();
		const count = Math.ceil(size / GROUP);
		const firsts = new Float64Array(count);
		const starts = new Uint32Array(count + 1);
		let [first, start] = [0, 0];
		for (let i = 0; i < count; i++) {
			first += told.varint();
			start += told.varint();
			firsts[i] = first;
			starts[i] = start;
		}
		starts[count] = runs.length;
		opened = { size, firsts, starts };
		return opened;
	}

	function* groupAt(group: number): Generator<readonly [number, number], void> {
		const { size, firsts, starts } = directory();
		const reader = createReader(runs.read(starts[group] ?? 0, starts[group + 1] ?? 0));
		let run = firsts[group] ?? 0;
		for (let left = Math.min(GROUP, size - group * GROUP); left > 0; left--) {
			run += reader.varint();
			yield [run, reader.varint()];
		}
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
