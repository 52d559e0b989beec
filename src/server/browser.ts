import {
	BrowserMessageReader,
	BrowserMessageWriter,
	createConnection,
	ProposedFeatures,
} from "vscode-languageserver/browser.js";
import { ledgerPath, type SourceInput } from "../index.js";
import { type Kind, maxBytesOf } from "../ingest/formats/kinds.js";
import { defaultLimits, tooLarge } from "../ingest/formats/limits.js";
import type { Reading } from "../ingest/formats/types.js";
import { readSource } from "../ingest/read-source.js";
import {
	AppendTextRequest,
	type FileReading,
	ListFolderRequest,
	LookUpRequest,
	ReadFileRequest,
	ReadSeedsRequest,
	ReadTextRequest,
} from "../protocol/index.js";
import { memorySources } from "./memory-sources.js";
import type { Loaded, LoadOptions, Ports, SourceChoice, SourceSet } from "./ports.js";
import { startServer } from "./server.js";
import { exclusionNote } from "./source-notes.js";
import { findVirtualFiles, type VirtualFolder } from "./virtual-files.js";

/** No worker of a browser's extension is there to be ended, so what may hold up its reader is not read. */
async function notHere({ label }: Kind): Promise<Reading> {
	return { problem: `a ${label}, which VS Code for the web does not read; save its text as .txt or .md` };
}

const connection = createConnection(
	ProposedFeatures.all,
	new BrowserMessageReader(self),
	new BrowserMessageWriter(self),
);

/** The articles that ship. */
async function loadSeeds(): Promise<Loaded> {
	const files = await connection.sendRequest(ReadSeedsRequest);
	const read = await Promise.all(files.map((file) => readSource(file, defaultLimits, notHere)));
	return { sources: read.flatMap(({ sources }) => sources), problems: [], notes: [], left: 0 };
}

/** The worker has no files: the editor reads them. */
function virtualFolder(folder: string): VirtualFolder & { read(path: string): Promise<FileReading> } {
	const read = (path: string) =>
		connection.sendRequest(ReadFileRequest, { folder, path, mostBytes: maxBytesOf(path) });
	return {
		read,
		lookUp: (path) => connection.sendRequest(LookUpRequest, { folder, path }),
		list: (path) => connection.sendRequest(ListFolderRequest, { folder, path }),
		async readText(path) {
			const found = await read(path);
			return "bytes" in found ? new TextDecoder().decode(found.bytes) : undefined;
		},
	};
}

const noFolder = "no folder is open, so there is nothing to look in; open a folder";
const AT_ONCE = 8;

async function load(
	{ sources: patterns, exclude, useGitignore }: SourceChoice,
	home: string | undefined,
	{ onProgress, signal }: LoadOptions,
): Promise<Loaded> {
	if (home === undefined) {
		const problems = patterns.map((path) => ({ path, message: noFolder }));
		return { sources: [], problems, notes: [], left: 0 };
	}
	const folder = virtualFolder(home);
	const found = await findVirtualFiles(patterns, { exclude, gitignore: useGitignore }, folder);
	const sources: SourceInput[] = [];
	const problems = [...found.problems];
	const queue = found.paths.values();
	let done = 0;

	async function read(id: string): Promise<void> {
		const file = await folder.read(id);
		if ("tooLarge" in file) problems.push({ path: id, message: tooLarge(maxBytesOf(id)) });
		else if ("problem" in file) problems.push({ path: id, message: file.problem });
		else {
			const reading = await readSource({ id, ...file }, defaultLimits, notHere);
			sources.push(...reading.sources);
			if (reading.foreign && !patterns.includes(id)) return;
			problems.push(...reading.problems.map((message) => ({ path: id, message })));
		}
	}

	async function work(): Promise<void> {
		for (const id of queue) {
			if (signal.aborted) return;
			await read(id);
			onProgress(++done, found.paths.length);
		}
	}

	await Promise.all(Array.from({ length: AT_ONCE }, work));
	problems.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
	return { sources, problems, notes: found.excluded.map(exclusionNote), left: found.paths.length - done };
}

function sourceSet(choice: SourceChoice, folder: string | undefined): SourceSet {
	const { sources: patterns, exclude, useGitignore } = choice;
	if (patterns.length === 0) return { key: "seeds", watches: [], open: () => memorySources(loadSeeds) };
	return {
		key: JSON.stringify([folder, patterns, exclude, useGitignore]),
		watches: folder === undefined ? [] : [{ baseUri: folder, pattern: "**/*" }],
		open: () => memorySources((options) => load(choice, folder, options)),
	};
}

const ports: Ports = {
	missesChanges: false,
	sourceSet,
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
