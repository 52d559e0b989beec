const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month =
	"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const forms: readonly (readonly [RegExp, year: number, month: number, day: number])[] = [
	[/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/u, 1, 2, 3],
	[
		new RegExp(
			`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[ \\u00a0-]+${month}\\.?,?[ \\u00a0-]+(\\d{4})(?!\\d)`,
			"iu",
		),
		3,
		2,
		1,
	],
	[
		new RegExp(
			`(?<!\\p{L})${month}\\.?[ \\u00a0]+(\\d{1,2})(?:st|nd|rd|th)?,?[ \\u00a0]+(\\d{4})(?!\\d)`,
			"iu",
		),
		3,
		1,
		2,
	],
	// in figures, only where the day cannot be a month
	[/(?<![\d/])(0?[1-9]|1[0-2])\/(1[3-9]|2\d|3[01])\/(\d{4})(?![\d/])/u, 3, 1, 2],
	[/(?<![\d/])(1[3-9]|2\d|3[01])\/(0?[1-9]|1[0-2])\/(\d{4})(?![\d/])/u, 3, 2, 1],
];

export interface WrittenDate {
	/** `YYYY-MM-DD`. */
	readonly iso: string;
	readonly start: number;
	readonly end: number;
}

function monthNumber(printed: string): number {
	const named = months.indexOf(printed.slice(0, 3).toLowerCase());
	return named >= 0 ? named + 1 : Number(printed);
}

function isoOf(year: number, month: number, day: number): string | undefined {
	const date = new Date(Date.UTC(year, month - 1, day));
	const real = year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return real ? date.toISOString().slice(0, 10) : undefined;
}

/** The first complete day (year, month, day) written in a line, or undefined. */
export function writtenDate(line: string): WrittenDate | undefined {
	for (const [form, year, monthAt, day] of forms) {
		const match = form.exec(line);
		if (!match) continue;
		const iso = isoOf(Number(match[year]), monthNumber(match[monthAt] ?? ""), Number(match[day]));
		if (iso) return { iso, start: match.index, end: match.index + match[0].length };
	}
	return undefined;
}
