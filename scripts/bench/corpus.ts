import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCorpus } from "../../src/engine/corpus-reader.js";
import { type CorpusReader, openCorpus, type SourceInput } from "../../src/index.js";
import { diskFolder } from "../../src/indexer/disk-folder.js";
import { openKeeper } from "../../src/indexer/keeper.js";
import { recipe } from "../../src/indexer/recipe.js";
import { openUnitIndex, type UnitIndex } from "../../src/indexer/unit-index.js";

export interface BenchCorpus extends CorpusReader {
	close(): Promise<void>;
}

let isSaved = false;

/** From now on every corpus is one that was saved to disk and opened again. */
export function useSavedCorpora(): void {
	isSaved = true;
}

/** A corpus of sources, in memory unless told otherwise. */
export async function corpusOf(sources: readonly SourceInput[]): Promise<BenchCorpus> {
	if (!isSaved) {
		const corpus = await openCorpus();
		await corpus.add(sources);
		return corpus;
	}
	const folder = await mkdtemp(join(tmpdir(), "corroborate-bench-"));
	// in two parts, as sources come in the course of time
	const half = sources.length >> 1;
	for (const part of [sources.slice(0, half), sources.slice(half)]) {
		const index = await openIndex(folder);
		await index.put(part.map((source) => ({ key: source.id, stamp: "", sources: [source] })));
		await index.close();
	}
	const index = await openIndex(folder);
	return Object.assign(readCorpus(index.store), {
		async close() {
			await index.close();
			await rm(folder, { recursive: true, force: true });
		},
	});
}

async function openIndex(folder: string): Promise<UnitIndex> {
	return openUnitIndex(await openKeeper(diskFolder(folder), recipe(), folder));
}
