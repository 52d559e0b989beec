import type { Conversion } from "../claims/conversion.js";
import { currenciesOfPair, possibleCurrencies } from "../claims/currency.js";
import { type PrintedRate, type RateRow, type RateTable, rateIn } from "../text/rate-table.js";
import { DRIFT } from "./conversion.js";

export interface RateComparison {
	readonly relation: "implied" | "exclusive" | "compatible";
	readonly working: string;
	/** The printed rates that were used: none for the euro itself. */
	readonly rates: readonly PrintedRate[];
}

/** A dollar whose country is not told is taken for the one whose rate is this near, if only one is. */
const TELLS_THE_DOLLAR = 0.015;

/**
 * Holds a conversion of the draft against the rates of one day, through the table's base where neither currency is
 * that. `text` is the draft's sentence, `tableText` the table's. Rates move within days: 3 % either way is let pass,
 * which is more than the euro, dollar, pound or yen moved in all but a few weeks of the table.
 */
export function compareWithRates(
	conversion: Conversion,
	text: string,
	table: RateTable,
	tableText: string,
	row: RateRow,
): RateComparison | undefined {
	const [from, to] = currenciesOfPair(conversion.from.currency, conversion.to.currency);
	const read = (currency: string) =>
		currency === table.base ? "base" : rateIn(table, tableText, row, currency);
	const crosses = possibleCurrencies(from).flatMap((a) =>
		possibleCurrencies(to).flatMap((b): Cross[] => {
			const one = read(a);
			const other = read(b);
			return a !== b && one && other ? [crossOf(a, one, b, other)] : [];
		}),
	);
	const told =
		from === conversion.from.currency && to === conversion.to.currency && from !== "$" && to !== "$";
	const near = crosses.filter(({ rate }) => meets(conversion, rate, told ? DRIFT : TELLS_THE_DOLLAR));
	const cross = told ? crosses[0] : near[0];
	if (!cross || (!told && near.length > 1 && cross.currencies.every((code) => code !== "USD")))
		return undefined;
	const fits = near.includes(cross);
	const off = conversion.rate / cross.rate - 1;
	const difference = fits
		? ""
		: `, ${(Math.abs(off) * 100).toPrecision(2)} % ${off > 0 ? "higher" : "lower"}`;
	return {
		relation: fits ? "implied" : "exclusive",
		working: `ECB reference rate of ${dayInWords(row.date)}: ${cross.words}; draft: ${wordsOf(conversion, text)}, a rate of ${shown(conversion.rate)}${difference}`,
		rates: cross.rates,
	};
}

interface Cross {
	readonly currencies: readonly string[];
	readonly rate: number;
	readonly words: string;
	readonly rates: readonly PrintedRate[];
}

function crossOf(a: string, one: PrintedRate | "base", b: string, other: PrintedRate | "base"): Cross {
	const of = (rate: PrintedRate | "base") => (rate === "base" ? 1 : rate.value);
	const rate = of(other) / of(one);
	const rates = [one, other].filter((each) => each !== "base");
	const result = `1 ${a} = ${shown(rate)} ${b}`;
	const through = `1 EUR = ${of(one)} ${a} = ${of(other)} ${b}`;
	return { currencies: [a, b], rate, words: rates.length === 2 ? `${through}, so ${result}` : result, rates };
}

/** Whether the rates that the printed amounts allow reach one within a drift. */
function meets({ from, to }: Conversion, rate: number, drift: number): boolean {
	const low = to.lower / from.upper;
	const high = from.lower > 0 ? to.upper / from.lower : Number.POSITIVE_INFINITY;
	return low <= rate * (1 + drift) && high >= rate * (1 - drift);
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function dayInWords(iso: string): string {
	const [year = "", month = "", day = ""] = iso.split("-");
	return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

function wordsOf({ first, second }: Conversion, text: string): string {
	return `${text.slice(first.start, first.end)} = ${text.slice(second.start, second.end)}`;
}

function shown(rate: number): string {
	return String(Number(rate.toPrecision(4)));
}
