import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder, splitOf } from "./data.js";
import { type Recogniser, recognisers } from "./date-recognisers.js";
import { type DateAnswer, type DateValue, isSame, type Resolution, readResolution } from "./date-values.js";
import { share, table } from "./table.js";

interface Gold {
	readonly start: number;
	readonly end: number;
	readonly text: string;
	readonly type: string | null;
	readonly resolution?: { readonly values?: readonly Resolution[] };
}

interface Row {
	readonly id: string;
	readonly text: string;
	readonly gold: readonly Gold[];
	readonly reference: string | null;
}

/** What is asked for, by the set's own types. Repeated times ("every Monday") and zones are not of a day. */
const groups: ReadonlyMap<string, readonly string[]> = new Map([
	["dates and periods", ["date", "daterange"]],
	["times of day", ["time", "timerange"]],
	["dates with times", ["datetime", "datetimerange"]],
	["durations", ["duration"]],
]);

interface Tally {
	gold: number;
	found: number;
	right: number;
}

function loadRows(split: "dev" | "test" | undefined): Row[] {
	const file = join(dataFolder, "recognizers_datetime.jsonl");
	if (!existsSync(file)) return [];
	return readFileSync(file, "utf8")
		.split("\n")
		.filter((line) => line !== "")
		.map((line): Row => JSON.parse(line))
		.filter(({ id }) => split === undefined || splitOf(id) === split);
}

/** The values that the set gives; none where it leaves a period unresolved ("this summer"). */
function goldValues(gold: Gold): DateValue[] {
	return (gold.resolution?.values ?? []).flatMap((value) => readResolution(value) ?? []);
}

function shown(text: string, answers: readonly DateAnswer[]): string {
	const values = ({ start, end, values: [value] }: DateAnswer) =>
		`[${text.slice(start, end)}] ${value ? `${value.scale} ${spoken(value.scale, value.from)}..${spoken(value.scale, value.to)}` : "?"}`;
	return answers.map(values).join("; ");
}

function spoken(scale: DateValue["scale"], minutes: number): string {
	return scale === "calendar" && Number.isFinite(minutes)
		? new Date(minutes * 60_000).toISOString().slice(0, 16)
		: String(minutes);
}

function measure(recogniser: Recogniser, rows: readonly Row[], verbose: boolean) {
	const tallies = new Map<string, Tally>(
		[...groups.keys()].map((name) => [name, { gold: 0, found: 0, right: 0 }]),
	);
	let spare = 0;
	for (const { text, gold, reference } of rows) {
		const answers = recogniser.read(text, reference ?? "2016-11-07T00:00:00");
		const meets = (answer: DateAnswer) => (one: Gold) => answer.start < one.end && one.start < answer.end;
		spare += answers.filter((answer) => !gold.some(meets(answer))).length;
		for (const one of gold) {
			const kind = one.type?.replace("datetimeV2.", "") ?? "";
			const name = [...groups].find(([, kinds]) => kinds.includes(kind))?.[0];
			const tally = name === undefined ? undefined : tallies.get(name);
			const values = goldValues(one);
			if (!tally || values.length === 0) continue;
			const here = answers.filter((answer) => meets(answer)(one));
			const right = here.some((answer) =>
				answer.values.some((value) => values.some((wanted) => isSame(wanted, value))),
			);
			tally.gold++;
			if (here.length > 0) tally.found++;
			if (right) tally.right++;
			else if (verbose) {
				const wanted = shown(text, [{ start: one.start, end: one.end, values }]);
				console.log(
					`${here.length > 0 ? "wrong" : "missed"}\t${reference?.slice(0, 16)}\t${text}\n\twanted ${wanted}\n\tfound ${shown(text, answers)}`,
				);
			}
		}
	}
	return { tallies, spare };
}

/**
 * How many of a public test set's dates, times and durations are found (spans meet) and found right (the interval
 * is the same), by ours and by other recognisers, under one scoring. The set's own recogniser answers with every
 * reading it can think of and one of them counts.
 */
export function benchDateMentions(options: {
	readonly split: "dev" | "test" | undefined;
	readonly verbose: boolean;
}): void {
	const rows = loadRows(options.split);
	if (rows.length === 0) return;
	const lines = recognisers.map((recogniser, index) => {
		const { tallies, spare } = measure(recogniser, rows, options.verbose && index === 0);
		const cells = [...tallies.values()].map(
			({ gold, found, right }) => `${share(right, gold)} (found ${found})`,
		);
		return [recogniser.name, ...cells, String(spare)];
	});
	console.log(
		`\nDates, times and durations of ${rows.length} texts: right, by kind; "spare" stand where the set has none`,
	);
	console.log(table([["", ...groups.keys(), "spare"], ...lines]));
}
