import { overlaps, type Span } from "../../src/text/span.js";
import { checkAll, contradicted, marked, type Reports } from "./checker.js";
import { loadMutations, loadSources, type Mutation, setOf } from "./data.js";
import type { Oddity } from "./dump.js";
import { figureKinds, otherKinds } from "./mutations.js";
import { type BenchOptions, chosen } from "./options.js";
import { share, table } from "./table.js";

/** A fact that was changed, in a claim that may have others changed. */
export interface ChangedFact {
	readonly row: Mutation;
	readonly text: string;
	/** Where the changed words are in it. */
	readonly span: Span;
}

/** The changes that are made together, of those known of one claim. */
type Together = (rows: readonly Mutation[]) => Mutation[][];

const MOST_PAIRS = 4;

const two: Together = (rows) =>
	rows
		.flatMap((row, at) => rows.slice(at + 1).map((other) => [row, other]))
		.filter(areApart)
		.slice(0, MOST_PAIRS);

const all: Together = (rows) => [rows.filter((row, at) => areApart([...rows.slice(0, at), row]))];

/** How many facts of a claim are wrong at once. */
const companies: Readonly<Record<string, Together>> = {
	one: (rows) => rows.map((row) => [row]),
	two,
	all,
};

function oldSpan(row: Mutation): Span {
	return { start: row.start, end: row.start + row.old.length };
}

/** Whether the last is apart from every other. */
function areApart(rows: readonly Mutation[]): boolean {
	const last = rows.at(-1);
	return last !== undefined && rows.slice(0, -1).every((row) => !overlaps(oldSpan(row), oldSpan(last)));
}

function byClaim(rows: readonly Mutation[]): Mutation[][] {
	const claims = new Map<string, Mutation[]>();
	for (const row of rows) {
		const key = `${row.source}\n${row.original}`;
		claims.set(key, [...(claims.get(key) ?? []), row]);
	}
	return [...claims.values()].filter((own) => own.length > 1);
}

export function changedAlone(row: Mutation): ChangedFact {
	return { row, text: row.claim, span: { start: row.start, end: row.end } };
}

/** Each fact of the claims in which more than one can be changed, where another one or all are changed as well. */
export function inCompany(rows: readonly Mutation[]): ChangedFact[] {
	return byClaim(rows).flatMap((own) => {
		const pairs = two(own);
		const every = pairs.length > 1 ? all(own) : [];
		return [...pairs, ...every].flatMap(changedTogether);
	});
}

/** The claim with all of the facts changed. */
function changedTogether(rows: readonly Mutation[]): ChangedFact[] {
	const inOrder = [...rows].sort((a, b) => a.start - b.start);
	let text = inOrder[0]?.original ?? "";
	let shift = 0;
	const spans = inOrder.map((row) => {
		const start = row.start + shift;
		text = text.slice(0, start) + row.new + text.slice(start + row.old.length);
		shift += row.new.length - row.old.length;
		return { row, span: { start, end: start + row.new.length } };
	});
	return spans.map(({ row, span }) => ({ row, span, text }));
}

/** Several facts of one claim wrong at once: what is told of each, beside what is told of it where it alone is wrong. */
export async function benchCompany(options: BenchOptions): Promise<Oddity[]> {
	const facts = new Map<string, ChangedFact[]>();
	const reports = new Map<string, Reports>();
	for (const set of options.sets) {
		const mutations = chosen(loadMutations(), { ...options, quick: false });
		const groups = byClaim(mutations.filter((row) => setOf(row.source) === set)).filter(
			(_, at) => !options.quick || at % 4 === 0,
		);
		const asked: ChangedFact[] = [];
		for (const [name, together] of Object.entries(companies)) {
			const made = groups.flatMap(together).flatMap(changedTogether);
			facts.set(name, [...(facts.get(name) ?? []), ...made]);
			asked.push(...made);
		}
		const answers = await checkAll(
			loadSources(set),
			asked.map(({ row, text }) => ({ source: row.source, text })),
			"one source",
		);
		reports.set(set, answers);
	}
	const reportOn = ({ row, text }: ChangedFact) => reports.get(setOf(row.source))?.(row.source, text);
	const rows: string[][] = [["wrong at once", "kinds", "told", "or marked", "called supported"]];
	const oddities: Oddity[] = [];
	for (const [name, made] of facts) {
		for (const [title, kinds] of [
			["figures", figureKinds],
			["names, negation", otherKinds],
		] as const) {
			const own = made.filter(({ row }) => kinds.includes(row.kind));
			const counts = { told: 0, marked: 0, approved: 0 };
			for (const fact of own) {
				const report = reportOn(fact);
				if (!report) continue;
				const here = report.claims.filter((finding) => overlaps(finding, fact.span));
				const isTold = contradicted(report).some((finding) => here.includes(finding));
				if (isTold) counts.told++;
				if (isTold || marked(report).some((finding) => here.includes(finding))) counts.marked++;
				if (!isTold && here.some(({ verdict }) => verdict === "supported")) counts.approved++;
				if (isTold) continue;
				const { row, text } = fact;
				const place = {
					set: setOf(row.source),
					mode: "one source",
					source: row.source,
					claim: text,
				} as const;
				oddities.push({
					what: "miss",
					...place,
					kind: `${name}: ${row.kind}`,
					change: `${row.old} -> ${row.new}`,
					findings: here,
				});
			}
			rows.push([
				name,
				title,
				share(counts.told, own.length),
				share(counts.marked, own.length),
				share(counts.approved, own.length),
			]);
		}
	}
	console.log("\nseveral facts of one supported claim changed at once, one source");
	console.log(table(rows));
	return oddities;
}
