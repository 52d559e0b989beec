import { place } from "./position.js";
import type { PlaceInOriginal, ShownSource } from "./types.js";

/** Where an offset in a source's text stands in the file that the text was taken out of; undefined if nothing tells. */
export function placeInOriginal(
	{ original }: Pick<ShownSource, "original">,
	offset: number,
): PlaceInOriginal | undefined {
	const places = original?.places ?? [];
	let low = 0;
	let high = places.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((places[middle]?.start ?? 0) <= offset) low = middle + 1;
		else high = middle;
	}
	return places[low - 1];
}

/** "notes.txt:3:1", "report.pdf, page 2", "talk.vtt:14, at 00:01:20": where a reader finds an offset of a source. */
export function sourcePlace(source: ShownSource, offset: number): string {
	if (!source.original) return place(source.id, source.text, offset);
	const found = placeInOriginal(source, offset);
	if (!found) return source.id;
	return `${source.id}${found.line === undefined ? "" : `:${found.line}`}, ${found.label}`;
}
