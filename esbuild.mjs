/** Builds dist: `--production` minifies and leaves out source maps, `--watch` builds again on every change. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, context } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

const shared = {
	absWorkingDir: root,
	bundle: true,
	minify: production,
	sourcemap: !production,
	target: "es2022",
	logLevel: "warning",
	legalComments: "none",
	// Where a package has both, its ES module is bundled: UMD wrappers hide their parts from the bundler.
	mainFields: ["module", "main"],
};

/** A checksum over everything that decides how a text is read: an index that was saved by other code is made anew. */
function recipe() {
	const sum = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
	for (const folder of ["text", "claims", "corpus", "ingest"]) {
		const path = join(root, "src", folder);
		const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) =>
			entry.isFile(),
		);
		for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort())
			sum.update(file.slice(root.length)).update(readFileSync(file));
	}
	return sum.digest("hex").slice(0, 32);
}

const RECIPE = JSON.stringify(recipe());

const onNode = {
	...shared,
	platform: "node",
	format: "cjs",
	// CommonJS has no import.meta: what is read beside the bundle is found from its own file.
	define: { "import.meta.url": "importMetaUrl", WORKER_ENDING: '".cjs"', RECIPE },
	banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
};

const inBrowser = {
	...shared,
	platform: "browser",
	mainFields: ["browser", "module", "main"],
	// Extension hosts and servers run in workers, where no document is.
	conditions: ["worker", "browser"],
	define: { SEED_FILES: JSON.stringify(readdirSync(join(root, "seeds")).sort()) },
};

/** The library and the command line leave packages to npm, which installs them beside. */
const published = {
	...shared,
	platform: "node",
	format: "esm",
	packages: "external",
	define: { WORKER_ENDING: '".js"', RECIPE },
};

/**
 * The package is of ES modules, so the manifest must name a ".cjs" file; older web hosts of VS Code append
 * ".js" to any name that does not end in it.
 */
const webExtensionFiles = ["dist/extension/browser.cjs", "dist/extension/browser.cjs.js"];

/** What runs in threads of its own, built beside what starts it. */
const workers = [
	["reader-worker", "src/ingest/reader-worker.ts"],
	["segment-worker", "src/indexer/segment-worker.ts"],
];

const bundles = [
	{
		...onNode,
		entryPoints: ["src/extension/node.ts"],
		outfile: "dist/extension/node.cjs",
		external: ["vscode"],
	},
	...webExtensionFiles.map((outfile) => ({
		...inBrowser,
		format: "cjs",
		entryPoints: ["src/extension/browser.ts"],
		outfile,
		external: ["vscode"],
	})),
	{
		...shared,
		platform: "browser",
		format: "iife",
		entryPoints: ["src/sheet/main.ts", "src/sheet/main.css"],
		outdir: "dist/sheet",
	},
	{ ...onNode, entryPoints: ["src/server/node.ts"], outfile: "dist/server/node.cjs" },
	{ ...onNode, entryPoints: ["src/server/cached-node.ts"], outfile: "dist/server/cached-node.cjs" },
	...workers.map(([name, source]) => ({
		...onNode,
		entryPoints: [source],
		outfile: `dist/server/${name}.cjs`,
	})),
	{ ...inBrowser, format: "iife", entryPoints: ["src/server/browser.ts"], outfile: "dist/server/browser.js" },
	{ ...published, entryPoints: ["src/index.ts"], outfile: "dist/index.js" },
	{ ...published, entryPoints: ["src/indexer/index.ts"], outfile: "dist/files.js" },
	...workers.map(([name, source]) => ({
		...published,
		entryPoints: [source],
		outfile: `dist/${name}.js`,
	})),
	{
		...published,
		entryPoints: ["src/cli/main.ts"],
		outfile: "dist/cli.js",
		banner: { js: "#!/usr/bin/env node" },
	},
	{
		...published,
		entryPoints: ["src/server/bin.ts"],
		outfile: "dist/corroborate-server.js",
		banner: { js: "#!/usr/bin/env node" },
	},
];

function emitTypes() {
	const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
	const { status } = spawnSync(process.execPath, [tsc, "-p", "scripts/tsconfig.types.json"], {
		cwd: root,
		stdio: "inherit",
	});
	if (status !== 0) throw new Error("The type declarations were not written.");
}

const nested = /node_modules\/((?:@[^/]+\/)?[^/]+)(?:\/node_modules\/((?:@[^/]+\/)?[^/]+))*/;

/**
 * The packages of which something is in a bundle: all of them must stand in the third-party notices. What a package has
 * taken in among its own files is part of it.
 */
function packagesIn(built) {
	const outputs = built.flatMap(({ metafile }) => Object.values(metafile.outputs));
	const paths = outputs.flatMap(({ inputs }) => Object.keys(inputs));
	const names = paths.flatMap((path) => {
		const [, outer, inner] = nested.exec(path) ?? [];
		return inner ?? outer ?? [];
	});
	return [...new Set(names)].sort();
}

function makeExecutable() {
	for (const file of ["dist/cli.js", "dist/corroborate-server.js"]) chmodSync(join(root, file), 0o755);
}

if (watch) {
	const contexts = await Promise.all(bundles.map((options) => context({ ...options, logLevel: "info" })));
	await Promise.all(contexts.map((one) => one.watch()));
} else {
	rmSync(join(root, "dist"), { recursive: true, force: true });
	const built = await Promise.all(bundles.map((options) => build({ ...options, metafile: true })));
	makeExecutable();
	writeFileSync(
		join(root, "dist", "bundled-packages.json"),
		JSON.stringify(packagesIn(built), undefined, "\t"),
	);
	if (!process.argv.includes("--no-types")) emitTypes();
}
