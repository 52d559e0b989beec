/**
 * `npm test`: installs what is missing, checks, builds, and runs every suite, those inside a real VS Code
 * included. `--fast` leaves out the suites that need an editor. The last line sums up all of them.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "./process.mjs";
import { ensureDependencies, root } from "./setup.mjs";

const fast = process.argv.includes("--fast");
const inCi = Boolean(process.env.CI) && process.env.CI !== "false";

const total = { passed: 0, failed: 0, skipped: 0 };
const notRun = [];

function heading(name) {
	console.log(`\n── ${name} ──`);
}

/** A check has no tests to count: it only counts, as one failure, when it fails. */
async function check(name, args) {
	heading(name);
	const ok = (await run(process.execPath, args, { cwd: root, shell: false })) === 0;
	console.log(ok ? `${name}: fine` : `${name}: FAILED`);
	if (!ok) total.failed += 1;
	return ok;
}

/** A suite gives its counts, or throws when it could not be run: in CI that is a failure. */
async function suite(name, body) {
	heading(name);
	try {
		const counts = await body();
		for (const key of Object.keys(total)) total[key] += counts[key];
	} catch (error) {
		console.error(`${name} COULD NOT RUN: ${error.message}`);
		notRun.push(name);
		if (inCi) total.failed += 1;
	}
}

function manifestCheck() {
	const script = readdirSync(join(root, "scripts")).find((name) => /^(make-)?manifest\.(mjs|ts)$/.test(name));
	if (!script) return [];
	const loader = script.endsWith(".ts") ? ["--import=tsx"] : [];
	return [["Manifest", [...loader, join("scripts", script), "--check"]]];
}

function binary(...path) {
	return join(root, "node_modules", ...path);
}

async function editorSuites() {
	const { ensureVSCode } = await import("./vscode/install.mjs");
	const { ensureBrowser } = await import("./vscode/find-browser.mjs");
	const bundles = await import("./vscode/bundle-tests.mjs");
	const { runInHost } = await import("./vscode/in-host.mjs");
	const { packageExtension } = await import("./vscode/package.mjs");
	const { runMocha } = await import("./run-mocha.mjs");

	let editor;
	const ready = () => {
		editor ??= ensureVSCode().then(ensureBrowser);
		return editor;
	};
	await suite("VS Code's extension host", async () => {
		const browserPath = await ready();
		return runInHost({ suite: await bundles.bundleApiTests(), browserPath });
	});
	await suite("VS Code for the web", async () => {
		const browserPath = await ready();
		return runInHost({ suite: await bundles.bundleWebTests(), browserPath, web: true });
	});
	await suite("The packaged extension in VS Code's own window", async () => {
		await ready();
		await packageExtension();
		return runMocha(join("test", "vscode", "ui"), ".test.mjs");
	});
}

async function main() {
	await ensureDependencies();
	const { runMocha } = await import("./run-mocha.mjs");
	await check("Lint", [binary("@biomejs", "biome", "bin", "biome"), "ci", "."]);
	await check("Types", [binary("typescript", "bin", "tsc"), "--noEmit", "-p", "."]);
	await check("Types of the page", [binary("typescript", "bin", "tsc"), "--noEmit", "-p", "src/sheet"]);
	for (const [name, args] of manifestCheck()) await check(name, args);
	await check("Third-party notices", ["--import=tsx", join("scripts", "make-notices.ts"), "--check"]);
	const built = existsSync(join(root, "esbuild.mjs")) && (await check("Build", ["esbuild.mjs"]));
	if (built) process.env.CORROBORATE_BUILT = "yes";
	for (const folder of ["unit", "server", "cli"])
		await suite(`test/${folder}`, () => runMocha(join("test", folder)));
	if (fast) console.log("\n--fast: the suites that need an editor were left out.");
	else if (built) await editorSuites();
	else await suite("VS Code", () => Promise.reject(new Error("the build failed")));
}

try {
	await main();
} catch (error) {
	console.error(error);
	total.failed += 1;
}
for (const name of notRun) console.error(`\n!!! NOT RUN: ${name}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
