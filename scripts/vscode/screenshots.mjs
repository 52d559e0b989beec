/** `npm run screenshots`: runs the UI suite and copies its picture of the editor for the README. */
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { quietly } from "../process.mjs";
import { ensureDependencies, root } from "../setup.mjs";

await ensureDependencies();
await quietly("The build", process.execPath, ["esbuild.mjs"], { cwd: root, shell: false });
const { ensureVSCode } = await import("./install.mjs");
const { packageExtension } = await import("./package.mjs");
const { runMocha } = await import("../run-mocha.mjs");
await ensureVSCode();
await packageExtension();
const counts = await runMocha(join("test", "vscode", "ui"), ".test.mjs");
if (counts.failed > 0) throw new Error("The UI suite failed: no picture was copied.");
const target = join(root, "media", "screenshots");
mkdirSync(target, { recursive: true });
copyFileSync(
	join(root, "test", "vscode", "out", "screenshots", "hover-light.png"),
	join(target, "editor.png"),
);
console.log("media/screenshots/editor.png is new.");
