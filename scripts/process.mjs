/** Child processes for the scripts; built-ins only, since they run before anything is installed. */
import { spawn, spawnSync } from "node:child_process";

const windows = process.platform === "win32";

/** Runs a command with its output on this terminal; resolves to its exit code. */
export function run(command, args, options = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, args, { stdio: "inherit", shell: windows, ...options });
		child.on("error", (error) => {
			console.error(`${command}: ${error.message}`);
			resolve(127);
		});
		child.on("exit", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
	});
}

/** Runs a command silently; resolves to its exit code and its whole output. */
export function capture(command, args, options = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], shell: windows, ...options });
		let output = "";
		child.stdout.on("data", (chunk) => {
			output += chunk;
		});
		child.stderr.on("data", (chunk) => {
			output += chunk;
		});
		child.on("error", (error) => resolve({ code: 127, output: `${command}: ${error.message}` }));
		child.on("close", (code) => resolve({ code: code ?? 1, output }));
	});
}

/** Runs a command silently and throws, with the end of its output, when it fails. */
export async function quietly(what, command, args, options) {
	const { code, output } = await capture(command, args, options);
	if (code === 0) return output;
	const tail = output.trimEnd().split("\n").slice(-30).join("\n");
	throw new Error(`${what} failed (exit code ${code}):\n${tail}`);
}

/** Whether a command can be found on PATH. */
export function isOnPath(command) {
	return spawnSync(windows ? "where" : "which", [command], { stdio: "ignore" }).status === 0;
}
