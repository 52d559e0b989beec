import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../../../scripts/setup.mjs";
import { launchBrowser } from "../../../scripts/vscode/browser.mjs";
import { ensureBrowser } from "../../../scripts/vscode/find-browser.mjs";
import { remoteUri, serve, workbenchAddress } from "../../../scripts/vscode/serve.mjs";
import { serveExtensions } from "../../../scripts/vscode/web-extension.mjs";

export const screenshotFolder = join(root, "test", "vscode", "out", "screenshots");

export const draftName = "rare-earths.md";

/** The themes that everything is looked at in, and the class that each gives to the window. */
export const themes = {
	light: { name: "Default Light Modern", sign: "vs" },
	dark: { name: "Default Dark Modern", sign: "vs-dark" },
	contrast: { name: "Default High Contrast", sign: "hc-black" },
};

/** After a test: keeps a picture of what the window showed when it failed. */
export async function pictureOfFailure({ state, title }, { page }) {
	if (state !== "failed") return;
	const name = title.replace(/\W+/g, "-").slice(0, 60);
	await page.screenshot({ path: join(screenshotFolder, `failed-${name}.png`) });
}

/**
 * A VS Code with the packaged extension `vsix`, in a browser, with the draft `open` shown, in the light theme.
 * `prepare` fills the folder before it is opened; without it the sample drafts are copied there. `target` names a
 * `.code-workspace` file in it that is opened in its place. `close` ends everything and removes what it made.
 * With `empty` the window has no folder and no file, as when VS Code is opened for the first time; `workspace` is then
 * a folder to save to, and `inTheme` opens the window anew. `data` is the folder in which VS Code keeps what is its own.
 */
export async function openWorkbench(
	vsix,
	{ prepare, open = draftName, target, trusted = true, empty = false } = {},
) {
	const workspace = mkdtempSync(join(tmpdir(), "corroborate-workspace-"));
	const closing = [() => rmSync(workspace, { recursive: true, force: true })];
	const close = async () => {
		for (const step of closing.splice(0).reverse()) await step();
	};
	try {
		if (prepare) prepare(workspace);
		else if (!empty) cpSync(join(root, "test", "fixtures", "drafts"), workspace, { recursive: true });
		const settings = settingsIn(workspace, target);
		if (!empty) settings.set({ "workbench.colorTheme": themes.light.name });
		const light = { "workbench.colorTheme": themes.light.name };
		const server = await serve({ vsix, trusted, settings: empty ? light : {} });
		closing.push(server.stop);
		const browser = await launchBrowser(await ensureBrowser());
		closing.push(() => browser.close());
		const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
		page.setDefaultTimeout(30_000);
		const draft = remoteUri(server.host, join(workspace, open));
		const opened = target ? { workspace: join(workspace, target) } : { folder: workspace };
		if (empty) await page.goto(workbenchAddress(server.host, { ew: "true" }));
		else await page.goto(workbenchAddress(server.host, opened, [["openFile", draft]]));
		mkdirSync(screenshotFolder, { recursive: true });
		if (empty) {
			const tools = toolsOf(page, () => Promise.resolve());
			return {
				...tools,
				page,
				workspace,
				close,
				inTheme: (short, show) => inTheme(server, page, short, show),
			};
		}
		const chooseTheme = (short) => settings.set({ "workbench.colorTheme": themes[short].name });
		return { ...toolsOf(page, chooseTheme), page, workspace, data: server.data, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/**
 * A VS Code that runs Corroborate in the browser, not on the server, with a folder open that lies on no disk:
 * `test/vscode/web/memory-files` makes it up.
 */
export async function openVirtualWorkbench() {
	const closing = [];
	const close = async () => {
		for (const step of closing.splice(0).reverse()) await step();
	};
	try {
		const server = await serve();
		closing.push(server.stop);
		const browser = await launchBrowser(await ensureBrowser());
		closing.push(() => browser.close());
		const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
		page.setDefaultTimeout(30_000);
		await serveExtensions(page, server.host, {
			corroborate: root,
			memory: join(root, "test", "vscode", "web", "memory-files"),
		});
		const payload = [
			["extensionDevelopmentKind", "web"],
			["openFile", "memfs:/desk/draft.md"],
		];
		await page.goto(workbenchAddress(server.host, { folder: "memfs:/desk" }, payload));
		mkdirSync(screenshotFolder, { recursive: true });
		// its settings are files in the browser's memory
		const tools = toolsOf(page, async (short) => tools.runCommand(`Memory Files: ${titleCase(short)}`));
		return { ...tools, page, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/**
 * A window without a folder has no settings that it follows but those that it begins with: it is opened anew in a theme,
 * and `show` brings it to what is to be seen.
 */
async function inTheme({ data }, page, short, show) {
	const file = join(data, "user", "User", "settings.json");
	const before = JSON.parse(readFileSync(file, "utf8"));
	writeFileSync(file, JSON.stringify({ ...before, "workbench.colorTheme": themes[short].name }));
	await page.reload();
	await page.locator(`.monaco-workbench.${themes[short].sign}`).waitFor();
	await show();
}

function titleCase(word) {
	return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The settings of the folder, or of the workspace file in it. VS Code follows both; those of the user it does not. */
function settingsIn(workspace, target) {
	const file = join(workspace, target ?? join(".vscode", "settings.json"));
	const read = () => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {});
	return {
		set(changes) {
			const before = read();
			const after = target
				? { ...before, settings: { ...before.settings, ...changes } }
				: { ...before, ...changes };
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, JSON.stringify(after, undefined, "\t"));
		},
	};
}

function toolsOf(page, chooseTheme) {
	async function showTheme(short) {
		const shown = page.locator(`.monaco-workbench.${themes[short].sign}`);
		// VS Code misses what is written before it watches the folder, so it is written again
		for (let tries = 0; tries < 10 && (await shown.count()) === 0; tries += 1) {
			await chooseTheme(short);
			await shown.waitFor({ timeout: 2_000 }).catch(() => {});
		}
		await shown.waitFor();
		// colours fade from one theme to the next
		await page.waitForTimeout(200);
	}

	/** A picture in each theme, `NAME-light.png` and so on; what is on the screen stays as it is. */
	async function screenshot(name) {
		for (const short of Object.keys(themes)) {
			if (short !== "light") await showTheme(short);
			await page.screenshot({ path: join(screenshotFolder, `${name}-${short}.png`) });
		}
		await showTheme("light");
	}

	/** Runs a command by its name in the palette. */
	async function runCommand(title) {
		// Enter would take the first row, which may be another while the list is still being filtered
		const row = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
		// the palette lists what is known when it is opened: in a window that has just been loaded not every command is
		for (let tries = 0; tries < 6; tries += 1) {
			await page.keyboard.press("F1");
			const input = page.locator(".quick-input-widget:visible input").first();
			await input.waitFor();
			await input.fill(`>${title}`);
			const isListed = await row.waitFor({ timeout: 5_000 }).then(
				() => true,
				() => false,
			);
			if (isListed) break;
			await page.keyboard.press("Escape");
		}
		await row.click();
	}

	return {
		showTheme,
		screenshot,
		runCommand,
		/** The editor that shows a file whose name ends in `name`. */
		editor: (name) => page.locator(`.monaco-editor[data-uri$="${name}"]`).first(),
		statusItem: () => page.locator('.statusbar-item[id^="corroborate."]').first(),
	};
}
