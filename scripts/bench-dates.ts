/**
 * How many dates of a public recogniser's test set are found, and found right. Times of day, durations and sets
 * are outside what a claim's date is, so they are counted apart. Usage: npx tsx scripts/bench-dates.ts [--show]
 */
import { existsSync, readFileSync } from "node:fs";
import { dates } from "../src/claims/date.js";
import type { DateMention } from "../src/claims/types.js";

interface Value {
	readonly timex?: string;
	readonly value?: string;
	readonly start?: string;
	readonly end?: string;
}

interface Gold {
	readonly text: string;
	readonly start: number;
	readonly end: number;
	readonly type: string;
	readonly resolution?: { readonly values?: readonly Value[] };
}

interface Row {
	readonly id: string;
	readonly text: string;
	readonly gold: readonly Gold[];
	readonly reference: string | null;
}

const DAY = 86_400_000;
const show = process.argv.includes("--show");
const data = new URL("../../shared/data/", import.meta.url);

function rows<T>(name: string): T[] {
	const file = new URL(name, data);
	if (!existsSync(file)) return [];
	return readFileSync(file, "utf8")
		.split("\n")
		.filter((line) => line !== "")
		.map((line): T => JSON.parse(line));
}

/** First and last day of an answer; the set's ranges end on the day after. */
function daysOf(value: Value): { from: string; to: string } | undefined {
	if (value.value !== undefined && /^\d{4}-\d\d-\d\d$/.test(value.value))
		return { from: value.value, to: value.value };
	if (value.start === undefined || value.end === undefined) return undefined;
	const last = Date.parse(`${value.end}T00:00:00Z`) - DAY;
	return Number.isNaN(last)
		? undefined
		: { from: value.start, to: new Date(last).toISOString().slice(0, 10) };
}

/** Whether a gold answer is a date or a whole month, quarter, year, decade, season or week. */
function isAimedAt(gold: Gold): boolean {
	if (gold.type === "datetimeV2.date") return true;
	if (gold.type !== "datetimeV2.daterange") return false;
	const timex = gold.resolution?.values?.[0]?.timex ?? "";
	return /^(?:[\dX]{4}(?:-[\dX]{2}|-W[\dX]{2}|-(?:SP|SU|FA|WI))?|(?:SP|SU|FA|WI)|.*,P(?:3M|10Y|100Y|6M)\))$/.test(
		timex,
	);
}

type Outcome = "right" | "wider" | "same span" | "other" | "missed";

function judge(gold: Gold, found: readonly DateMention[]): Outcome {
	const hits = found.filter((one) => one.start < gold.end && gold.start < one.end);
	if (hits.length === 0) return "missed";
	const answers = (gold.resolution?.values ?? []).map(daysOf).filter((days) => days !== undefined);
	if (answers.length === 0) return "same span";
	const right = hits.some((hit) => answers.some((days) => days.from === hit.from && days.to === hit.to));
	if (right) return "right";
	const wider = hits.some(({ from, to }) =>
		answers.some((days) => from !== undefined && to !== undefined && from <= days.from && days.to <= to),
	);
	return wider ? "wider" : "other";
}

function describe(text: string, found: readonly DateMention[]): string {
	return found
		.map((one) => `[${text.slice(one.start, one.end)}] ${one.grain} ${one.from ?? "?"}..${one.to ?? "?"}`)
		.join("; ");
}

const counts = new Map<string, Map<Outcome | "all", number>>();
function count(kind: string, outcome: Outcome): void {
	const kindCounts = counts.get(kind) ?? new Map<Outcome | "all", number>();
	counts.set(kind, kindCounts);
	kindCounts.set(outcome, (kindCounts.get(outcome) ?? 0) + 1);
	kindCounts.set("all", (kindCounts.get("all") ?? 0) + 1);
}

const tests = rows<Row>("recognizers_datetime.jsonl");
if (tests.length === 0) console.log("recognizers_datetime.jsonl is not there: nothing is measured.");
let spare = 0;
let outOfScope = 0;
for (const row of tests) {
	const found = dates(row.text, {
		dayFirst: false,
		...(row.reference !== null && { reference: row.reference.slice(0, 10) }),
	});
	for (const gold of row.gold) {
		if (!isAimedAt(gold)) {
			outOfScope++;
			continue;
		}
		const kind = gold.type.replace("datetimeV2.", "");
		const outcome = judge(gold, found);
		count(kind, outcome);
		if (show && (outcome === "missed" || outcome === "other")) {
			const answer = JSON.stringify(gold.resolution?.values?.map((value) => daysOf(value) ?? value.timex));
			console.log(
				`${outcome}\t${row.reference?.slice(0, 10)}\t${row.text}\n\t<${gold.text}> ${answer}\n\t${describe(row.text, found)}`,
			);
		}
	}
	const extra = found.filter((one) => !row.gold.some((gold) => one.start < gold.end && gold.start < one.end));
	spare += extra.length;
	if (show && extra.length > 0) console.log(`spare\t${row.text}\n\t${describe(row.text, extra)}`);
}

const columns: readonly (Outcome | "all")[] = ["all", "right", "wider", "same span", "other", "missed"];
console.log(["kind".padEnd(12), ...columns.map((name) => name.padStart(10))].join(""));
for (const [kind, kindCounts] of counts) {
	console.log(
		[kind.padEnd(12), ...columns.map((name) => String(kindCounts.get(name) ?? 0).padStart(10))].join(""),
	);
}
console.log(
	`spare mentions (no gold there): ${spare}; gold out of scope (times, durations, sets, odd ranges): ${outOfScope}`,
);
console.log(
	'"same span": the set gives no days (seasons, unresolved); "wider": our days contain the set\'s.',
);

interface Claim {
	readonly claim: string;
	readonly kind: string;
}
const claims = rows<Claim>("mutations.claims.jsonl").map(({ claim }) => claim);
if (claims.length > 0) {
	const began = performance.now();
	let mentions = 0;
	for (const claim of claims) mentions += dates(claim, { reference: "2020-06-01" }).length;
	const seconds = (performance.now() - began) / 1000;
	console.log(
		`${claims.length} claims, ${mentions} mentions, ${Math.round(claims.length / seconds)} sentences a second`,
	);
}
