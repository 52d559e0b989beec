const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const wide =
	/^[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|\ufe0f/u;
const zero = /^[\p{Mn}\p{Me}\u200c\u200d]+$/u;

function graphemeWidth(grapheme: string): number {
	if (zero.test(grapheme)) return 0;
	return wide.test(grapheme) ? 2 : 1;
}

const ascii = /^[ -~]*$/;

/** How many terminal columns a line takes. */
export function displayWidth(text: string): number {
	if (ascii.test(text)) return text.length;
	let width = 0;
	for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
	return width;
}

/** As much of the start of `text` as fits in `columns`, with "…" for the rest. */
export function clipEnd(text: string, columns: number): string {
	if (displayWidth(text) <= columns) return text;
	return `${takeColumns([...graphemes.segment(text)], columns - 1).join("")}…`;
}

/** As much of the end of `text` as fits in `columns`, after "…" for the rest. */
export function clipStart(text: string, columns: number): string {
	if (displayWidth(text) <= columns) return text;
	const backwards = [...graphemes.segment(text)].reverse();
	return `…${takeColumns(backwards, columns - 1)
		.reverse()
		.join("")}`;
}

function takeColumns(segments: readonly Intl.SegmentData[], columns: number): string[] {
	const taken: string[] = [];
	let left = columns;
	for (const { segment } of segments) {
		left -= graphemeWidth(segment);
		if (left < 0) break;
		taken.push(segment);
	}
	return taken;
}
