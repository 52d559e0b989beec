import table from "./spelling.json" with { type: "json" };

const words: ReadonlyMap<string, string> = new Map(Object.entries(table.words));
const keepsIse: ReadonlySet<string> = new Set(table.ise);
const ourBase = new RegExp(`^(un|dis|mis|re|out)?(${table.our.map((w) => w.slice(0, -3)).join("|")})our`);
const doubledBase = new RegExp(`^(${table.doubled.join("|")})l(ed|ing|er|ers|ings)$`);
const reWord = new RegExp(`^(${table.re.map((w) => w.slice(0, -2)).join("|")})(re|res|red)$`);
const enceWord = new RegExp(`^(${table.ence.map((w) => w.slice(0, -2)).join("|")})ce(s|d|less)?$`);
const ise = /^(.+?)is(e|ed|es|er|ers|ing|ation|ations)$/;
const yse = /^(anal|paral|catal|electrol|dial)ys(e|ed|es|er|ers|ing)$/;

/** One spelling for British and American forms of a lower-case word: the American one. */
export function foldSpelling(lower: string): string {
	const whole = words.get(lower);
	if (whole !== undefined) return whole;
	if (lower.length < 5) return lower;
	const spelledIse = ise.exec(lower);
	if (spelledIse?.[1] !== undefined && spelledIse[1].length >= 3 && !keepsIse.has(spelledIse[1])) {
		return `${spelledIse[1]}iz${spelledIse[2]}`;
	}
	if (lower.includes("our")) return lower.replace(ourBase, "$1$2or");
	if (lower.includes("ys")) return lower.replace(yse, "$1yz$2");
	if (lower.includes("ll")) return lower.replace(doubledBase, "$1$2");
	if (lower.includes("ce")) {
		const ence = enceWord.exec(lower);
		if (ence) return `${ence[1]}se${ence[2] ?? ""}`;
	}
	const re = reWord.exec(lower);
	if (re) return `${re[1]}${re[2] === "re" ? "er" : re[2] === "res" ? "ers" : "ered"}`;
	return lower;
}
