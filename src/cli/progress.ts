import { SingleBar } from "cli-progress";

/** Below this many sources indexing ends before a bar could be read. */
const worthShowing = 500;

export interface Progress {
	readonly update: (done: number) => void;
	readonly stop: () => void;
}

const silent: Progress = { update: () => {}, stop: () => {} };

/** A bar on standard error, if that is a terminal and the work is long. */
export function showProgress(total: number): Progress {
	if (!process.stderr.isTTY || total < worthShowing) return silent;
	const bar = new SingleBar({
		stream: process.stderr,
		format: "indexing sources {bar} {value}/{total}",
		hideCursor: false,
		clearOnComplete: true,
	});
	bar.start(total, 0);
	return { update: (done) => bar.update(done), stop: () => bar.stop() };
}
