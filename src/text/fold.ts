const marks = /\p{M}+/gu;
const nonAscii = /[^\0-\x7f]/;
const punctuation: ReadonlyMap<string, string> = new Map([
	["‘", "'"],
	["’", "'"],
	["‚", "'"],
	["‛", "'"],
	["ʼ", "'"],
	["′", "'"],
	["“", '"'],
	["”", '"'],
	["„", '"'],
	["‟", '"'],
	["«", '"'],
	["»", '"'],
	["″", '"'],
	["‐", "-"],
	["‑", "-"],
	["‒", "-"],
	["–", "-"],
	["—", "-"],
	["―", "-"],
	["−", "-"],
	["\u00ad", ""],
	["ł", "l"],
	["ø", "o"],
	["đ", "d"],
	["ß", "ss"],
	["æ", "ae"],
	["œ", "oe"],
]);
const replaceable = new RegExp(`[${[...punctuation.keys()].join("")}]`, "g");

/** A form in which texts that differ only in case, diacritics, curly quotes and dashes are equal. Length may change. */
export function foldForMatch(s: string): string {
	const lower = s.toLowerCase();
	if (!nonAscii.test(lower)) return lower;
	return lower
		.normalize("NFKD")
		.replace(marks, "")
		.replace(replaceable, (c) => punctuation.get(c) ?? c);
}
