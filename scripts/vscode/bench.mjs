/** Times activation, the first marks and edits in the real VS Code. CORROBORATE_PROFILE=PATH writes what the host did to PATH-*.cpuprofile. */
import { bundleBench } from "./bundle-tests.mjs";
import { ensureBrowser } from "./find-browser.mjs";
import { runInHost } from "./in-host.mjs";
import { ensureVSCode } from "./install.mjs";

await ensureVSCode();
await runInHost({ suite: await bundleBench(), browserPath: await ensureBrowser() });
