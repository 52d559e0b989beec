import { realpathSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Corpus, openCorpus, type SourceInput } from "../index.js";
import { type LoadedSources, loadSources, type SourceProblem, seedsFolder } from "../ingest/index.js";
import { type SourceLookup, type TierPatterns, withTier } from "../report/index.js";
import { type Failure, isFailure, sentences } from "./outcome.js";
import { showProgress } from "./progress.js";

export interface OpenedCorpus {
	readonly corpus: Corpus;
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
function withoutDrafts(sources: readonly SourceInput[], drafts: readonly string[]): SourceInput[] {
	const names = new Set(drafts.map((draft) => basename(draft)));
	const paths = new Set(drafts.map(realPath));
	return sources.filter(({ uri }) => {
		if (uri === undefined) return true;
		const path = fileURLToPath(uri);
		return !(names.has(basename(path)) && paths.has(realPath(path)));
	});
}

function loadNamed(patterns: readonly string[]): Promise<LoadedSources> {
	if (patterns.length > 0) return loadSources(patterns);
	const seeds = seedsFolder();
	return loadSources([seeds], { base: dirname(seeds) });
}

function failureOf(
	patterns: readonly string[],
	problems: readonly SourceProblem[],
	left: number,
): Failure | undefined {
	const named = problems.find(({ path }) => patterns.includes(path));
	const fatal = named ?? (left === 0 ? problems[0] : undefined);
	if (fatal !== undefined) return { failure: sentences(fatal.path, fatal.message) };
	if (left > 0) return undefined;
	return { failure: "the corpus holds nothing but the draft. Name a folder of sources with --corpus." };
}

async function selectSources(
	patterns: readonly string[],
	drafts: readonly string[],
): Promise<{ sources: SourceInput[]; notes: string[] } | Failure> {
	const loaded = await loadNamed(patterns);
	const sources = withoutDrafts(loaded.sources, drafts);
	const failure = failureOf(patterns, loaded.problems, sources.length);
	if (failure !== undefined) return failure;
	const notes = loaded.problems.map(({ path, message }) => `skipped ${sentences(path, message)}`);
	if (patterns.length === 0) notes.unshift(seedsNote);
	if (sources.length < loaded.sources.length) {
		notes.push("the draft lies in the corpus. It is not used as a source.");
	}
	return { sources, notes };
}

/** Opens the corpus that `patterns` name, or the seed articles if they name none. `drafts` are never sources. */
export async function openNamedCorpus(
	patterns: readonly string[],
	drafts: readonly string[],
): Promise<OpenedCorpus | Failure> {
	const selected = await selectSources(patterns, drafts);
	if (isFailure(selected)) return selected;
	const progress = showProgress(selected.sources.length);
	const corpus = await openCorpus({ onProgress: progress.update });
	await corpus.add(selected.sources);
	progress.stop();
	return { corpus, notes: selected.notes };
}

/** The sources of a corpus with what is known of them. */
export function sourceLookup(corpus: Corpus, tiers: TierPatterns): SourceLookup {
	return (id) => {
		const source = corpus.source(id);
		const remarks = withTier(corpus.remarksOf(id), id, tiers);
		return source && { ...source, ...corpus.factsOf(id), remarks };
	};
}
