import { factsOf } from "../../src/claims/facts.js";
import { type SlotClaim, slotClaims } from "../../src/engine/rivals.js";
import { plainBlocks } from "../../src/text/plain.js";
import { sentencesOf } from "../../src/text/sentences.js";
import { overlaps, type Span } from "../../src/text/span.js";
import { checkAll } from "./checker.js";
import { loadClaims, loadSources, type SetName } from "./data.js";
import type { Oddity } from "./dump.js";
import { type BenchOptions, chosen } from "./options.js";
import { share, table } from "./table.js";

/** A sentence of a claim that people judged supported, with two of its figures in each other's place. */
export interface Exchange {
	readonly source: string;
	readonly original: string;
	readonly text: string;
	/** Where the two are, before and after. */
	readonly were: readonly [Span, Span];
	readonly are: readonly [Span, Span];
}

/** Exchanges each two figures of one kind that cannot both be the other. */
export function exchangesIn(source: string, original: string): Exchange[] {
	const claims = slotClaims(factsOf(original));
	return claims.flatMap((one, at) =>
		claims.slice(at + 1).flatMap((other) => exchange(source, original, one, other) ?? []),
	);
}

function exchange(source: string, original: string, one: SlotClaim, other: SlotClaim): Exchange | undefined {
	const [a, b] = [one.slot, other.slot];
	if (one.check !== other.check || a.end > b.start) return undefined;
	const { relation } = one.check.compare({ slot: a, text: original }, { slot: b, text: original });
	if (relation !== "exclusive") return undefined;
	const [first, second] = [original.slice(a.start, a.end), original.slice(b.start, b.end)];
	return {
		source,
		original,
		text:
			original.slice(0, a.start) + second + original.slice(a.end, b.start) + first + original.slice(b.end),
		were: [a, b],
		are: [
			{ start: a.start, end: a.start + second.length },
			{ start: b.end - first.length, end: b.end },
		],
	};
}

/** Figures that stand in each other's place: both are printed in the source, and neither is true. */
export async function benchExchanged(options: BenchOptions): Promise<Oddity[]> {
	const oddities: Oddity[] = [];
	const rows: string[][] = [["", "told", "both approved", "alarmed as they were", "approved as they were"]];
	const all = { count: 0, told: 0, approved: 0, alarmed: 0, right: 0 };
	for (const set of options.sets) {
		const sum = await benchSet(set, options, oddities);
		for (const key of Object.keys(all) as (keyof typeof all)[]) all[key] += sum[key];
		rows.push(row(set, sum));
	}
	rows.push(row("ALL SETS", all));
	console.log("\ntwo figures of a supported sentence in each other's place, one source");
	console.log(table(rows));
	return oddities;
}

interface Counts {
	readonly count: number;
	readonly told: number;
	readonly approved: number;
	readonly alarmed: number;
	readonly right: number;
}

function row(name: string, { count, told, approved, alarmed, right }: Counts): string[] {
	return [name, share(told, count), share(approved, count), share(alarmed, count), share(right, count)];
}

async function benchSet(set: SetName, options: BenchOptions, oddities: Oddity[]): Promise<Counts> {
	const supported = chosen(loadClaims(set), options).filter((claim) => claim.supported);
	const seen = new Set<string>();
	const exchanges = supported.flatMap(({ source, claim }) =>
		plainBlocks(claim)
			.flatMap(sentencesOf)
			.filter(({ text }) => !seen.has(`${source} ${text}`) && seen.add(`${source} ${text}`))
			.flatMap(({ text }) => exchangesIn(source, text)),
	);
	const reports = await checkAll(
		loadSources(set),
		exchanges.flatMap(({ source, original, text }) => [
			{ source, text: original },
			{ source, text },
		]),
		"one source",
	);
	const has = (source: string, text: string, span: Span, verdict: string): boolean =>
		reports(source, text).claims.some((finding) => finding.verdict === verdict && overlaps(finding, span));
	let [told, approved, alarmed, right] = [0, 0, 0, 0];
	for (const { source, original, text, were, are } of exchanges) {
		const isTold = are.some((span) => has(source, text, span, "contradicted"));
		if (isTold) told++;
		else {
			const { claims: findings } = reports(source, text);
			const place = { set, mode: "one source", kind: "exchanged", source, claim: text };
			oddities.push({ what: "miss", ...place, findings });
		}
		if (are.every((span) => has(source, text, span, "supported"))) approved++;
		if (were.some((span) => has(source, original, span, "contradicted"))) alarmed++;
		if (were.every((span) => has(source, original, span, "supported"))) right++;
	}
	return { count: exchanges.length, told, approved, alarmed, right };
}
