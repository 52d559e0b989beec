import { dates } from "../../src/claims/date.js";

/** A Friday. */
export const reference = "2025-10-31";

/** Each date as "span = grain days", times of day as "span = minutes", with "?" for either half of the day and "~" for about. */
export function describedDates(
	text: string,
	context: { reference?: string; dayFirst?: boolean } = { reference },
): string[] {
	return dates(text, context).map(({ start, end, grain, from, to, time }) => {
		const days = from === undefined ? "?" : from === to ? from : `${from}..${to}`;
		const clock =
			time &&
			`${time.from}${time.to === time.from ? "" : `..${time.to}`}${time.eitherHalf ? "?" : ""}${time.about ? "~" : ""}`;
		const value = clock === undefined ? `${grain} ${days}` : from === undefined ? clock : `${days} ${clock}`;
		return `${text.slice(start, end)} = ${value}`;
	});
}
