import { existsSync, readFileSync } from "node:fs";
import { quantities } from "../src/claims/quantity.js";
import type { QuantityMention } from "../src/claims/types.js";

/** Share of the gold quantities of ../shared/data that are found with the right value, per file, and speed. */
const folder = new URL("../../shared/data/", import.meta.url);
const FILES = ["number", "currency", "percent", "ordinal", "numberrange", "dimension", "temperature", "age"];
const showMisses = process.argv.includes("--misses");

interface Gold {
	readonly text: string;
	readonly start: number;
	readonly end: number;
	readonly values: readonly (number | undefined)[];
	readonly unit?: string | undefined;
}

const records = (name: string): unknown[] =>
	readFileSync(new URL(name, folder), "utf8")
		.split("\n")
		.filter((line) => line.trim() !== "")
		.map((line): unknown => JSON.parse(line));

const field = (value: unknown, key: string): unknown =>
	typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
const words = (value: unknown): string => (typeof value === "string" ? value : "");

function numbersIn(resolution: string): (number | undefined)[] {
	const interval = /^[[(](.*),(.*)[\])]$/.exec(resolution);
	const parts = interval === null ? [resolution] : [interval[1] ?? "", interval[2] ?? ""];
	return parts.map((part) => (part.trim() === "" ? undefined : Number(part.replace("%", ""))));
}

function goldOf(record: unknown): { text: string; gold: Gold[] } {
	const text = words(field(record, "text"));
	const list = field(record, "gold");
	const gold: Gold[] = [];
	for (const item of Array.isArray(list) ? list : []) {
		const surface = words(field(item, "surface"));
		if (surface !== "") {
			const start = text.indexOf(surface);
			gold.push({
				text: surface,
				start,
				end: start + surface.length,
				values: [Number(field(item, "value"))],
				unit: words(field(item, "unit")),
			});
			continue;
		}
		const resolution = field(item, "resolution");
		const unit = field(resolution, "unit");
		gold.push({
			text: words(field(item, "text")),
			start: Number(field(item, "start")),
			end: Number(field(item, "end")),
			values: numbersIn(words(field(resolution, "value"))),
			unit: typeof unit === "string" ? unit : undefined,
		});
	}
	return { text, gold };
}

const near = (a: number, b: number): boolean =>
	Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

/** Some gold counts a fraction of one and some counts cents; both are taken as the same value. Some gold gives a range by its middle. */
const middleFits = (mention: QuantityMention, value: number): boolean =>
	mention.bound === "range" && near((mention.lower + mention.upper) / 2, value);

function valueFits(mention: QuantityMention, gold: Gold): boolean {
	const [first, second] = gold.values;
	if (gold.values.length === 1)
		return (
			first !== undefined &&
			(middleFits(mention, first) ||
				near(mention.value, first) ||
				near(mention.value / 100, first) ||
				near(mention.value * 100, first))
		);
	const inner = (printed: number | undefined, end: number): boolean =>
		printed === undefined
			? !Number.isFinite(end)
			: Number.isFinite(end) && Math.abs(printed - end) <= mention.precision + 1e-6 * Math.abs(printed);
	return inner(first, mention.lower) && inner(second, mention.upper);
}

const plainUnit = (unit: string): string =>
	unit
		.toLowerCase()
		.replace(/meter/g, "metre")
		.replace(/liter/g, "litre")
		.replace(/[^a-z]/g, "");

const currencyNames = new Intl.DisplayNames("en", { type: "currency" });
const lastWord = (name: string): string => plainUnit(name.split(" ").at(-1) ?? "").replace(/s$/, "");
const MINOR = /^(?:cent|pence|penny)$/i;

/** The gold names currencies in words: the last word has to be ours ("United States dollar"). */
function currencyFits(currency: string, theirs: string): boolean {
	if (MINOR.test(theirs)) return currency === "$" || currency === "GBP";
	const ours = currency === "$" ? "dollar" : (currencyNames.of(currency) ?? currency);
	return lastWord(ours) === lastWord(theirs) || (currency === "GBP" && /pound/i.test(theirs));
}

function unitFits(mention: QuantityMention, gold: Gold): boolean {
	if (gold.unit === undefined || gold.unit === "") return true;
	if (mention.currency !== undefined) return currencyFits(mention.currency, gold.unit);
	if (gold.unit === "dimensionless") return mention.unit === undefined;
	const [ours, theirs] = [plainUnit(mention.unit ?? mention.measure), plainUnit(gold.unit)];
	if (theirs.startsWith(`${ours}mass`) || (mention.measure === "percent" && theirs.startsWith("percent")))
		return true;
	return (
		ours === theirs ||
		ours === `degree${theirs}` ||
		(ours.startsWith("degree") && ours[6] === theirs) ||
		ours.endsWith(theirs)
	);
}

function bench(name: string): void {
	let total = 0;
	let valued = 0;
	let full = 0;
	let extra = 0;
	let unnumbered = 0;
	const rows = records(name).map(goldOf);
	for (const { text, gold } of rows) {
		const found = quantities(text);
		for (const item of gold) {
			// "last", "dollar": marked in the gold, but no number.
			if (
				item.start < 0 ||
				item.values.some(Number.isNaN) ||
				item.values.every((value) => value === undefined)
			) {
				unnumbered++;
				continue;
			}
			total++;
			const over = found.filter((mention) => mention.start < item.end && item.start < mention.end);
			const hit = over.find((mention) => valueFits(mention, item));
			if (hit !== undefined) valued++;
			if (
				hit !== undefined &&
				hit.number.start >= item.start &&
				hit.number.end <= item.end &&
				unitFits(hit, item)
			)
				full++;
			else if (showMisses)
				console.log(
					`  ${name}: "${item.text}" = ${item.values} ${item.unit ?? ""} | got ${over.map((mention) => `${text.slice(mention.start, mention.end)} = ${mention.value} ${mention.unit ?? mention.currency ?? ""} [${mention.lower}, ${mention.upper}]`).join("; ") || "nothing"} | ${text}`,
				);
		}
		extra += found.filter(
			(mention) => !gold.some((item) => mention.start < item.end && item.start < mention.end),
		).length;
	}
	const share = (part: number): string => `${((100 * part) / Math.max(1, total)).toFixed(1)} %`.padStart(8);
	console.log(
		`${name.padEnd(34)}${String(total).padStart(6)}${share(valued)}${share(full)}${String(extra).padStart(8)}${String(unnumbered).padStart(12)}`,
	);
}

function speed(): void {
	const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
	const claims = records("mutations.claims.jsonl").map((record) => words(field(record, "claim")));
	const sentences = claims.flatMap((claim) => [...segmenter.segment(claim)].map((part) => part.segment));
	for (const sentence of sentences) quantities(sentence);
	const began = performance.now();
	let rounds = 0;
	while (performance.now() - began < 1000) {
		for (const sentence of sentences) quantities(sentence);
		rounds++;
	}
	const rate = (rounds * sentences.length) / ((performance.now() - began) / 1000);
	console.log(
		`${Math.round(rate).toLocaleString("en")} sentences a second (${sentences.length} news sentences)`,
	);
}

if (!existsSync(folder)) console.log("No gold data: ../shared/data is not here, nothing measured.");
else {
	console.log(
		`${"file".padEnd(34)}${"gold".padStart(6)}${"value".padStart(8)}${"+ unit".padStart(8)}${"extra".padStart(8)}${"no number".padStart(12)}`,
	);
	for (const name of FILES) bench(`recognizers_${name}.jsonl`);
	bench("quantulum3.jsonl");
	speed();
}
