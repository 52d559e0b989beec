import { escapeTerminal } from "../report/index.js";
import { run } from "./arguments.js";
import { isFailure, type Outcome } from "./outcome.js";

const couldNotRun = 2;
const stopped = 130;

function complain(line: string): void {
	process.stderr.write(`corroborate: ${escapeTerminal(line)}\n`);
}

async function runSafely(): Promise<Outcome> {
	try {
		return await run(process.argv.slice(2));
	} catch (error) {
		const what = error instanceof Error ? error.message : String(error);
		return { failure: `internal fault (${what}). Please report it with the draft that shows it.` };
	}
}

/** A reader that has seen enough ("| head") is no fault. */
function leaveOnClosedPipe(error: NodeJS.ErrnoException): void {
	if (error.code === "EPIPE") process.exit();
	complain(`could not write (${error.code ?? error.message}). Check where the output goes.`);
	process.exit(couldNotRun);
}

process.stdout.on("error", leaveOnClosedPipe);
process.stderr.on("error", () => {});
process.on("SIGINT", () => {
	complain("stopped.");
	process.exit(stopped);
});

async function main(): Promise<void> {
	const outcome = await runSafely();
	if (isFailure(outcome)) {
		complain(outcome.failure);
		process.exitCode = couldNotRun;
		return;
	}
	for (const note of outcome.notes) complain(note);
	process.exitCode = outcome.exitCode;
	process.stdout.write(outcome.output);
}

void main();
