/** A half-open range of UTF-16 code units, `[start, end)`. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Whether two half-open ranges share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
	return a.start < b.end && b.start < a.end;
}
