import { createHash } from "node:crypto";
import { isAbsolute, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import picomatch from "picomatch";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node.js";
import { removeStaleIndexes } from "../indexer/index.js";
import { appendToLedger, findLedger, seedsFolder } from "../ingest/index.js";
import { openFiles } from "./node-sources.js";
import type { Ports, SourceChoice, SourceSet, Watch } from "./ports.js";
import { startServer } from "./server.js";

function seeds(): SourceSet {
	const base = seedsFolder();
	return { key: "seeds", watches: [], open: () => openFiles({ sources: [base], base }) };
}

function folderPath(folder: string | undefined): string {
	return folder?.startsWith("file:") ? fileURLToPath(folder) : process.cwd();
}

/** The folder that a pattern looks in; of a plain name, the name itself, since it may be a folder. */
function watchOf(path: string): Watch {
	const { base, isGlob } = picomatch.scan(path.replaceAll("\\", "/"));
	return { baseUri: pathToFileURL(isGlob ? base || "/" : path).href, pattern: "**/*" };
}

function named(
	{ sources: patterns, exclude, useGitignore, reading }: SourceChoice,
	folder: string | undefined,
	storage: string | undefined,
): SourceSet {
	const base = folderPath(folder);
	const paths = patterns.map((pattern) => (isAbsolute(pattern) ? pattern : resolve(base, pattern)));
	const rules = { exclude, gitignore: useGitignore };
	const left = exclude.length > 0 || useGitignore ? [JSON.stringify(rules)] : [];
	const key = [...[...paths].sort(), ...left].join("\n");
	const index = `index-${nameOf(`${base}\n${key}`)}`;
	return {
		key,
		index,
		watches: paths.map(watchOf),
		open: () =>
			openFiles({
				...{ sources: patterns, base, rules, memory: reading.memory },
				...(reading.threads > 0 && { workers: reading.threads }),
				...(storage !== undefined && { index: join(storage, index) }),
			}),
	};
}

/** A folder's name for a set of sources. */
function nameOf(key: string): string {
	return createHash("sha256").update(key).digest("hex").slice(0, 16);
}

const indexName = /^index-[0-9a-f]{16}$/;

async function cleared(storage: string, kept: ReadonlySet<string>): Promise<string[]> {
	const gone = await removeStaleIndexes(storage, (name) => indexName.test(name), kept, Date.now());
	return gone.map(({ name, used }) => {
		const day = new Date(used).toISOString().slice(0, 10);
		return `Removed the saved index ${name}: no settings ask for it, and it was last used on ${day}.`;
	});
}

const ports: Ports = {
	removeStaleIndexes: cleared,
	sourceSet: (choice, folder, storage) =>
		choice.sources.length === 0 ? seeds() : named(choice, folder, storage),
	async readLedger(draft, folder) {
		if (!draft.startsWith("file:")) return undefined;
		return findLedger(fileURLToPath(draft), folder?.startsWith("file:") ? fileURLToPath(folder) : undefined);
	},
	appendToLedger,
	missesChanges: true,
};

startServer(createConnection(ProposedFeatures.all), ports);
