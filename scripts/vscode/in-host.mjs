/** Runs a bundled suite inside VS Code's own extension host and gives its counts. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { root } from "../setup.mjs";
import { launchBrowser } from "./browser.mjs";
import { remoteUri, serve, workbenchAddress } from "./serve.mjs";

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

/** Serves a folder of this machine below the page's own origin, for extensions that run in the browser. */
async function routeExtension(context, host, extension) {
	const prefix = `http://${host}/__ext/`;
	await context.route(`${prefix}**`, (route) => {
		const path = decodeURIComponent(new URL(route.request().url()).pathname.slice("/__ext/".length));
		const file = join(extension, path);
		if (relative(extension, file).split(sep)[0] === "..") return route.fulfill({ status: 403 });
		return route.fulfill({ path: file }).catch(() => {
			if (process.env.CORROBORATE_TEST_LOG) console.log(`page: no ${file}`);
			return route.fulfill({ status: 404 });
		});
	});
}

/** Runs in the page: tells the workbench of an extension that is served to the browser. */
function announceExtension(path) {
	document.addEventListener("readystatechange", () => {
		const meta = document.getElementById("vscode-workbench-web-configuration");
		if (!meta || meta.dataset.announced) return;
		meta.dataset.announced = "yes";
		const configuration = JSON.parse(meta.dataset.settings);
		const extensions = [{ $mid: 1, scheme: "http", authority: location.host, path }];
		configuration.developmentOptions = { ...configuration.developmentOptions, extensions };
		meta.dataset.settings = JSON.stringify(configuration);
	});
}

function pathsInBrowser(host, extension, suite) {
	const suitePath = relative(extension, suite).split(sep).join("/");
	return [
		["extensionDevelopmentKind", "web"],
		["extensionDevelopmentPath", `http://${host}/__ext`],
		["extensionTestsPath", `http://${host}/__ext/${suitePath}`],
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
		if (web) {
			await routeExtension(context, server.host, extension);
			await page.addInitScript(announceExtension, "/__ext");
		}
		const result = await hostResult(page);
		const payload = (web ? pathsInBrowser : pathsOnServer)(server.host, extension, suite);
		await page.goto(workbenchAddress(server.host, { folder: workspace }, payload));
		return await result();
	} finally {
		await browser?.close();
		await server?.stop();
		rmSync(workspace, { recursive: true, force: true });
	}
}
