/** Writes what package.json says of settings and commands, from their tables in src/config. `--check` fails when it is stale. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { commands } from "../src/config/commands.js";
import { settings } from "../src/config/schema.js";

const path = fileURLToPath(new URL("../package.json", import.meta.url));
const written = readFileSync(path, "utf8");
const manifest = JSON.parse(written);

manifest.contributes = {
	...manifest.contributes,
	configuration: { title: "Corroborate", properties: settings },
	commands: commands.map((command) => ({ ...command, category: "Corroborate" })),
};

const wanted = `${JSON.stringify(manifest, undefined, "\t")}\n`;
if (process.argv.includes("--check")) {
	if (wanted !== written) {
		console.error("package.json is stale: run npm run manifest");
		process.exitCode = 1;
	}
} else if (wanted !== written) {
	writeFileSync(path, wanted);
}
