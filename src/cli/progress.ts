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
	let began = 0;
	return {
		update(done, total) {
			if (total < worthShowing) return;
			if (!bar) {
				bar = new SingleBar({
					stream: process.stderr,
					format: "reading sources {bar} {value}/{total} {speed} a second, {eta_formatted} left",
					hideCursor: false,
					clearOnComplete: true,
				});
				bar.start(total, 0, { speed: "?" });
				began = Date.now();
			}
			const seconds = (Date.now() - began) / 1000;
			bar.update(done, seconds < 1 ? {} : { speed: Math.round(done / seconds).toLocaleString("en") });
		},
		stop: () => bar?.stop(),
	};
}
