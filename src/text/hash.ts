/** A 64-bit hash of a text as 16 hexadecimal digits: FNV-1a over its UTF-16 code units, in two halves of their own seeds. */
export function hash64(text: string): string {
	return half(text, 0x811c9dc5) + half(text, 0x01000193);
}

function half(text: string, seed: number): string {
	let value = seed;
	for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
	return (value >>> 0).toString(16).padStart(8, "0");
}
