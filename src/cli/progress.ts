import { SingleBar } from "cli-progress";

/** Below this many sources indexing ends before a bar could be read. */
const worthShowing = 500;

export interface Progress {
	readonly update: (done: number, total: number) => void;
	readonly stop: () => void;
}

/** A bar on standard error, if that is a terminal and the work is long. */
export function showProgress(): Progress {
	if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
	let bar: SingleBar | undefined;
	return {
		update(done, total) {
			if (total < worthShowing) return;
			if (!bar) {
				bar = new SingleBar({
					stream: process.stderr,
					format: "reading sources {bar} {value}/{total} {eta_formatted}",
					hideCursor: false,
					clearOnComplete: true,
				});
				bar.start(total, 0);
			}
			bar.update(done);
		},
		stop: () => bar?.stop(),
	};
}
