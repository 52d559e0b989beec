import { isAbsolute, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import picomatch from "picomatch";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node.js";
import { appendToLedger, findLedger, loadSources, seedsFolder } from "../ingest/index.js";
import type { Ports, SourceSet, Watch } from "./ports.js";
import { startServer } from "./server.js";

function seeds(): SourceSet {
	const base = seedsFolder();
	return { key: "seeds", watches: [], load: () => loadSources([base], { base }) };
}

function folderPath(folder: string | undefined): string {
	return folder?.startsWith("file:") ? fileURLToPath(folder) : process.cwd();
}

/** The folder that a pattern looks in; of a plain name, the name itself, since it may be a folder. */
function watchOf(path: string): Watch {
	const { base, isGlob } = picomatch.scan(path.replaceAll("\\", "/"));
	return { baseUri: pathToFileURL(isGlob ? base || "/" : path).href, pattern: "**/*" };
}

function named(patterns: readonly string[], folder: string | undefined): SourceSet {
	const base = folderPath(folder);
	const paths = patterns.map((pattern) => (isAbsolute(pattern) ? pattern : resolve(base, pattern)));
	return {
		key: [...paths].sort().join("\n"),
		watches: paths.map(watchOf),
		load: () => loadSources(patterns, { base }),
	};
}

const ports: Ports = {
	sourceSet: (patterns, folder) => (patterns.length === 0 ? seeds() : named(patterns, folder)),
	async readLedger(draft, folder) {
		if (!draft.startsWith("file:")) return undefined;
		return findLedger(fileURLToPath(draft), folder?.startsWith("file:") ? fileURLToPath(folder) : undefined);
	},
	appendToLedger,
};

startServer(createConnection(ProposedFeatures.all), ports);
