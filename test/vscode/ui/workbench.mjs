import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../../scripts/setup.mjs";
import { launchBrowser } from "../../../scripts/vscode/browser.mjs";
import { ensureBrowser } from "../../../scripts/vscode/find-browser.mjs";
import { remoteUri, serve, workbenchAddress } from "../../../scripts/vscode/serve.mjs";

const screenshotFolder = join(root, "test", "vscode", "out", "screenshots");

export const draftName = "rare-earths.md";

/**
 * A VS Code with the packaged extension `vsix`, in a browser, with the draft open. `editor(name)` is the editor
 * that shows a file whose name ends in `name`; `close` ends everything and removes what it made.
 */
export async function openWorkbench(vsix) {
	const workspace = mkdtempSync(join(tmpdir(), "corroborate-workspace-"));
	const closing = [() => rmSync(workspace, { recursive: true, force: true })];
	const close = async () => {
		for (const step of closing.splice(0).reverse()) await step();
	};
	try {
		cpSync(join(root, "test", "fixtures", "drafts"), workspace, { recursive: true });
		const server = await serve({ vsix });
		closing.push(server.stop);
		const browser = await launchBrowser(await ensureBrowser());
		closing.push(() => browser.close());
		const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
		page.setDefaultTimeout(60_000);
		const draft = remoteUri(server.host, join(workspace, draftName));
		await page.goto(workbenchAddress(server.host, workspace, [["openFile", draft]]));
		mkdirSync(screenshotFolder, { recursive: true });
		return {
			page,
			workspace,
			editor: (name) => page.locator(`.monaco-editor[data-uri$="${name}"]`).first(),
			screenshot: (name) => page.screenshot({ path: join(screenshotFolder, `${name}.png`) }),
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}
