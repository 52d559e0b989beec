import type { CorpusReader, SourceInput, SourceSummary } from "../index.js";
import { sourceName } from "../report/source-name.js";

/** A source with what a reader is told of it. */
export interface ShownSource {
	readonly input: SourceInput;
	/** Its title, or else its first words. */
	readonly name: string;
	readonly publisher?: string;
	/** ISO 8601. */
	readonly published?: string;
}

/** What a source is called in a list: its title, or else its first words. */
export function nameOfSummary({ id, title, opening = "" }: SourceSummary): string {
	return sourceName({ id, text: opening, ...(title === undefined ? {} : { title }) });
}

const shown = new WeakMap<SourceInput, ShownSource>();

/** The source of an id, as it is shown everywhere. */
export function shownSource(corpus: CorpusReader, id: string): ShownSource | undefined {
	const input = corpus.source(id);
	if (!input) return undefined;
	const known = shown.get(input);
	if (known) return known;
	const { title, published } = corpus.factsOf(id);
	const made: ShownSource = {
		input,
		name: sourceName({ id, text: input.text, ...(title === undefined ? {} : { title }) }),
		...(input.publisher === undefined ? {} : { publisher: input.publisher }),
		...(published === undefined ? {} : { published }),
	};
	shown.set(input, made);
	return made;
}
