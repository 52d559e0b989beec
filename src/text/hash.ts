/** A 64-bit hash of a text as 16 hexadecimal digits: FNV-1a over its UTF-16 code units, in two halves of their own seeds. */
export function hash64(text: string): string {
	const halves = [hash32(text), hash32(text, 0x01000193)];
	return halves.map((half) => half.toString(16).padStart(8, "0")).join("");
}

/** A 32-bit hash of a text: FNV-1a over its UTF-16 code units. */
export function hash32(text: string, seed = 0x811c9dc5): number {
	let value = seed;
	for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
	return value >>> 0;
}
