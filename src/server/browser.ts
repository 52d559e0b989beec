import {
	BrowserMessageReader,
	BrowserMessageWriter,
	createConnection,
	ProposedFeatures,
} from "vscode-languageserver/browser.js";
import { ledgerPath, type SourceInput } from "../index.js";
import { type Kind, sourceExtensions } from "../ingest/formats/kinds.js";
import { defaultLimits } from "../ingest/formats/limits.js";
import type { Reading } from "../ingest/formats/types.js";
import { readSource } from "../ingest/read-source.js";
import { AppendTextRequest, ReadFilesRequest, ReadTextRequest } from "../protocol/index.js";
import { memorySources } from "./memory-sources.js";
import type { Loaded, Ports, Problem } from "./ports.js";
import { startServer } from "./server.js";

/** No worker of a browser's extension is there to be ended, so what may hold up its reader is not read. */
async function notHere({ label }: Kind): Promise<Reading> {
	return { problem: `a ${label}, which VS Code for the web does not read; save its text as .txt or .md` };
}

const connection = createConnection(
	ProposedFeatures.all,
	new BrowserMessageReader(self),
	new BrowserMessageWriter(self),
);

/** The worker has no files: the editor reads them. */
async function load(patterns: readonly string[], folder: string | undefined): Promise<Loaded> {
	const { files, problems } = await connection.sendRequest(ReadFilesRequest, {
		folder: folder ?? null,
		patterns,
		extensions: [...sourceExtensions],
	});
	const sources: SourceInput[] = [];
	const told: Problem[] = [...problems];
	for (const file of files) {
		const read = await readSource(file, defaultLimits, notHere);
		sources.push(...read.sources);
		if (read.foreign && !patterns.includes(file.id)) continue;
		told.push(...read.problems.map((message) => ({ path: file.id, message })));
	}
	return { sources, problems: told };
}

const ports: Ports = {
	missesChanges: false,
	sourceSet: ({ sources: patterns }, folder) => ({
		key: patterns.length === 0 ? "seeds" : JSON.stringify([folder, patterns]),
		watches: patterns.length === 0 || folder === undefined ? [] : [{ baseUri: folder, pattern: "**/*" }],
		open: () => memorySources(() => load(patterns, folder)),
	}),
	async readLedger(draft, folder) {
		if (draft.startsWith("untitled:") || folder === undefined) return undefined;
		const home = folder.replace(/\/$/, "");
		const path = `${home}/${ledgerPath}`;
		const text = await connection.sendRequest(ReadTextRequest, { uri: path });
		return { path, draft: decodeURIComponent(draft.slice(home.length + 1)), text: text ?? "" };
	},
	async appendToLedger(path, lines) {
		await connection.sendRequest(AppendTextRequest, { uri: path, text: lines });
	},
};

startServer(connection, ports);
