/**
 * Installs a real VS Code from the npm registry alone: the `lib/vscode` folder of code-server, started by
 * itself. Stamped, so that it happens once for a lockfile, a Node version and an architecture.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isOnPath, quietly } from "../process.mjs";
import { root } from "../setup.mjs";

const home = join(root, "test", "vscode");
const nodePackage = join(home, "node_modules", `node-${process.platform}-${process.arch}`);
const stampFile = join(home, "node_modules", ".stamp");

export const vscodeFolder = join(home, "node_modules", "code-server", "lib", "vscode");
export const serverMain = join(vscodeFolder, "out", "server-main.js");
/** The Node that VS Code's server asks for; the rest of the project runs on older ones too. */
export const serverNode = join(nodePackage, "bin", "node");

/** Why VS Code cannot be installed on this machine, or undefined when it can. */
export function whyNoVSCode() {
	if (process.platform === "linux" && ["x64", "arm64"].includes(process.arch)) return undefined;
	return `The VS Code that runs in a browser is installed on Linux (x64, arm64) only; this is ${process.platform} ${process.arch}. Use \`npm run test:desktop\`, or press F5 in a desktop VS Code.`;
}

function stamp() {
	const hash = createHash("sha256")
		.update(readFileSync(join(home, "package-lock.json")))
		.digest("hex");
	return `${hash} ${process.version} ${process.platform}-${process.arch}\n`;
}

/** The native log writer. Without it VS Code runs, but its output channels stay empty. */
async function buildLogWriter() {
	const missing = ["python3", "make", "g++"].filter((tool) => !isOnPath(tool));
	if (missing.length > 0) {
		console.warn(`  ${missing.join(", ")} not found: VS Code will run, but its output channels stay empty.`);
		return;
	}
	const natives = ["@vscode/spdlog", "@vscode/native-watchdog"];
	const present = natives.filter((name) => existsSync(join(vscodeFolder, "node_modules", name)));
	// The headers of the installed Node: otherwise node-gyp would download them.
	const env = { ...process.env, npm_config_nodedir: nodePackage };
	try {
		await quietly("The native build", "npm", ["rebuild", "--ignore-scripts=false", ...present], {
			cwd: vscodeFolder,
			env,
		});
	} catch (error) {
		console.warn(`  VS Code will run, but its output channels stay empty. ${error.message}`);
	}
}

/** Installs VS Code unless it is there. Throws where that cannot be done. */
export async function ensureVSCode() {
	const reason = whyNoVSCode();
	if (reason) throw new Error(reason);
	const wanted = stamp();
	if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
	console.log("Installing VS Code for the tests (about a minute, once) ...");
	console.log("  1/3 packages");
	await quietly("npm ci in test/vscode", "npm", ["ci", "--ignore-scripts"], { cwd: home });
	console.log("  2/3 VS Code's own packages");
	const flags = ["ci", "--omit=dev", "--ignore-scripts", "--legacy-peer-deps"];
	await quietly("npm ci in VS Code", "npm", flags, { cwd: vscodeFolder });
	console.log("  3/3 native parts");
	await buildLogWriter();
	const asar = join(vscodeFolder, "node_modules.asar");
	if (!existsSync(asar)) symlinkSync(join(vscodeFolder, "node_modules"), asar, "dir");
	writeFileSync(stampFile, wanted);
}
