import { fork } from "node:child_process";
import { join } from "node:path";
import { root } from "../data.js";

/** Heap for those that need much of it, in megabytes; those that do not never take it. */
const HEAP = 12_000;

/**
 * Runs a script of this folder in a process of its own, so that its memory is its own; gives what it sent with `tell`.
 * Rejects when it ends without telling anything.
 */
export function runApart<T>(name: string, args: readonly string[]): Promise<T> {
	const child = fork(join(root, "scripts", "bench", "scale", name), [...args], {
		execArgv: ["--import=tsx", "--expose-gc", `--max-old-space-size=${HEAP}`],
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
			else reject(new Error(`${name} ${args[0] ?? ""} ended with ${signal ?? code} and told nothing`));
		});
	});
}

/** Sends the outcome to the process that began this one. */
export function tell(outcome: object): Promise<void> {
	return new Promise((resolve) => process.send?.(outcome, () => resolve()));
}
