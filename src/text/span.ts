/** A half-open range of UTF-16 code units, `[start, end)`. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Whether two half-open ranges share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
	return a.start < b.end && b.start < a.end;
}

/** Index of the last of some spans, in the order of their starts, that starts at or before an offset; -1 if none. */
export function lastStartingBy(spans: readonly Pick<Span, "start">[], offset: number): number {
	let low = 0;
	let high = spans.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
