import { openCorpus, type SourceInput } from "../index.js";
import type { Loaded, LoadOptions, OpenSources } from "./ports.js";
import { sameUri } from "./uri.js";

function isSame(a: SourceInput, b: SourceInput): boolean {
	return (
		a.text === b.text &&
		a.title === b.title &&
		a.publisher === b.publisher &&
		a.published === b.published &&
		a.uri === b.uri
	);
}

/** Keeps in memory what is loaded, for a host whose files cannot be looked at one by one. */
export async function memorySources(load: (options: LoadOptions) => Promise<Loaded>): Promise<OpenSources> {
	let onProgress: ((done: number) => void) | undefined;
	let files: ReadonlySet<string> = new Set();
	const corpus = await openCorpus({ onProgress: (done) => onProgress?.(done) });
	return {
		corpus,
		isSaved: false,
		async refresh({ onProgress: tell, signal }) {
			const loaded = await load({ onProgress: tell, signal });
			const wanted = new Map(loaded.sources.map((source) => [source.id, source]));
			// what was not come to is not known to be gone
			const gone = loaded.left > 0 ? [] : corpus.sources().filter(({ id }) => !wanted.has(id));
			await corpus.remove(gone.map(({ id }) => id));
			const fresh = loaded.sources.filter((source) => {
				const old = corpus.source(source.id);
				return !old || !isSame(old, source);
			});
			let left = fresh.length + loaded.left;
			function* untilStopped() {
				for (const source of fresh) {
					if (signal.aborted) return;
					left--;
					yield source;
				}
			}
			onProgress = (done) => tell(done, fresh.length);
			await corpus.add(untilStopped());
			files = new Set(loaded.sources.flatMap(({ uri }) => (uri === undefined ? [] : [sameUri(uri)])));
			const { problems, notes } = loaded;
			return { problems, notes, left, changed: gone.length + fresh.length > 0 };
		},
		holds: (uri) => files.has(sameUri(uri)),
		close: () => corpus.close(),
	};
}
