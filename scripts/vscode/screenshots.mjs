/** `npm run screenshots`: runs the UI suite and takes its pictures for the README and the pages for writers. */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { quietly } from "../process.mjs";
import { ensureDependencies, root } from "../setup.mjs";

/** Pictures of docs and README, by the tests' own names for them. */
const pictures = {
	editor: "hover-light",
	"editor-dark": "hover-dark",
	facts: "views-light",
	fix: "fix-menu-light",
	source: "source-light",
	"fact-sheet": "fact-sheet-light",
	"fact-sheet-contrast": "fact-sheet-contrast",
	reopened: "reopened-light",
	search: "search-light",
	export: "exported-page-light",
};

/** The short film of the README: what is found, why, how it is put right, and all of it as a table. */
const film = ["squiggles-light", "hover-light", "fix-menu-light", "fixed-light", "fact-sheet-light"];

const taken = (name) => join(root, "test", "vscode", "out", "screenshots", `${name}.png`);
const target = join(root, "media", "screenshots");

await ensureDependencies();
await quietly("The build", process.execPath, ["esbuild.mjs"], { cwd: root, shell: false });
const { ensureVSCode } = await import("./install.mjs");
const { packageExtension } = await import("./package.mjs");
const { runMocha } = await import("../run-mocha.mjs");
const { animated } = await import("./animated.mjs");
if (!process.argv.includes("--as-taken")) {
	await ensureVSCode();
	await packageExtension();
	const counts = await runMocha(join("test", "vscode", "ui"), ".test.mjs");
	if (counts.failed > 0) throw new Error("The UI suite failed: no picture was taken.");
}
mkdirSync(target, { recursive: true });
for (const [name, test] of Object.entries(pictures)) copyFileSync(taken(test), join(target, `${name}.png`));
writeFileSync(join(target, "tour.gif"), animated(film.map(taken)));
console.log(`${Object.keys(pictures).length} pictures and tour.gif in media/screenshots are new.`);
