import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
/** The program as it ships once it is built for the tests; from source, slower to start, when a test file is run alone. */
const program = process.env.CORROBORATE_BUILT
	? [join(root, "dist/cli.js")]
	: ["--import", import.meta.resolve("tsx"), join(root, "src/cli/main.ts")];

export interface Run {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

export interface RunOptions {
	/** The working folder; the package's own unless told. */
	readonly cwd?: string;
	readonly input?: string | Uint8Array;
	readonly env?: Readonly<Record<string, string>>;
	/** Closes the reading end of standard output at once, as "| true" does. */
	readonly closeOutput?: boolean;
	/** Leaves standard input open and sends Ctrl-C once the program reads from it. */
	readonly interrupt?: boolean;
}

/** Runs the command line as a process of its own, with its output piped. */
export function corroborate(given: readonly string[], options: RunOptions = {}): Promise<Run> {
	const { NO_COLOR: _no, FORCE_COLOR: _force, ...inherited } = process.env;
	const child = spawn(process.execPath, [...program, ...given], {
		cwd: options.cwd ?? root,
		env: { ...inherited, ...options.env },
	});
	let stdout = "";
	let stderr = "";
	child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
		stdout += chunk;
	});
	child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
		stderr += chunk;
	});
	if (options.closeOutput) child.stdout.destroy();
	child.stdin.on("error", () => {});
	if (options.interrupt) {
		// More than a pipe holds: it is written only when the program has begun to read.
		child.stdin.write("word ".repeat(200_000), () => child.kill("SIGINT"));
	} else {
		child.stdin.end(options.input ?? "");
	}
	return new Promise((resolve, reject) => {
		child.on("error", reject);
		child.on("close", (code) => resolve({ code, stdout, stderr }));
	});
}
