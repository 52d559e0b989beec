/** Bits of a number that a column of the table is kept in; what of a pattern is longer is not looked for. */
const BITS = 31;

/** By letter the places of the pattern that have it, as bits; of the pattern that is looked for. */
const placesOf = new Map<number, number>();

/**
 * Whether some part of a text differs from a pattern by at most `most` letters put in, left out or changed; of a longer
 * pattern only the first 31 letters are looked for. Bit-parallel as by Myers, “A fast bit-vector algorithm for
 * approximate string matching based on dynamic programming”, Journal of the ACM 46, 1999.
 */
export function withinDistance(text: string, pattern: string, most: number): boolean {
	const length = Math.min(BITS, pattern.length);
	if (length <= most) return true;
	placesOf.clear();
	for (let i = 0; i < length; i++) {
		const code = pattern.charCodeAt(i);
		placesOf.set(code, (placesOf.get(code) ?? 0) | (1 << i));
	}
	const last = 1 << (length - 1);
	let rises = -1;
	let falls = 0;
	let distance = length;
	for (let i = 0; i < text.length; i++) {
		const same = (placesOf.get(text.charCodeAt(i)) ?? 0) | falls;
		const diagonal = (((same & rises) + rises) ^ rises) | same;
		const up = falls | ~(rises | diagonal);
		const down = rises & diagonal;
		if (up & last) distance++;
		else if (down & last) distance--;
		if (distance <= most) return true;
		// a part may begin anywhere: nothing is added to the first row
		falls = (up << 1) & diagonal;
		rises = (down << 1) | ~((up << 1) | diagonal);
	}
	return false;
}
