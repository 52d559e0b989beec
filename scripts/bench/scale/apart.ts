import { fork } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../data.js";

/** Heap for those that need much of it, in megabytes; those that do not never take it. */
const HEAP = 12_000;

/**
 * Runs a script of this folder in a process of its own, so that its memory is its own; gives what it sent with `tell`.
 * Rejects when it ends without telling anything.
 */
export function runApart<T>(name: string, args: readonly string[]): Promise<T> {
	return outcomeOf(join(root, "scripts", "bench", "scale", name), args, [
		"--import=tsx",
		`--max-old-space-size=${HEAP}`,
	]);
}

/** The same of a script that is translated before: in its process, and in its threads, there is nothing that translates. */
export async function runBuilt<T>(name: string, folder: string, args: readonly string[]): Promise<T> {
	const outfile = join(folder, name.replace(/\.ts$/, ".mjs"));
	await build({
		entryPoints: [join(root, "scripts", "bench", "scale", name)],
		...{ outfile, bundle: true, platform: "node", format: "esm", logLevel: "error" },
	});
	return outcomeOf(outfile, args, []);
}

function outcomeOf<T>(path: string, args: readonly string[], execArgv: readonly string[]): Promise<T> {
	const child = fork(path, [...args], {
		execArgv: [...execArgv, "--expose-gc"],
		stdio: ["ignore", "inherit", "inherit", "ipc"],
		serialization: "advanced",
	});
	return new Promise<T>((resolve, reject) => {
		let told: { readonly value: T } | undefined;
		child.on("message", (value: T) => {
			told = { value };
		});
		child.on("error", reject);
		child.on("exit", (code, signal) => {
			if (told) resolve(told.value);
			else reject(new Error(`${path} ${args[0] ?? ""} ended with ${signal ?? code} and told nothing`));
		});
	});
}
