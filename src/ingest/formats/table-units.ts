import data from "./units.json" with { type: "json" };

/** What the figures of a column are in: printed around a bare figure, it says what the table says. */
export interface Unit {
	readonly before: string;
	readonly after: string;
}

const scales = new Map(
	Object.entries(data.scales).flatMap(([scale, names]) => names.map((name) => [name.toLowerCase(), scale])),
);
const currencies = new Set(data.currencies);
const currencyNames = new Map(Object.entries(data.names));
const percents = new Set(data.percent);
const measures = new Map(data.measures.map((name) => [name.toLowerCase(), name]));

/** In brackets or behind a comma at the end of a heading: "Cost (£m)", "Population, thousands", "Length in km". */
const ending =
	/^(.+?)\s*(?:[([]\s*(?:in\s+)?([^()[\]]{1,30}?)\s*[)\]]|,\s*(?:in\s+)?([^,]{1,25})|\s+in\s+(\S{1,15}(?:\s\S{1,15})?))$/iu;

function unitOf(words: string, bracketed: boolean): Unit | undefined {
	const lower = words.toLowerCase();
	if (percents.has(lower)) return { before: "", after: lower === "%" ? "%" : " per cent" };
	const currency = [...currencies]
		.sort((a, b) => b.length - a.length)
		.find((sign) => words.startsWith(sign) || lower.startsWith(sign.toLowerCase()));
	if (currency !== undefined) {
		const rest = lower.slice(currency.length).trim();
		const scale = scales.get(rest);
		if (rest !== "" && scale === undefined) return undefined;
		const before = /\p{L}$/u.test(currency) ? `${currency} ` : currency;
		return { before, after: scale === undefined ? "" : ` ${scale}` };
	}
	for (const [name, sign] of currencyNames) {
		if (lower === name) return { before: sign, after: "" };
		const scale = lower.endsWith(name)
			? scales.get(lower.slice(0, -name.length).replace(/(?:\s+of)?\s*$/, ""))
			: undefined;
		if (scale !== undefined) return { before: sign, after: ` ${scale}` };
	}
	// one letter stands for a scale as well as for a measure: behind a comma it is neither
	const measure = measures.get(lower);
	if (lower === "m") return undefined;
	const scale = scales.get(lower);
	if (scale !== undefined && (bracketed || lower.length > 2)) return { before: "", after: ` ${scale}` };
	return measure === undefined ? undefined : { before: "", after: ` ${measure}` };
}

/** A heading without the unit that it ends in, and the unit. */
export function readHeading(heading: string): { readonly words: string; readonly unit?: Unit } {
	const signAlone = /^(.+?)\s+(%|£m|€m|\$m|£bn|€bn|\$bn)$/iu.exec(heading);
	const found = signAlone ?? ending.exec(heading);
	if (!found?.[1]) return { words: heading };
	const unit = unitOf((found[2] ?? found[3] ?? found[4] ?? "").trim(), found[2] !== undefined);
	return unit ? { words: found[1].trim(), unit } : { words: heading };
}

const bareFigure = /^[-+−]?(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(?:\.\d+)?$/u;

/** A cell's figure with its unit; other words as they are. */
export function withUnit(text: string, unit: Unit | undefined): string {
	return unit && bareFigure.test(text) ? `${unit.before}${text}${unit.after}` : text;
}
