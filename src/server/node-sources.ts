import { fileURLToPath } from "node:url";
import { type FileCorpusOptions, openFileCorpus } from "../indexer/index.js";
import type { OpenSources } from "./ports.js";
import { exclusionNote, indexNote } from "./source-notes.js";

/** The sources that files hold, with the index over them in a folder, or in memory where there is none. */
export async function openFiles(options: FileCorpusOptions): Promise<OpenSources> {
	const corpus = await openFileCorpus(options);
	const closing = new AbortController();
	let tidying: Promise<void> = Promise.resolve();
	return {
		corpus,
		isSaved: corpus.isWhole,
		async refresh({ only, ...given }) {
			const paths = only?.filter((uri) => uri.startsWith("file:")).map((uri) => fileURLToPath(uri));
			const { problems, excluded, left, read, removed } = await corpus.refresh({
				...given,
				...(paths && { only: paths }),
			});
			tidying = tidying.then(() => corpus.tidy(closing.signal));
			const notes = [...corpus.notes.map(indexNote), ...excluded.map(exclusionNote)];
			return { problems, notes, left, changed: read + removed > 0 };
		},
		holds: (uri) => uri.startsWith("file:") && corpus.holds(fileURLToPath(uri)),
		async close() {
			closing.abort();
			await tidying;
			await corpus.close();
		},
	};
}
