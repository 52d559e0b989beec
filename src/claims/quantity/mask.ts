import { eachMatch } from "../each-match.js";
import { currencyOfWord, letterCurrency } from "./suffix.js";

/** Half-open ranges of UTF-16 code units, by start, that hold no quantity however their digits look. */
export type Mask = readonly (readonly [number, number])[];

const MONTH =
	"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const DAY = "\\d{1,2}(?:st|nd|rd|th)?";
const YEAR = "(?:1[5-9]|20)\\d\\d";
/** "may" and "march" as verbs: "the 12 may have", "5 march past". */
const NO_VERB =
	"(?!\\s+(?:be|have|not|also|well|need|face|see|lose|get|become|come|include|through|past|against)\\b)";

/** Patterns over text in lower case, each group run only where its gate opens. */
interface Group {
	readonly gate: RegExp;
	readonly pattern: RegExp;
}

const group = (gate: RegExp, ...patterns: readonly string[]): Group => ({
	gate,
	pattern: new RegExp(patterns.join("|"), "g"),
});

const GROUPS: readonly Group[] = [
	group(/_/, "\\S*_\\S*\\d\\S*"),
	group(
		/call|dial|emergency|operator|dispatch/,
		"\\b(?:call|dial)\\w*\\s+(?:911|999|112|111|101|000)\\b",
		"\\b(?:911|999|112|000)\\s+(?:emergency|phone|calls?|callers?|recordings?|tapes?|operators?|dispatchers?)\\b",
	),
	group(/u\.?\s?s\.?/, "\\b\\d{1,4}\\s+u\\.?s\\.?(?:c\\.?)?\\s+(?:§+\\s*)?\\d+"),
	group(/[0-9a-f]{16}/, "\\b[0-9a-f]{16,}\\b"),
	group(/:\/\/|www\.|@/, "https?://\\S+|\\bwww\\.\\S+|(?<!\\S)[^\\s@]+@[^\\s@]+\\.\\w+"),
	group(/^\s*\d{1,3}[.)]\s|\[\d|#/, "\\[\\d+\\]", "^\\s*\\d{1,3}[.)]\\s+(?=\\S)", "#\\d+"),
	group(
		/\d[:.]\d\d|\d\s?[ap]\.?m|\d\s?(?:gmt|bst|o['’])/,
		"\\b\\d{1,2}:\\d{2}(?:[:.]\\d{1,2})*(?:\\s*[ap]\\.?m\\b\\.?|\\s*(?:gmt|bst|utc|est|edt|pst|pdt|cet|cest|aest|aedt|et)\\b)?",
		"\\b\\d{1,2}(?:\\.\\d{2})?(?:\\s*[-–]\\s*\\d{1,2}(?:\\.\\d{2})?)?\\s*[ap]\\.?m\\b\\.?",
		"\\b\\d{1,4}(?:\\s*gmt|\\s*bst|\\s*o['’]\\s?clock)\\b",
	),
	group(
		/\d[/.-]\d/,
		"\\b\\d{4}-\\d{2}-\\d{2}(?:t[\\d:.]+z?)?",
		"\\b\\d{1,2}([/.])\\d{1,2}\\1(?:19|20)?\\d\\d(?![\\d%])",
		"\\b(?!\\d{1,3}(?:\\.\\d{3}){2,}(?![\\d.]\\d))\\d+(?:\\.\\d+){2,}",
		"\\b(?:9/11|7/7|24/7)\\b",
		"\\b9-11\\b(?!\\s*(?:people|men|women|hours|years|days|points|win|loss|defeat|lead))",
		"\\b\\d+(?:[-–]\\d+){2,}\\b",
	),
	group(
		/jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/,
		`\\b${DAY}(?:\\s*(?:-|–|and|to|or|&|,)\\s*${DAY})*(?:\\s+of)?[\\s-]+${MONTH}\\b${NO_VERB}\\.?(?:[\\s,-]+${YEAR}(?![\\d,]*\\d))?`,
		`\\b${MONTH}\\.?[\\s-]+${DAY}(?!\\d|[.,]\\d|\\s*(?:%|per\\s?cent|million|billion|people|men|women))(?:\\s*(?:-|–|and|to|or|&)\\s*(?:${MONTH}\\s+)?${DAY}\\b|,\\s${DAY}(?=(?:,\\s${DAY})*,?\\sand\\s${DAY}\\b))*(?:\\s*,?\\s+${YEAR}(?![\\d,]*\\d))?`,
		`\\b${MONTH}\\.?,?\\s+${YEAR}(?![\\d,]*\\d)`,
	),
	group(
		/(?:1[5-9]|20)\d\d\s*[-–/]|(?:between|from) (?:1[5-9]|20)\d\d/,
		`\\b${YEAR}\\s*[-–/]\\s*(?:${YEAR}|\\d\\d)(?![\\d,.]*\\d)`,
		`\\b(?:between|from)\\s+${YEAR}\\s+(?:and|to)\\s+${YEAR}\\b(?!\\s+(?:people|jobs|homes|workers|troops))`,
	),
	group(
		/0['’]?s|['’]\d\d|[qhy]\s?\d/,
		"\\b(?<!\\b(?:over|under)[\\s-])(?:mid-?)?(?:1\\d|20)?\\d0['’]?s\\b|(?<!\\d)['’]\\d\\ds?\\b(?!\\s?(?:%|per\\b|percent))",
		"\\b(?:(?:q[1-4]|h[12])(?:\\s?\\d{4})?|fy\\s?(?:\\d{4}|\\d{2}))\\b",
	),
	group(
		/\+\d|\d[-.)\s]+\d{3}|\b0\d/,
		"(?<![\\d,.])\\+\\d[\\d\\s()-]{7,}\\d|\\(?\\b\\d{3}\\)?[-.\\s]\\d{3}[-.]\\d{4}\\b",
		"(?<![\\d.,])0\\d{2,4}[\\s-]\\d{3,}(?:[\\s-]\\d{3,})*\\b|(?<![\\d.,'’]|, )0\\d+\\b(?![.,:]\\d)",
	),
	// "13 11 14" and "1300 123 456" are called in Australia
	group(
		/\b1[38]\d?\d?\s\d|\(0\d\)\s/,
		"(?<![\\d.,$£€]|\\d\\s)(?:13\\s\\d\\d\\s\\d\\d|1[38]00\\s\\d{3}\\s\\d{3})(?![\\d,.]\\d|\\s\\d)",
		"\\(0\\d\\)\\s\\d{4}\\s\\d{4}\\b",
	),
	group(/\d\([a-z]\)|9-to-5/, "\\b\\d{1,4}(?:\\([a-z0-9]{1,3}\\))+", "\\b9-to-5\\b"),
	// "a 4x4", but not "5x10^6"
	group(/\dx\d/, "(?<![\\d.])\\d{1,2}x(?!10[\\^−-])\\d{1,2}\\b"),
	group(
		/[a-zà-ɏ]-?\d/,
		"(?<![a-zà-ɏ\\d])[a-zà-ɏ][a-zà-ɏ\\d&]*-\\d+[a-zà-ɏ\\d]*",
		"(?<![a-zà-ɏ\\d$£€¥])[a-zà-ɏ]+\\d[a-zà-ɏ\\d]*(?:-\\d+)?",
	),
];

/** Patterns in which capitals tell: "CA 90210", "1600 Pennsylvania Avenue". */
const CASED: readonly Group[] = [
	group(/\d{5}/, "\\b[A-Z]{2}\\s\\d{5}(?:-\\d{4})?\\b"),
	group(
		/\d[A-Z]? [A-Z][a-z]/,
		"\\b\\d{1,5}[A-Z]? (?:[A-Z](?:[a-z]+|\\.)? ){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Square|Terrace|Crescent)\\b",
	),
];

const MONEY_PREFIX = /^(\p{L}+)[-.]?\d/u;

/** "Under-18s" and "over-65s" are people of an age. */
function isAgeGroup(name: string): boolean {
	return /^(?:over|under)-\d{1,3}s$/.test(name);
}

/** "R12 million", "Sh4.5bn": behind a letter that names a road as well, a scale shows that it is money. */
function isScaled(text: string, { 0: name, index }: RegExpExecArray): boolean {
	return /^(?:[.,]\d+)*\s?(?:million|billion|trillion|bn)\b/.test(
		text.slice(index + name.replace(/[a-z]+$/, "").length),
	);
}

/** Dates, times, addresses and names with digits in them, which are not quantities. */
export function maskOf(text: string): Mask {
	const ranges: [number, number][] = [];
	if (!/\d/.test(text)) return ranges;
	const lower = text.toLowerCase();
	// A few letters grow in lower case and would shift the offsets.
	const plain = lower.length === text.length ? lower : text;
	for (const { gate, pattern } of CASED)
		if (gate.test(text))
			eachMatch(text, pattern, ({ 0: name, index }) => ranges.push([index, index + name.length]));
	for (const { gate, pattern } of GROUPS) {
		if (!gate.test(plain)) continue;
		eachMatch(plain, pattern, (match) => {
			const prefix = MONEY_PREFIX.exec(match[0])?.[1];
			if (prefix !== undefined && (currencyOfWord(prefix) !== undefined || isAgeGroup(match[0]))) return;
			if (prefix !== undefined && letterCurrency(prefix) !== undefined && isScaled(plain, match)) return;
			ranges.push([match.index, match.index + match[0].length]);
		});
	}
	return ranges.sort((a, b) => a[0] - b[0]);
}
