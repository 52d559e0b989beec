/** Bundles the suites that run inside VS Code: one file each. */
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../setup.mjs";

const outFolder = join(root, "test", "vscode", "out");

async function bundle(suite, options) {
	const outfile = join(outFolder, `${suite}.cjs`);
	await build({
		entryPoints: [join(root, "test", "vscode", suite, "index.ts")],
		outfile,
		bundle: true,
		format: "cjs",
		target: "es2022",
		sourcemap: "inline",
		logLevel: "warning",
		external: ["vscode"],
		...options,
	});
	return outfile;
}

/** The suite for the extension host on Node; mocha is loaded from the project. */
export function bundleApiTests() {
	return bundle("api", { platform: "node", external: ["vscode", "mocha"] });
}

/** The suite for the browser's worker host, mocha's browser build included. */
export function bundleWebTests() {
	return bundle("web", { platform: "browser", define: { global: "globalThis" } });
}

/** What times the way to the first mark, in the extension host on Node. */
export function bundleBench() {
	return bundle("bench", { platform: "node" });
}
