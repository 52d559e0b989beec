import { isOrdinaryWord } from "../text/weights.js";
import { civil, dateExists, dayNumber, isoDate, parseIsoDate } from "./date/calendar.js";
import { months, weekdays } from "./date/lexicon.js";
import type { DateMention, QuantityMention } from "./types.js";

/** When someone was born, as far as a sentence tells. */
export interface Birth {
	/** First and last day that the words allow, ISO. */
	readonly from: string;
	readonly to: string;
	/** "born in 1983", or worked out from an age. */
	readonly by: "date" | "age";
	/** Whether an age holds for a day that the sentence prints; else it holds for its document's. */
	readonly isDated: boolean;
}

/** The words between "born" and the date: a place, a name, no other clause. */
const BORN = /\b(?:born|b\.)(?<between>[\s\p{L},'’-]{0,50})$/u;
const OTHER_CLAUSE = /\b(?:and|who|when|but|after|before|died|until|since|moved|to)\b/i;
const DEATH = /\b(?:died|dies|dead|death|passed away|killed)\b/i;
/** "Jane Roe (1931–2019)": a name before the bracket. */
const LIFE_OPENS = /\p{Lu}[\p{L}.'’-]+\s*\((?:b\.|born)?\s*$/u;
const SHORTEST_LIFE_IN_DAYS = 15 * 365;

/** The birth that a date tells: "born on 3 May 1983", the first of "(1931–2019)". */
export function birthOfDate(text: string, date: DateMention): Birth | undefined {
	const { from, to } = date;
	if (from === undefined || to === undefined || date.relative || date.year === undefined) return undefined;
	const before = text.slice(Math.max(0, date.start - 60), date.start);
	const between = BORN.exec(before)?.groups?.between;
	const born = between !== undefined && !OTHER_CLAUSE.test(between);
	const birth: Birth = { from, to, by: "date", isDated: true };
	if (born) return birth;
	if (date.edge !== "first" || !date.range || !LIFE_OPENS.test(before)) return undefined;
	const lived = (parseIsoDate(date.range.to) ?? 0) - (parseIsoDate(from) ?? 0);
	return lived >= SHORTEST_LIFE_IN_DAYS ? birth : undefined;
}

/** "At the age of 27 she won": an age that is told of another day; "Jane Roe, aged 27," is told of its document's. */
function ofThePast(before: string): boolean {
	return (
		/\b(?:age of|at age|by age|was|were|when|since|from)\s+$/i.test(before) ||
		/(?<!,\s)\b(?:aged?|at)\s+$/i.test(before)
	);
}

/**
 * The birth that an age tells: a year of days, counted from the day the age holds for. That is the document's own,
 * or the year of death that the sentence prints; beside any other year, and in any other tale of a death, it is not told.
 */
export function birthOfAge(
	text: string,
	age: QuantityMention,
	dates: readonly DateMention[],
	reference: string | undefined,
): Birth | undefined {
	if (age.bound !== "exact" || age.unit !== "year" || !Number.isInteger(age.value)) return undefined;
	const dated = dates.filter((date) => date.year !== undefined && !birthOfDate(text, date));
	const [only] = dated;
	const isDated = only !== undefined;
	if (dated.length > 1 || isDated !== DEATH.test(text)) return undefined;
	if (!isDated && ofThePast(text.slice(Math.max(0, age.start - 24), age.start))) return undefined;
	const [first, last] = isDated ? [only.from, only.to] : [reference, reference];
	const [begins, ends] = [first, last].map((iso) => (iso === undefined ? undefined : parseIsoDate(iso)));
	if (begins === undefined || ends === undefined) return undefined;
	return {
		from: isoDate(yearsBefore(begins, age.value + 1) + 1),
		to: isoDate(yearsBefore(ends, age.value)),
		by: "age",
		isDated,
	};
}

function yearsBefore(days: number, years: number): number {
	const { year, month, day } = civil(days);
	return dayNumber(year - years, month, dateExists(year - years, month, day) ? day : day - 1);
}

/** A document's day may be that of its copy, and an age that of the interview: so many days are forgiven. */
const SLACK = 366;

/** How an age stands to a date of birth; undefined when both are ages or both are dates. */
export function compareBirths(
	draft: Birth,
	source: Birth,
): "implied" | "compatible" | "exclusive" | undefined {
	if (draft.by === source.by) return undefined;
	const gap = Math.max(daysBetween(draft.to, source.from), daysBetween(source.to, draft.from));
	if (gap <= 0) return "implied";
	return gap > (draft.isDated && source.isDated ? 0 : SLACK) ? "exclusive" : "compatible";
}

function daysBetween(earlier: string, later: string): number {
	return (parseIsoDate(later) ?? 0) - (parseIsoDate(earlier) ?? 0);
}

const CAPITALISED = /\p{Lu}[\p{L}’'-]{2,}/gu;

/** Whether two sentences have a word in common that is written as a name. */
export function shareAName(a: string, b: string): boolean {
	const names = new Set(namesOf(a));
	return namesOf(b).some((name) => names.has(name));
}

function namesOf(text: string): string[] {
	return [...text.matchAll(CAPITALISED)].flatMap(({ 0: printed, index }) => {
		const name = printed.replace(/['’]s?$/, "");
		const lower = name.toLowerCase();
		const isOfCalendar = months.has(lower) || weekdays.has(lower);
		return isOfCalendar || (index === 0 && isOrdinaryWord(lower)) ? [] : [name];
	});
}
