/** Runs a bundled suite inside VS Code's own extension host and gives its counts. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { root } from "../setup.mjs";
import { launchBrowser } from "./browser.mjs";
import { remoteUri, serve, workbenchAddress } from "./serve.mjs";
import { serveExtensions } from "./web-extension.mjs";

const lineMark = "##line ";
const countsMark = "##counts ";
const longestRun = 240_000;

/** Gives the page the two functions that VS Code calls, and resolves when the suite is over. */
async function hostResult(page) {
	let counts;
	let finish;
	const chatter = [];
	const finished = new Promise((resolve) => {
		finish = resolve;
	});
	await page.exposeFunction("codeAutomationLog", (_type, args) => {
		for (const line of args.map(String).join(" ").split("\n")) {
			if (line.startsWith(countsMark)) counts = JSON.parse(line.slice(countsMark.length));
			else if (line.startsWith(lineMark)) console.log(line.slice(lineMark.length));
			else chatter.push(line);
		}
	});
	await page.exposeFunction("codeAutomationExit", (code) => finish({ code }));
	return async () => {
		let timer;
		const late = new Promise((resolve) => {
			timer = setTimeout(() => resolve({ code: "none in time" }), longestRun);
		});
		const { code } = await Promise.race([finished, late]);
		clearTimeout(timer);
		if (!counts)
			throw new Error(`The suite did not run to its end (exit code ${code}).\n${chatter.join("\n")}`);
		return counts;
	};
}

function pathsOnServer(host, extension, suite) {
	return [
		["extensionDevelopmentPath", remoteUri(host, extension)],
		["extensionTestsPath", remoteUri(host, suite)],
		["skipWelcome", "true"],
	];
}

function pathsInBrowser(address, extension, suite) {
	const suitePath = relative(extension, suite).split(sep).join("/");
	return [
		["extensionDevelopmentKind", "web"],
		["extensionDevelopmentPath", address],
		["extensionTestsPath", `${address}/${suitePath}`],
		["skipWelcome", "true"],
	];
}

/**
 * Runs `suite`, a bundled file, with the extension in the folder `extension`: in the host on Node, or, with
 * `web`, in the browser's worker host. Gives `{ passed, failed, skipped }`; throws when it did not run.
 */
export async function runInHost({ suite, browserPath, extension = root, web = false }) {
	const workspace = mkdtempSync(join(tmpdir(), "corroborate-workspace-"));
	let server;
	let browser;
	try {
		server = await serve({ smokeTest: true });
		browser = await launchBrowser(browserPath);
		const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
		const page = await context.newPage();
		if (process.env.CORROBORATE_TEST_LOG)
			page.on("console", (message) => console.log(`page: ${message.text()}`));
		const addresses = web ? await serveExtensions(page, server.host, { corroborate: extension }) : undefined;
		const result = await hostResult(page);
		const payload = addresses
			? pathsInBrowser(addresses.corroborate, extension, suite)
			: pathsOnServer(server.host, extension, suite);
		await page.goto(workbenchAddress(server.host, { folder: workspace }, payload));
		return await result();
	} finally {
		await browser?.close();
		await server?.stop();
		rmSync(workspace, { recursive: true, force: true });
	}
}
