/**
 * `npm start`: checks a draft in the terminal, then opens it in a real VS Code in the browser, served on this
 * machine only. `--terminal` leaves the editor out; `--port N` chooses the port.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isOnPath, quietly, run } from "./process.mjs";
import { ensureDependencies, root } from "./setup.mjs";

const drafts = join("test", "fixtures", "drafts");
const draft = join(drafts, "rare-earths.md");
const vsix = join("dist", "corroborate.vsix");

/** The command line's exit code for a draft with findings. */
const findings = 1;

function option(name) {
	const at = process.argv.indexOf(name);
	return at < 0 ? undefined : process.argv[at + 1];
}

async function checkInTerminal() {
	console.log(`\n$ corroborate check ${draft}\n`);
	const code = await run(process.execPath, [join("dist", "cli.js"), "check", draft], {
		cwd: root,
		shell: false,
	});
	if (code > findings) throw new Error(`The check itself failed (exit code ${code}).`);
}

function interrupted() {
	return new Promise((resolve) => {
		for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, resolve);
	});
}

async function openInBrowser() {
	const { packageExtension } = await import("./vscode/package.mjs");
	const { ensureVSCode, whyNoVSCode } = await import("./vscode/install.mjs");
	const { remoteUri, serve, workbenchAddress } = await import("./vscode/serve.mjs");
	await packageExtension();
	if (isOnPath("code")) {
		console.log("\nIn your own VS Code instead:");
		console.log(`  code --install-extension ${vsix} && code ${draft}`);
	}
	const reason = whyNoVSCode();
	if (reason) {
		console.log(`\n${reason} The packaged extension is ${vsix}.`);
		return;
	}
	await ensureVSCode();
	const stopped = interrupted();
	const workspace = mkdtempSync(join(tmpdir(), "corroborate-drafts-"));
	let server;
	try {
		cpSync(join(root, drafts), workspace, { recursive: true });
		server = await serve({ vsix: join(root, vsix), port: Number(option("--port") ?? 0) });
		const file = remoteUri(server.host, join(workspace, "rare-earths.md"));
		console.log("\nVS Code with Corroborate and the draft is at\n");
		console.log(`  ${workbenchAddress(server.host, { folder: workspace }, [["openFile", file]])}\n`);
		console.log("The draft is a copy. Ctrl-C ends the server and removes it.");
		await stopped;
	} finally {
		await server?.stop();
		rmSync(workspace, { recursive: true, force: true });
	}
}

try {
	await ensureDependencies();
	console.log("Building ...");
	await quietly("The build", process.execPath, ["esbuild.mjs"], { cwd: root, shell: false });
	await checkInTerminal();
	if (!process.argv.includes("--terminal")) await openInBrowser();
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}
