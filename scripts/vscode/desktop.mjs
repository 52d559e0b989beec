/** Runs the API tests in a desktop VS Code, which is downloaded: for machines with a network and a display. */
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quietly } from "../process.mjs";
import { ensureDependencies, matchesLockfile, root } from "../setup.mjs";

await ensureDependencies();
const home = join(root, "test", "vscode", "desktop");
if (!matchesLockfile(home)) await quietly("npm ci", "npm", ["ci", "--ignore-scripts"], { cwd: home });
await quietly("The build", process.execPath, ["esbuild.mjs"], { cwd: root, shell: false });

const { runTests } = createRequire(join(home, "package.json"))("@vscode/test-electron");
const { bundleApiTests } = await import("./bundle-tests.mjs");
const workspace = mkdtempSync(join(tmpdir(), "corroborate-workspace-"));
try {
	process.exitCode = await runTests({
		extensionDevelopmentPath: root,
		extensionTestsPath: await bundleApiTests(),
		launchArgs: [workspace, "--disable-workspace-trust", "--disable-extensions"],
	});
} finally {
	rmSync(workspace, { recursive: true, force: true });
}
