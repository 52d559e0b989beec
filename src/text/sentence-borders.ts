const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
const candidate = /[.!?…]["'”’»)\]]*\s+/gu;

const OTHER = 0;
const MARK = 1;
const CLOSER = 2;
const SPACE = 3;
const LETTER = 4;
const DIGIT = 5;
/** Neither: commas and the rest. */
const PLAIN = 6;

/** What a character of English text is to a sentence's end; OTHER is left to the segmenter. */
const classes = new Uint8Array(0x2100);
for (let code = 0x20; code < 0x7f; code++) classes[code] = PLAIN;
for (let code = 0xa1; code < 0xc0; code++) classes[code] = PLAIN;
for (let code = 0x2010; code < 0x2027; code++) classes[code] = PLAIN;
for (const mark of "\u00a2\u00a3\u20ac") classes[mark.charCodeAt(0)] = PLAIN;
for (const mark of "\u00aa\u00b5\u00ba\u00ad") classes[mark.charCodeAt(0)] = OTHER;
for (const letter of "azAZ") classes[letter.charCodeAt(0)] = LETTER;
for (let code = 0x61; code <= 0x7a; code++) classes[code] = classes[code - 0x20] = LETTER;
for (let code = 0xc0; code < 0x180; code++) if (code !== 0xd7 && code !== 0xf7) classes[code] = LETTER;
for (const digit of "0123456789") classes[digit.charCodeAt(0)] = DIGIT;
for (const mark of ".!?…") classes[mark.charCodeAt(0)] = MARK;
for (const mark of "\"'”’»)]") classes[mark.charCodeAt(0)] = CLOSER;
for (const space of "\t \u00a0") classes[space.charCodeAt(0)] = SPACE;

const STOP = 0x2e;
const COMMA = 0x2c;
const ELLIPSIS = 0x2026;

/**
 * Where sentences may begin: behind an end mark and white space, or where the segmenter sees one begin; rising. Line
 * breaks within a sentence must have been made spaces before.
 *
 * The segmenter takes most of the time that reading a text takes. In English text it finds no border that an end mark
 * with white space behind it does not give, but where something else stands right behind the mark: `"No!"She`,
 * `in 1961.The`. Only such texts, and those with other scripts, are given to it.
 */
export function sentenceBorders(text: string): number[] {
	return plainBorders(text) ?? segmentedBorders(text);
}

function segmentedBorders(text: string): number[] {
	const found = new Set<number>();
	for (const segment of segmenter.segment(text)) found.add(segment.index);
	for (const match of text.matchAll(candidate)) found.add(match.index + match[0].length);
	return [...found].filter((at) => at > 0 && at < text.length).sort((a, b) => a - b);
}

function classAt(text: string, at: number): number {
	return classes[text.charCodeAt(at)] ?? OTHER;
}

/** The borders of a text that needs no segmenter; undefined for any other. */
function plainBorders(text: string): number[] | undefined {
	const found: number[] = [];
	for (let at = 0; at < text.length; at++) {
		const kind = classAt(text, at);
		if (kind === OTHER) return undefined;
		if (kind !== MARK) continue;
		let next = at + 1;
		while (next < text.length && classAt(text, next) === CLOSER) next++;
		if (next === text.length) break;
		if (classAt(text, next) === SPACE) {
			while (next < text.length && classAt(text, next) === SPACE) next++;
			if (next < text.length) found.push(next);
			at = next - 1;
		} else if (!isInside(text, at)) return undefined;
	}
	return found;
}

/** Whether a mark with no white space behind it stands in a number, a word or a row of marks, or before a comma. */
function isInside(text: string, at: number): boolean {
	const own = text.charCodeAt(at);
	const behind = text.charCodeAt(at + 1);
	const next = classAt(text, at + 1);
	// an ellipsis of one character ends nothing by itself
	if (own === ELLIPSIS || behind === COMMA || (next === MARK && behind !== ELLIPSIS)) return true;
	return own === STOP && next === classAt(text, at - 1) && (next === LETTER || next === DIGIT);
}
