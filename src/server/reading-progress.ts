import type { ReadingProgress } from "../protocol/index.js";

/** Reading that is over sooner is not told of, in milliseconds: it would only flicker. */
const WORTH_TELLING = 400;
/** How often it is told how far reading has come, in milliseconds. */
const STEP = 250;
/** The pace is that of the last so many milliseconds; before the first so many have passed it is not known. */
const WINDOW = 20_000;
const FIRST = 2000;

export interface Clock {
	/** In milliseconds. */
	now(): number;
	/** Calls back after so many milliseconds; gives what takes that back. */
	wait(then: () => void, milliseconds: number): () => void;
}

/** Follows one reading of the sources. */
export interface ReadingFollower {
	update(done: number, total: number): void;
	/** It is over. */
	end(): void;
}

/** Tells of a reading that takes a while how far it has come, now and then; of its end with `undefined`. */
export function followReading(
	tell: (progress: ReadingProgress | undefined) => void,
	clock: Clock = realClock,
): ReadingFollower {
	const pace = openPace(clock.now);
	let told: number | undefined;
	let latest: ReadingProgress = { done: 0 };

	function tellNow(): void {
		told = clock.now();
		tell(latest);
	}

	const cancel = clock.wait(tellNow, WORTH_TELLING);
	return {
		update(done, total) {
			latest = { done, total, ...pace(done, total) };
			if (told !== undefined && clock.now() - told >= STEP) tellNow();
		},
		end() {
			cancel();
			if (told !== undefined) tell(undefined);
		},
	};
}

type Pace = Pick<ReadingProgress, "perSecond" | "secondsLeft">;

/** How fast it goes, and how long it takes at that pace; nothing until that can be told. */
function openPace(now: () => number): (done: number, total: number) => Pace {
	let marks = [{ at: now(), done: 0 }];
	return (done, total) => {
		const at = now();
		const recent = marks.filter((mark) => at - mark.at <= WINDOW);
		const from = recent[0] ?? marks.at(-1);
		if (at - (marks.at(-1)?.at ?? 0) >= STEP) marks = [...recent, { at, done }];
		if (!from || at - from.at < FIRST || done <= from.done) return {};
		const perSecond = ((done - from.done) * 1000) / (at - from.at);
		return { perSecond, secondsLeft: (total - done) / perSecond };
	};
}

const realClock: Clock = {
	now: () => performance.now(),
	wait(then, milliseconds) {
		const timer = setTimeout(then, milliseconds);
		return () => clearTimeout(timer);
	},
};
