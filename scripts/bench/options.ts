import { parseArgs } from "node:util";
import { type SetName, setNames, splitOf } from "./data.js";

export interface BenchOptions {
	readonly sets: readonly SetName[];
	readonly kind: string | undefined;
	readonly split: "dev" | "test" | undefined;
	readonly quick: boolean;
	readonly seedsOnly: boolean;
	readonly mentions: boolean;
	readonly self: boolean;
	readonly quotations: boolean;
	readonly others: boolean;
	readonly exchanged: boolean;
	readonly company: boolean;
	readonly allSources: boolean;
	readonly index: boolean;
	readonly brief: boolean;
	readonly verbose: boolean;
	readonly dump: string | undefined;
}

export const usage = `npm run bench:accuracy -- [options]
  --seeds-only    only the seed articles
  --mentions      only the figures and dates found in the spec files, beside other libraries'
  --quotations    only drafts made of the sources' own quotations, changed and unchanged
  --set NAME      only this set: ${setNames.join(", ")}
  --kind KIND     only this kind of row
  --split HALF    dev or test: half of the sources, by a hash of their ids
  --quick         every fourth row
  --self          only: published articles as drafts, without sources
  --others        only: published articles as drafts, against the other articles of their set
  --exchanged     only: two figures of a sentence in each other's place
  --company       only: several facts of one claim wrong at once
  --all-sources   also with all sources of a set in one corpus
  --index         with corpora that were saved to disk and opened again: the figures must not change
  --brief         totals only, no line a kind
  --verbose       list the wrong rows of the seeds, or of the spec files
  --dump FILE     write every miss and false alarm as a line of JSON`;

/** Reads the arguments; a text instead of options is what is wrong with them. */
export function readOptions(args: readonly string[]): BenchOptions | string {
	let values: ReturnType<typeof parse>;
	try {
		values = parse(args);
	} catch (error) {
		return `${error instanceof Error ? error.message : String(error)}\n\n${usage}`;
	}
	if (values.help) return usage;
	const sets = values.set === undefined ? setNames : setNames.filter((name) => name === values.set);
	if (sets.length === 0) return `There is no set "${values.set}".\n\n${usage}`;
	const { split } = values;
	if (split !== undefined && split !== "dev" && split !== "test")
		return `--split is dev or test.\n\n${usage}`;
	return {
		sets,
		kind: values.kind,
		split,
		quick: values.quick,
		seedsOnly: values["seeds-only"],
		mentions: values.mentions,
		self: values.self,
		quotations: values.quotations,
		others: values.others,
		exchanged: values.exchanged,
		company: values.company,
		allSources: values["all-sources"],
		index: values.index,
		brief: values.brief,
		verbose: values.verbose,
		dump: values.dump,
	};
}

function parse(args: readonly string[]) {
	return parseArgs({
		args: [...args],
		options: {
			set: { type: "string" },
			kind: { type: "string" },
			split: { type: "string" },
			dump: { type: "string" },
			quick: { type: "boolean", default: false },
			"seeds-only": { type: "boolean", default: false },
			mentions: { type: "boolean", default: false },
			self: { type: "boolean", default: false },
			quotations: { type: "boolean", default: false },
			others: { type: "boolean", default: false },
			exchanged: { type: "boolean", default: false },
			company: { type: "boolean", default: false },
			"all-sources": { type: "boolean", default: false },
			index: { type: "boolean", default: false },
			brief: { type: "boolean", default: false },
			verbose: { type: "boolean", default: false },
			help: { type: "boolean", default: false },
		},
	}).values;
}

/** The rows that the options ask for. */
export function chosen<T extends { readonly source: string }>(
	rows: readonly T[],
	options: BenchOptions,
): T[] {
	return rows
		.filter((row) => options.split === undefined || splitOf(row.source) === options.split)
		.filter((_, index) => !options.quick || index % 4 === 0);
}
