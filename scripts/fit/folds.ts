/** FNV-1a with a finishing mix: the fold of a source never changes. */
export function foldOf(source: string, folds: number): number {
	let value = 0x811c9dc5;
	for (const character of source) value = Math.imul(value ^ character.charCodeAt(0), 0x01000193);
	value = Math.imul(value ^ (value >>> 15), 0x85ebca6b);
	return ((value ^ (value >>> 13)) >>> 0) % folds;
}
