/** A look at the sources again and again: network drives and other programs change files without a word. */
export interface Rescans {
	/** Looks at once, unless it looked just now: somebody comes back to the editor, perhaps from changing sources. */
	soon(): void;
	close(): void;
}

/** The time from the end of one look to the next, in milliseconds, at least. */
const LEAST = 5 * 60_000;
/** A look may take this part of all time: it is seldomer where it takes long. */
const SHARE = 0.02;

/** The same for a look that is asked for. */
const LEAST_ASKED = 60_000;
const SHARE_ASKED = 0.1;

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
	/** From when on a look that is asked for is made; none while one is under way. */
	let notBefore = now() + LEAST_ASKED;

	function next(): void {
		const began = now();
		notBefore = Number.POSITIVE_INFINITY;
		const after = (): void => {
			const taken = now() - began;
			notBefore = now() + Math.max(LEAST_ASKED, taken / SHARE_ASKED);
			if (isOpen) cancel = wait(next, waitAfter(taken));
		};
		look().then(after, after);
	}

	return {
		soon() {
			if (!isOpen || now() < notBefore) return;
			cancel();
			next();
		},
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
