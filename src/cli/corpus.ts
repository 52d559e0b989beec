import { realpathSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { CorpusReader } from "../index.js";
import { type FileCorpus, openFileCorpus, type Refreshed } from "../indexer/index.js";
import { type Exclusion, seedsFolder } from "../ingest/index.js";
import { type SourceLookup, type TierPatterns, withTier } from "../report/index.js";
import { type Failure, sentences } from "./outcome.js";
import { showProgress } from "./progress.js";

export interface OpenedCorpus {
	readonly corpus: FileCorpus;
	readonly notes: readonly string[];
}

const seedsNote = "no --corpus named. Using the articles that ship with Corroborate.";

function realPath(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		return resolve(path);
	}
}

/** A draft that lies in the corpus folder would otherwise be its own evidence. */
function isDraft(drafts: readonly string[]): (path: string) => boolean {
	const names = new Set(drafts.map((draft) => basename(draft)));
	const paths = new Set(drafts.map(realPath));
	return (path) => names.has(basename(path)) && paths.has(realPath(path));
}

function failureOf(patterns: readonly string[], { problems }: Refreshed, size: number): Failure | undefined {
	const named = problems.find(({ path }) => patterns.includes(path));
	const fatal = named ?? (size === 0 ? problems[0] : undefined);
	if (fatal !== undefined) return { failure: sentences(fatal.path, fatal.message) };
	if (size > 0) return undefined;
	return { failure: "the corpus holds nothing but the draft. Name a folder of sources with --corpus." };
}

function counted(count: number): string {
	return count.toLocaleString("en");
}

/** What was done to bring a saved index up to date: "12 of 9,800 files read again". */
function indexNote(before: number, { files, read, removed }: Refreshed): string {
	const gone = removed > 0 ? `, ${counted(removed)} gone` : "";
	if (before === 0) return `index made: ${counted(read)} files read.`;
	if (read === 0) return `index up to date: none of ${counted(files)} files changed${gone}.`;
	return `index brought up to date: ${counted(read)} of ${counted(files)} files read again${gone}.`;
}

function exclusionNote({ rule, count }: Exclusion): string {
	return `${rule}: ${count === 1 ? "1 file or folder is" : `${counted(count)} files and folders are`} left out by this.`;
}

/** What of the command line says which sources there are. */
export interface CorpusArguments {
	readonly corpus: readonly string[];
	readonly index?: string;
	readonly exclude: readonly string[];
	readonly gitignore?: boolean;
}

/**
 * Opens the corpus that is named, or the seed articles if none is, with the index that is kept in a folder, if one is
 * given. `drafts` are never sources.
 */
export async function openNamedCorpus(
	{ corpus: patterns, index, exclude, gitignore = false }: CorpusArguments,
	drafts: readonly string[],
): Promise<OpenedCorpus | Failure> {
	const seeds = seedsFolder();
	const corpus = await openFileCorpus({
		...(patterns.length > 0 ? { sources: patterns } : { sources: [seeds], base: dirname(seeds) }),
		...(index === undefined ? {} : { index }),
		rules: { exclude, gitignore },
		isLeftOut: isDraft(drafts),
	});
	const before = corpus.size;
	const progress = showProgress();
	const refreshed = await corpus.refresh({ onProgress: progress.update });
	if (refreshed.read > 0) await corpus.tidy();
	progress.stop();
	const failure = failureOf(patterns, refreshed, corpus.size);
	if (failure !== undefined) {
		await corpus.close();
		return failure;
	}
	const notes = refreshed.problems.map(({ path, message }) => `skipped ${sentences(path, message)}`);
	notes.push(...refreshed.excluded.map(exclusionNote));
	if (patterns.length === 0) notes.unshift(seedsNote);
	if (refreshed.leftOut > 0) notes.push("the draft lies in the corpus. It is not used as a source.");
	if (index !== undefined) {
		notes.push(...corpus.notes.map(({ message }) => sentences(index, message)), indexNote(before, refreshed));
	}
	return { corpus, notes };
}

/** The sources of a corpus with what is known of them. */
export function sourceLookup(corpus: CorpusReader, tiers: TierPatterns): SourceLookup {
	return (id) => {
		const source = corpus.source(id);
		const remarks = withTier(corpus.remarksOf(id), id, tiers);
		return source && { ...source, ...corpus.factsOf(id), remarks };
	};
}
