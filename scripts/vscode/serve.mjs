/** Starts VS Code's own server on the loopback, with a data folder of its own, and ends both. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serverMain, serverNode } from "./install.mjs";

const flags = [
	"--without-connection-token",
	"--accept-server-license-terms",
	"--disable-telemetry",
	"--disable-update-check",
	"--disable-getting-started-override",
];

/** User settings under which nothing is fetched and nothing covers the editor. */
const quietSettings = {
	"telemetry.telemetryLevel": "off",
	"workbench.startupEditor": "none",
	"workbench.tips.enabled": false,
	"workbench.secondarySideBar.defaultVisibility": "hidden",
	"workbench.welcomePage.walkthroughs.openOnInstall": false,
	"workbench.enableExperiments": false,
	"update.mode": "none",
	"update.showReleaseNotes": false,
	"extensions.autoCheckUpdates": false,
	"extensions.autoUpdate": false,
	"extensions.ignoreRecommendations": true,
	"git.enabled": false,
	"files.autoSave": "off",
	// VS Code looks for open ports every few seconds, in the extensions' own process
	"remote.autoForwardPorts": false,
	"chat.disableAIFeatures": true,
	"editor.accessibilitySupport": "off",
	"editor.wordWrap": "on",
	"window.menuBarVisibility": "compact",
};

const startTimeout = 120_000;

function listeningPort(child) {
	return new Promise((resolve, reject) => {
		let output = "";
		const fail = (why) => reject(new Error(`VS Code's server ${why}:\n${output}`));
		const timer = setTimeout(() => fail("did not start in time"), startTimeout);
		const read = (chunk) => {
			output += chunk;
			const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
			if (!port) return;
			clearTimeout(timer);
			resolve(Number(port));
		};
		child.stdout.on("data", read);
		child.stderr.on("data", read);
		child.on("error", (error) => fail(`did not start (${error.message})`));
		child.on("exit", (code) => {
			clearTimeout(timer);
			fail(`ended with code ${code}`);
		});
	});
}

function isRunning(child) {
	return child.exitCode === null && child.signalCode === null;
}

/** Signals the server's own process group, hence its extension hosts too. */
function signalGroup(child, signal) {
	try {
		process.kill(-child.pid, signal);
	} catch {
		// The group has ended.
	}
}

async function end(child) {
	if (!isRunning(child)) return;
	const ended = new Promise((resolve) => child.once("exit", resolve));
	signalGroup(child, "SIGTERM");
	const timer = setTimeout(() => signalGroup(child, "SIGKILL"), 3000);
	await ended;
	clearTimeout(timer);
	signalGroup(child, "SIGKILL");
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Calls `leave` whatever ends this process, so that nothing is left behind; gives what undoes that. */
function onEndOfProcess(leave) {
	const onSignal = (signal) => {
		undo();
		leave();
		if (process.listenerCount(signal) === 0) process.exit(1);
	};
	const undo = () => {
		process.removeListener("exit", leave);
		for (const signal of signals) process.removeListener(signal, onSignal);
	};
	process.once("exit", leave);
	for (const signal of signals) process.on(signal, onSignal);
	return undo;
}

/**
 * Starts a server. `host` is `address:port`, the authority of its `vscode-remote:` URIs; `stop` ends it and
 * removes its data. `vsix` is installed first; `smokeTest` is what API tests need and what hides notifications.
 * Not `trusted`: folders are opened in restricted mode. `settings` are the user's, beside the quiet ones.
 */
export async function serve({ vsix, smokeTest = false, port = 0, trusted = true, settings: own = {} } = {}) {
	const data = mkdtempSync(join(tmpdir(), "corroborate-vscode-"));
	const userFolder = join(data, "user", "User");
	mkdirSync(userFolder, { recursive: true });
	const trust = {
		"security.workspace.trust.enabled": !trusted,
		"security.workspace.trust.startupPrompt": "never",
	};
	const settings = { ...quietSettings, ...trust, ...own };
	writeFileSync(join(userFolder, "settings.json"), JSON.stringify(settings));

	const args = [serverMain, "--host", "127.0.0.1", "--port", String(port), ...flags];
	args.push("--server-data-dir", data, "--user-data-dir", join(data, "user"));
	args.push("--extensions-dir", join(data, "ext"));
	if (trusted) args.push("--disable-workspace-trust");
	if (smokeTest) args.push("--enable-smoke-test-driver");
	if (vsix) args.push("--install-extension", vsix, "--start-server");
	const env = { ...process.env, EXTENSIONS_GALLERY: "{}" };
	delete env.NODE_OPTIONS;
	const child = spawn(serverNode, args, { detached: true, stdio: ["ignore", "pipe", "pipe"], env });

	const leave = () => {
		signalGroup(child, "SIGKILL");
		rmSync(data, { recursive: true, force: true });
	};
	const stopWatching = onEndOfProcess(leave);
	const stop = async () => {
		stopWatching();
		await end(child);
		rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	};
	try {
		const listening = await listeningPort(child);
		return { host: `127.0.0.1:${listening}`, pid: child.pid, data, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** The address that opens a `folder` or a `workspace` file, with a payload of pairs for the workbench. */
export function workbenchAddress(host, opened, payload = []) {
	const query = new URLSearchParams(opened);
	if (payload.length > 0) query.set("payload", JSON.stringify(payload));
	return `http://${host}/?${query}`;
}

/** The URI under which the workbench knows a file of this machine. */
export function remoteUri(host, path) {
	return `vscode-remote://${host}${path}`;
}
