import { execFileSync } from "node:child_process";
import { checkAll, type Mode, type Reports } from "./bench/checker.js";
import { benchCompany } from "./bench/company.js";
import { useSavedCorpora } from "./bench/corpus.js";
import {
	dataFolder,
	hasData,
	type LabelledClaim,
	loadClaims,
	loadMutations,
	loadSources,
	type Mutation,
	root,
	type SetName,
	setOf,
} from "./bench/data.js";
import { benchDateMentions } from "./bench/date-mentions.js";
import { type Oddity, writeDump } from "./bench/dump.js";
import { benchExchanged } from "./bench/exchanged.js";
import { benchFigures } from "./bench/figures/index.js";
import { labelledOddities, printLabelled } from "./bench/labelled.js";
import { figureKinds, mutationOddities, printMutations } from "./bench/mutations.js";
import { type BenchOptions, chosen, readOptions } from "./bench/options.js";
import { benchOthers } from "./bench/others.js";
import { benchQuotations } from "./bench/quotations.js";
import { benchSeeds } from "./bench/seeds.js";
import { benchSelf } from "./bench/self.js";

function commit(): string {
	try {
		return execFileSync("git", ["rev-parse", "--short", "HEAD"], {
			cwd: root,
			encoding: "utf8",
			stdio: ["ignore", "pipe", "ignore"],
		}).trim();
	} catch {
		return "no commit";
	}
}

interface Part {
	readonly claims: readonly LabelledClaim[];
	readonly mutations: readonly Mutation[];
	readonly reports: Reports;
}

function joined(parts: ReadonlyMap<SetName, Part>): Part {
	return {
		claims: [...parts.values()].flatMap((part) => part.claims),
		mutations: [...parts.values()].flatMap((part) => part.mutations),
		reports: (source, text) => {
			for (const [set, part] of parts) if (setOf(source) === set) return part.reports(source, text);
			throw new Error(`Not of any set: ${source}`);
		},
	};
}

async function benchMode(mode: Mode, options: BenchOptions): Promise<Oddity[]> {
	const wantedKind = ({ kind }: Mutation): boolean =>
		options.kind === undefined ? mode === "one source" || figureKinds.includes(kind) : kind === options.kind;
	const everyMutation = chosen(loadMutations(), options).filter(wantedKind);
	const parts = new Map<SetName, Part>();
	const oddities: Oddity[] = [];
	for (const set of options.sets) {
		const sources = loadSources(set);
		const claims = options.kind === undefined ? chosen(loadClaims(set), options) : [];
		const mutations = everyMutation.filter((row) => setOf(row.source) === set);
		const reports = await checkAll(
			sources,
			[
				...claims.map(({ source, claim }) => ({ source, text: claim })),
				...mutations.flatMap(({ source, original, claim }) => [
					{ source, text: original },
					{ source, text: claim },
				]),
			],
			mode,
		);
		parts.set(set, { claims, mutations, reports });
		printMutations(
			`${set}, ${mode}: supported claims with one fact changed`,
			mutations,
			reports,
			options.brief,
		);
		printLabelled(`${set}, ${mode}: labelled claims`, claims, reports);
		oddities.push(
			...mutationOddities(set, mode, mutations, reports),
			...labelledOddities(set, mode, claims, reports),
		);
	}
	if (parts.size > 1) {
		const all = joined(parts);
		printMutations(
			`ALL SETS, ${mode}: supported claims with one fact changed`,
			all.mutations,
			all.reports,
			options.brief,
		);
		printLabelled(`ALL SETS, ${mode}: labelled claims`, all.claims, all.reports);
	}
	return oddities;
}

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (typeof options === "string") {
		console.error(options);
		process.exitCode = 2;
		return;
	}
	if (!hasData()) {
		console.log(
			`No labelled data at ${dataFolder}: nothing was measured. CORROBORATE_DATA names another folder.`,
		);
		return;
	}
	const started = performance.now();
	console.log(`accuracy at ${commit()}, ${new Date().toISOString().slice(0, 16)}Z`);
	if (options.split !== undefined) console.log(`only the ${options.split} half of the sources`);
	if (options.quick) console.log("every fourth row");
	if (options.index) {
		console.log("every corpus saved to disk and opened again");
		useSavedCorpora();
	}
	if (options.mentions) {
		benchFigures(options);
		benchDateMentions(options);
		return;
	}
	const special = options.self
		? benchSelf
		: options.others
			? benchOthers
			: options.quotations
				? benchQuotations
				: options.exchanged
					? benchExchanged
					: options.company
						? benchCompany
						: undefined;
	const oddities = await (special ?? benchSeeds)(options);
	if (!options.seedsOnly && !special) {
		oddities.push(...(await benchMode("one source", options)));
		if (options.allSources) oddities.push(...(await benchMode("all sources", options)));
	}
	if (options.dump !== undefined) {
		writeDump(options.dump, oddities);
		console.log(`\n${oddities.length} misses and false alarms in ${options.dump}`);
	}
	console.log(`\n${((performance.now() - started) / 1000).toFixed(1)} s`);
}

await main();
