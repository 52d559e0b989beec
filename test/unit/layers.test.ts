import { strict as assert } from "node:assert";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, normalize, relative, sep } from "node:path";

/** What a folder may import: a folder's name, or "types:NAME" for `import type` from that folder's types.ts alone. */
const allowed: Readonly<Record<string, readonly string[]>> = {
	text: [],
	claims: ["text"],
	corpus: ["text", "claims"],
	checks: ["text", "claims", "types:corpus"],
	config: [],
	engine: ["text", "claims", "corpus", "checks", "config"],
	ledger: ["text", "types:engine"],
	report: ["text", "types:engine", "types:ledger"],
	index: ["text", "claims", "corpus", "checks", "engine", "ledger", "config", "report"],
	ingest: ["text", "types:corpus"],
	indexer: ["corpus", "engine", "ingest"],
	protocol: ["types:*"],
	server: ["index", "ingest", "indexer", "report", "config", "protocol"],
	cli: ["index", "ingest", "indexer", "report", "config"],
	extension: ["protocol", "config"],
	sheet: ["protocol"],
};

const nodeFolders: ReadonlySet<string> = new Set(["ingest", "indexer", "cli"]);

function mayUseNode(file: string): boolean {
	const name = file.slice(file.lastIndexOf("/") + 1);
	if (nodeFolders.has(folderOf(file))) return true;
	if (file === "extension/node.ts") return true;
	return folderOf(file) === "server" && name.includes("node");
}

interface Import {
	readonly from: string;
	readonly specifier: string;
	readonly typeOnly: boolean;
}

const builtins: ReadonlySet<string> = new Set(builtinModules);
const statements =
	/\b(?:import|export)\s+(type\s+)?((?:[\w$*]+\s*,?\s*)?(?:\{[^}]*\}|\*\s*as\s+[\w$]+|\*(?:\s*as\s+[\w$]+)?)?\s*from\s*)["']([^"']+)["']/g;
const bareImports = /\bimport\s*["']([^"']+)["']/g;
const calls = /\b(?:import|require)\s*\(\s*["'`]([^"'`]+)["'`]/g;

function withoutComments(source: string): string {
	return source.replace(/^\s*\/\*[\s\S]*?\*\//gm, "").replace(/^\s*\/\/.*$/gm, "");
}

function importsOf(file: string, source: string): Import[] {
	const code = withoutComments(source);
	const found: Import[] = [];
	for (const [, type, names = "", specifier = ""] of code.matchAll(statements)) {
		const members = /\{([^}]*)\}/
			.exec(names)?.[1]
			?.split(",")
			.filter((member) => member.trim() !== "");
		const everyMemberIsType = members?.every((member) => /^\s*type\s/.test(member)) ?? false;
		found.push({ from: file, specifier, typeOnly: type !== undefined || everyMemberIsType });
	}
	for (const [, specifier = ""] of code.matchAll(bareImports)) {
		found.push({ from: file, specifier, typeOnly: false });
	}
	for (const match of code.matchAll(calls)) {
		const isTypeQuery = /^\s*\)\s*\.\s*[A-Z]/.test(code.slice(match.index + match[0].length));
		found.push({ from: file, specifier: match[1] ?? "", typeOnly: isTypeQuery });
	}
	return found;
}

function folderOf(file: string): string {
	const slash = file.indexOf("/");
	return slash < 0 ? file.replace(/\.ts$/, "") : file.slice(0, slash);
}

function targetOf({ from, specifier }: Import): string | undefined {
	if (!specifier.startsWith(".")) return undefined;
	return normalize(join(dirname(from), specifier))
		.split(sep)
		.join("/")
		.replace(/\.js$/, ".ts");
}

function arrowFault(arrow: Import, target: string): string | undefined {
	const from = folderOf(arrow.from);
	const to = folderOf(target);
	if (from === to) return undefined;
	const rules = allowed[from];
	if (rules === undefined) return `${arrow.from} is in a folder without a row`;
	if (rules.includes(to)) return undefined;
	if (rules.includes("types:*") && arrow.typeOnly) return undefined;
	if (rules.includes(`types:${to}`) && arrow.typeOnly && target === `${to}/types.ts`) return undefined;
	return `${arrow.from} may not import ${target}${rules.includes(`types:${to}`) ? " except its types" : ""}`;
}

function packageFault({ from, specifier }: Import): string | undefined {
	const name = specifier.replace(/^node:/, "");
	const isBuiltin = specifier.startsWith("node:") || builtins.has(name.split("/")[0] ?? name);
	if (isBuiltin && !mayUseNode(from)) return `${from} is pure and may not import ${specifier}`;
	if (specifier === "vscode" && folderOf(from) !== "extension") return `${from} may not import vscode`;
	return undefined;
}

function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[] {
	const state = new Map<string, "open" | "done">();
	const found: string[] = [];
	const visit = (file: string, path: readonly string[]): void => {
		if (state.get(file) === "done") return;
		if (state.get(file) === "open") {
			found.push(`cycle: ${[...path.slice(path.indexOf(file)), file].join(" -> ")}`);
			return;
		}
		state.set(file, "open");
		for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
		state.set(file, "done");
	};
	for (const file of graph.keys()) visit(file, []);
	return found;
}

/** Every breach of the layers, in words. `files` maps paths below src to their sources. */
function layerFaults(files: ReadonlyMap<string, string>): string[] {
	const faults: string[] = [];
	const graph = new Map<string, string[]>();
	for (const [file, source] of files) {
		const edges: string[] = [];
		for (const arrow of importsOf(file, source)) {
			const target = targetOf(arrow);
			const fault = target === undefined ? packageFault(arrow) : arrowFault(arrow, target);
			if (fault !== undefined) faults.push(fault);
			if (target !== undefined && files.has(target)) edges.push(target);
		}
		graph.set(file, edges);
	}
	return [...faults, ...cyclesOf(graph)];
}

function sourceFiles(folder: string): Map<string, string> {
	const files = new Map<string, string>();
	for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
		if (!/\.tsx?$/.test(entry)) continue;
		const path = join(folder, entry);
		files.set(relative(folder, path).split(sep).join("/"), readFileSync(path, "utf8"));
	}
	return files;
}

function planted(files: Record<string, string>): string[] {
	return layerFaults(new Map(Object.entries(files)));
}

describe("layers", () => {
	const root = join(import.meta.dirname, "..", "..", "src");

	it("are kept by every import in src", () => {
		assert.ok(existsSync(root));
		assert.deepEqual(layerFaults(sourceFiles(root)), []);
	});

	describe("the checker", () => {
		it("accepts the arrows of the table", () => {
			assert.deepEqual(
				planted({
					"text/a.ts": 'import b from "./b.js";',
					"text/b.ts": 'import stem from "wink-porter2-stemmer";',
					"claims/c.ts": 'import { a } from "../text/a.js";',
					"checks/d.ts": 'import type { SourceInput } from "../corpus/types.js";',
					"report/e.ts": 'import { type Report } from "../engine/types.js";',
					"protocol/f.ts": 'import type { Report } from "../engine/types.js";',
					"server/server.ts": 'import { openCorpus } from "../index.js";',
					"server/node.ts": 'import { readFile } from "node:fs/promises";',
					"extension/shared.ts": 'import * as vscode from "vscode";',
					"ingest/g.ts": 'import fs from "fs";',
				}),
				[],
			);
		});

		const forbidden: readonly (readonly [string, Record<string, string>])[] = [
			["an arrow that is not in the table", { "text/a.ts": 'import { x } from "../claims/x.js";' }],
			["a type import that is not in the table", { "text/a.ts": 'import type { X } from "../claims/x.js";' }],
			["a re-export", { "claims/a.ts": 'export { x } from "../engine/x.js";' }],
			["a star re-export", { "claims/a.ts": 'export * from "../engine/x.js";' }],
			["a dynamic import", { "claims/a.ts": 'const x = await import("../engine/x.js");' }],
			["an import for its effects", { "claims/a.ts": 'import "../engine/x.js";' }],
			["an import over several lines", { "claims/a.ts": 'import {\n\tx,\n\ty,\n} from "../engine/x.js";' }],
			[
				"a value from a folder whose types alone are open",
				{ "report/a.ts": 'import { x } from "../engine/types.js";' },
			],
			[
				"a mixed import from such a folder",
				{ "report/a.ts": 'import { type T, x } from "../engine/types.js";' },
			],
			[
				"types from another file of such a folder",
				{ "report/a.ts": 'import type { X } from "../engine/check.js";' },
			],
			["a value imported by the protocol", { "protocol/a.ts": 'import { x } from "../engine/types.js";' }],
			["the engine imported by the extension", { "extension/a.ts": 'import { x } from "../index.js";' }],
			[
				"the protocol imported by the command line",
				{ "cli/a.ts": 'import type { X } from "../protocol/x.js";' },
			],
			["a folder without a row", { "misc/a.ts": 'import { x } from "../text/x.js";' }],
			["a Node built-in in a pure folder", { "corpus/a.ts": 'import fs from "node:fs";' }],
			["a Node built-in without its prefix", { "corpus/a.ts": 'import { join } from "path";' }],
			["a Node built-in in the library's face", { "index.ts": 'import fs from "node:fs";' }],
			["a Node built-in in the shared server", { "server/server.ts": 'import fs from "node:fs";' }],
			["vscode outside the extension", { "server/node.ts": 'import type { Uri } from "vscode";' }],
			["a cycle", { "text/a.ts": 'import "./b.js";', "text/b.ts": 'import type { A } from "./a.js";' }],
		];
		for (const [what, files] of forbidden) {
			it(`finds ${what}`, () => assert.notDeepEqual(planted(files), []));
		}

		it("passes over imports in comments", () => {
			assert.deepEqual(
				planted({ "text/a.ts": '/* import x from "../engine/x.js"; */\n// import "node:fs"\n' }),
				[],
			);
		});
	});
});
