import type { Connection } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { CorpusReader } from "../index.js";
import { SearchRequest, SourceRequest } from "../protocol/index.js";
import type { Checked } from "./checked.js";
import type { Shelf } from "./corpora.js";
import { addressOf, type Places } from "./places.js";
import type { OpenSource } from "./references.js";
import { createFinder, findingEntries } from "./search.js";
import { shownSource } from "./shown-source.js";
import { symbolsOf } from "./symbols.js";
import { sameUri } from "./uri.js";

export interface SourceHost {
	document(uri: string): TextDocument | undefined;
	/** The URIs of the open documents. */
	open(): Iterable<string>;
	checked(uri: string): Promise<Checked | undefined>;
	/** The sources that the settings of a document's folder, or of a folder itself, name. */
	shelf(uri: string): Promise<Shelf>;
	placesFor(uri: string, corpus: CorpusReader): Places;
}

/** The source that a document shows: one of our own scheme, or a file that is a source as it stands. */
export async function openSource(uri: string, host: SourceHost): Promise<OpenSource | null> {
	const address = addressOf(uri);
	const home = address?.uri ?? uri;
	const { corpus } = await host.shelf(home);
	const inFile = () => corpus.sources().find((one) => one.uri && sameUri(one.uri) === sameUri(uri))?.id;
	const id = address ? address.sourceId : inFile();
	const source = id === undefined ? undefined : corpus.source(id);
	// in a file of another form the offsets are not those of the text
	if (!source || (!address && source.original)) return null;
	return { source, corpus, places: host.placesFor(home, corpus) };
}

/** What the client asks about the sources: their texts, and what in them answers a query. */
export function registerSourceRequests(connection: Connection, host: SourceHost): void {
	const finder = createFinder();

	connection.onRequest(SourceRequest, async ({ uri, sourceId }) => {
		const { corpus } = await host.shelf(uri);
		const source = shownSource(corpus, sourceId);
		if (!source) return null;
		const { text, uri: file } = source.input;
		return { text, title: source.name, ...(file === undefined ? {} : { uri: file }) };
	});

	connection.onRequest(SearchRequest, async ({ query, uri = "" }) => {
		const { corpus, set, edition } = await host.shelf(uri);
		const document = host.document(uri);
		const findings = (document && (await host.checked(uri))?.findings) ?? [];
		const own = document ? findingEntries(document, findings) : [];
		return finder.find(query, corpus, `${edition} ${set.key} ${uri}`, own, host.placesFor(uri, corpus));
	});

	connection.onWorkspaceSymbol(async ({ query }) => {
		const shelves = new Map<string, { uri: string; shelf: Shelf }>();
		for (const uri of host.open()) {
			const shelf = await host.shelf(uri);
			if (!shelves.has(shelf.set.key)) shelves.set(shelf.set.key, { uri, shelf });
		}
		return [...shelves.values()].flatMap(({ uri, shelf }) => {
			const edition = `${shelf.edition} ${shelf.set.key} ${uri}`;
			return symbolsOf(finder.find(query, shelf.corpus, edition, [], host.placesFor(uri, shelf.corpus)));
		});
	});
}
