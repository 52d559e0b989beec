/** A slow look at the sources again and again: network drives and other programs change files without a word. */
export interface Rescans {
	close(): void;
}

/** The time from the end of one look to the next, in milliseconds, at least. */
const LEAST = 5 * 60_000;
/** A look may take this part of all time: it is seldomer where it takes long. */
const SHARE = 0.02;

/** How long to wait after a look that took so long; both in milliseconds. */
export function waitAfter(taken: number): number {
	return Math.max(LEAST, taken / SHARE);
}

/** Begins to look; `wait` calls back after so many milliseconds, and gives what takes that back. */
export function openRescans(
	look: () => Promise<unknown>,
	wait: (then: () => void, milliseconds: number) => () => void = waiting,
	now: () => number = Date.now,
): Rescans {
	let cancel = wait(next, LEAST);
	let isOpen = true;

	function next(): void {
		const began = now();
		const after = (): void => {
			if (isOpen) cancel = wait(next, waitAfter(now() - began));
		};
		look().then(after, after);
	}

	return {
		close() {
			isOpen = false;
			cancel();
		},
	};
}

function waiting(then: () => void, milliseconds: number): () => void {
	const timer = setTimeout(then, milliseconds);
	// it keeps no program alive that has nothing else to do
	if (typeof timer === "object") timer.unref();
	return () => clearTimeout(timer);
}
