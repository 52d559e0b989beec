/** Times activation and the first diagnostics in the real VS Code. */
import { bundleBench } from "./bundle-tests.mjs";
import { ensureBrowser } from "./find-browser.mjs";
import { runInHost } from "./in-host.mjs";
import { ensureVSCode } from "./install.mjs";

await ensureVSCode();
await runInHost({ suite: await bundleBench(), browserPath: await ensureBrowser() });
