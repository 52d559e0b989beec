import data from "../data/dates.json" with { type: "json" };
import timeData from "../data/times.json" with { type: "json" };

/** What a text must hold for a rule to have any chance of a match; told in one pass, without a regular expression. */
const cueBits = {
	/** Any digit. */
	digit: 1,
	/** Four digits on their own. */
	year: 2,
	/** A digit, one of "-/.", and a digit. */
	joined: 4,
	colon: 8,
	/** An apostrophe before a digit. */
	shortYear: 16,
	/** A digit right before an "s", with or without an apostrophe. */
	decade: 32,
	month: 64,
	weekday: 128,
	decadeWord: 256,
	season: 512,
	/** Day, week, month, quarter, half, year ... */
	unit: 1024,
	/** "Last", "this", "next", "coming" ... */
	step: 2048,
	ago: 4096,
	/** "Today", "yesterday", "tonight" ... */
	today: 8192,
	/** "Q", "H", "FY", "fiscal", with a digit somewhere. */
	business: 16384,
	/** "am", "p.m.". */
	half: 32768,
	zone: 65536,
	/** "o'clock", "half past". */
	spoken: 131072,
	partOfDay: 262144,
	/** A word that only names of holidays share. */
	holiday: 2097152,
	/** "AD", "BC", with a digit somewhere. */
	era: 1048576,
	/** A number word that may stand for minutes. */
	minuteWord: 524288,
} as const;

export type Cue = keyof typeof cueBits;

const words = new Map<string, number>();

function teach(cue: Cue, list: Iterable<string>): void {
	for (const entry of list)
		for (const word of entry.split(" ")) words.set(word, (words.get(word) ?? 0) | cueBits[cue]);
}

teach("month", Object.keys(data.months));
teach("weekday", Object.keys(data.weekdays));
teach("holiday", data.holidayWords);
teach("decadeWord", Object.keys(data.decadeWords));
teach("season", data.seasons);
teach(
	"zone",
	timeData.zones.map((zone) => zone.toLowerCase()),
);
teach("partOfDay", [...Object.keys(timeData.partsOfDay), ...Object.keys(timeData.namedTimes)]);
for (const cue of [
	"unit",
	"step",
	"ago",
	"today",
	"business",
	"half",
	"spoken",
	"minuteWord",
	"era",
] as const)
	teach(cue, data.cues[cue]);

const [ZERO, NINE] = [48, 57];

function isDigit(code: number): boolean {
	return code >= ZERO && code <= NINE;
}

/** Lower-cases ASCII letters and leaves no other below "a". */
function isLetter(code: number): boolean {
	const lower = code | 32;
	return lower >= 97 && lower <= 122;
}

function isApostrophe(code: number): boolean {
	return code === 39 || code === 0x2019;
}

/** The cues of a text, as bits; linear in its length. */
export function cuesOf(text: string): number {
	let found = 0;
	let at = 0;
	while (at < text.length) {
		const code = text.charCodeAt(at);
		const start = at;
		if (isLetter(code)) {
			do at++;
			while (at < text.length && isLetter(text.charCodeAt(at)));
			if (isKnownShape(code, text.charCodeAt(start + 1), at - start))
				found |= words.get(text.slice(start, at).toLowerCase()) ?? 0;
		} else if (isDigit(code)) {
			do at++;
			while (at < text.length && isDigit(text.charCodeAt(at)));
			found |= cuesOfNumber(text, start, at);
		} else at++;
	}
	return found;
}

/** By the first two letters, the lengths of the words that begin with them, as bits: most words are none of ours. */
const shapes = new Int32Array(32 * 32);
for (const word of words.keys()) {
	const index = shapeIndex(word.charCodeAt(0), word.charCodeAt(1), word.length);
	shapes[index] = (shapes[index] ?? 0) | (1 << word.length);
}

function shapeIndex(first: number, second: number, length: number): number {
	return (first & 31) * 32 + (length > 1 ? second & 31 : 0);
}

function isKnownShape(first: number, second: number, length: number): boolean {
	return length < 31 && ((shapes[shapeIndex(first, second, length)] ?? 0) & (1 << length)) !== 0;
}

function cuesOfNumber(text: string, start: number, end: number): number {
	let found: number = cueBits.digit;
	if (end - start === 4) found |= cueBits.year;
	if (isApostrophe(text.charCodeAt(start - 1))) found |= cueBits.shortYear;
	const next = text.charAt(end);
	if ((next === "-" || next === "/" || next === ".") && isDigit(text.charCodeAt(end + 1)))
		found |= cueBits.joined;
	if (next === ":" && isDigit(text.charCodeAt(end + 1))) found |= cueBits.colon;
	const after = isApostrophe(text.charCodeAt(end)) || next === " " ? text.charAt(end + 1) : next;
	if (after === "s" || after === "S") found |= cueBits.decade;
	return found;
}

/** The bits of one cue, or of several that must all be there. */
export function bitsOf(cue: Cue | readonly Cue[]): number {
	return typeof cue === "string" ? cueBits[cue] : cue.reduce((bits, one) => bits | cueBits[one], 0);
}
