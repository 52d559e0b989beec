/** Installs what `npm start` and `npm test` need; does nothing where it is there already. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { quietly } from "./process.mjs";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const oldestNode = [20, 19];

function readJson(path) {
	return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

/** Whether `node_modules` holds what the lockfile asks for, by npm's own record of what it installed. */
export function matchesLockfile(folder) {
	const wanted = readJson(join(folder, "package-lock.json"))?.packages;
	const installed = readJson(join(folder, "node_modules", ".package-lock.json"))?.packages;
	if (!wanted || !installed) return false;
	return Object.entries(wanted).every(
		([path, entry]) => path === "" || entry.optional || installed[path]?.version === entry.version,
	);
}

function checkNode() {
	const [major, minor] = process.versions.node.split(".").map(Number);
	if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
	throw new Error(`Node ${oldestNode.join(".")} or newer is needed; this is ${process.version}.`);
}

/** The project's own dependencies. */
export async function ensureDependencies() {
	checkNode();
	if (matchesLockfile(root)) return;
	console.log("Installing dependencies (npm ci) ...");
	await quietly("npm ci", "npm", ["ci"], { cwd: root });
}
