import { currencyOfWord } from "./suffix.js";

/** Half-open ranges of UTF-16 code units, by start, that hold no quantity however their digits look. */
export type Mask = readonly (readonly [number, number])[];

const MONTH =
	"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const DAY = "\\d{1,2}(?:st|nd|rd|th)?";
const YEAR = "(?:1[5-9]|20)\\d\\d";
/** "may" and "march" as verbs: "the 12 may have", "5 march past". */
const NO_VERB = "(?!\\s+(?:be|have|not|also|well|need|face|see|lose|get|become|come|include|through|past|against)\\b)";

const FORBIDDEN = new RegExp(
	[
		"https?://\\S+|www\\.\\S+|[^\\s@]+@[^\\s@]+\\.\\w+",
		"\\[\\d+\\]",
		"^\\s*\\d{1,3}[.)]\\s+(?=\\S)",
		"\\d{4}-\\d{2}-\\d{2}(?:t[\\d:.]+z?)?",
		"\\d{1,2}[/.]\\d{1,2}[/.](?:19|20)?\\d\\d(?![\\d%])",
		"\\d+(?:\\.\\d+){2,}",
		"\\d{1,2}:\\d{2}(?:[:.]\\d{1,2})*(?:\\s*[ap]\\.?m\\b\\.?|\\s*(?:gmt|bst|utc|est|edt|pst|pdt|cet|cest|aest|aedt|et)\\b)?",
		"\\b\\d{1,2}(?:\\.\\d{2})?(?:\\s*[-–]\\s*\\d{1,2}(?:\\.\\d{2})?)?\\s*[ap]\\.?m\\b\\.?",
		"\\b\\d{1,4}(?:\\s*gmt|\\s*bst|\\s*o['’]\\s?clock)\\b",
		"\\b(?:9/11|7/7|24/7)\\b",
		`\\b${DAY}(?:\\s*(?:-|–|and|to|or|&|,)\\s*${DAY})*(?:\\s+of)?[\\s-]+${MONTH}\\b${NO_VERB}\\.?(?:[\\s,-]+${YEAR}(?![\\d,]*\\d))?`,
		`\\b${MONTH}\\.?[\\s-]+${DAY}(?!\\d|[.,]\\d|\\s*(?:%|per\\s?cent|million|billion|people|men|women))(?:\\s*(?:-|–|and|to|or|&)\\s*(?:${MONTH}\\s+)?${DAY}\\b)*(?:\\s*,?\\s+${YEAR}(?![\\d,]*\\d))?`,
		`\\b${MONTH}\\.?,?\\s+${YEAR}(?![\\d,]*\\d)`,
		`\\b${YEAR}\\s*[-–/]\\s*(?:${YEAR}|\\d\\d)(?![\\d,.]*\\d)`,
		`\\b(?:between|from)\\s+${YEAR}\\s+(?:and|to)\\s+${YEAR}\\b(?!\\s+(?:people|jobs|homes|workers|troops))`,
		"\\b(?:mid-?)?(?:1[0-9]|20)?\\d0['’]?s\\b|['’]\\d\\ds?\\b",
		"\\b(?:(?:q[1-4]|h[12])(?:\\s?\\d{4})?|fy\\s?(?:\\d{4}|\\d{2}))\\b",
		"(?<![\\d,.])\\+\\d[\\d\\s()-]{7,}\\d|\\(?\\b\\d{3}\\)?[-.\\s]\\d{3}[-.]\\d{4}\\b|\\b0\\d{2,4}[\\s-]\\d{3,}(?:[\\s-]\\d{3,})*\\b|\\b0\\d+\\b(?![.,:]\\d)|\\b\\d-\\d{3}-\\d{3}-\\d{4}\\b",
		"\\b\\d+(?:[-–]\\d+){2,}\\b",
		"(?<![\\p{L}\\d])\\p{L}[\\p{L}\\d&]*-\\d+[\\p{L}\\d]*",
		"(?<![\\p{L}\\d$£€¥])\\p{L}+\\d[\\p{L}\\d]*(?:-\\d+)?",
		"#\\s?\\d+",
	].join("|"),
	"giu",
);

const MONEY_PREFIX = /^(\p{L}+)[-.]?\d/u;

/** Dates, times, addresses and names with digits in them, which are not quantities. */
export function maskOf(text: string): Mask {
	const ranges: [number, number][] = [];
	if (!/\d/.test(text)) return ranges;
	for (const match of text.matchAll(FORBIDDEN)) {
		const prefix = MONEY_PREFIX.exec(match[0])?.[1];
		if (prefix !== undefined && currencyOfWord(prefix.toLowerCase()) !== undefined) continue;
		ranges.push([match.index, match.index + match[0].length]);
	}
	return ranges;
}
