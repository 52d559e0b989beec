import {
	BrowserMessageReader,
	BrowserMessageWriter,
	createConnection,
	ProposedFeatures,
} from "vscode-languageserver/browser.js";
import { ledgerPath, type SourceInput } from "../index.js";
import { decodeText } from "../ingest/decode.js";
import { describeSource, isTable } from "../ingest/source-facts.js";
import { AppendTextRequest, ReadFilesRequest, ReadTextRequest, type SourceFile } from "../protocol/index.js";
import type { Loaded, Ports, Problem } from "./ports.js";
import { startServer } from "./server.js";

function toSource({ id, uri, bytes }: SourceFile): SourceInput | Problem {
	const decoded = decodeText(bytes);
	if ("problem" in decoded) return { path: id, message: decoded.problem };
	const source = describeSource({ id, uri, text: decoded.text });
	return "text" in source ? source : { path: id, message: source.problem };
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
	});
	const read = files.map(toSource);
	return {
		sources: read.filter((one) => "text" in one),
		problems: [
			...problems,
			// a table of something else that merely lies in the folder is not the reader's affair
			...read
				.filter((one) => "message" in one)
				.filter(({ path }) => !isTable(path) || patterns.includes(path)),
		],
	};
}

const ports: Ports = {
	sourceSet: (patterns, folder) => ({
		key: patterns.length === 0 ? "seeds" : JSON.stringify([folder, patterns]),
		watches: patterns.length === 0 || folder === undefined ? [] : [{ baseUri: folder, pattern: "**/*" }],
		load: () => load(patterns, folder),
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
