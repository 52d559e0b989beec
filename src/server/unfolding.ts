import type { CheckProgress, Span } from "../index.js";

/** What is found sooner is told with the rest, in milliseconds: nearly every check is over by then. */
const QUICK = 100;
/** After so long it is told what there is, though what is on the screen is not judged yet, in milliseconds. */
const PATIENCE = 250;
/** The same of a draft that the screen holds: it is told as a whole unless it is very slow. */
const LONG_PATIENCE = 2000;
/** Each telling of a long draft costs its sender and its reader: the next comes when twice the time has gone by ... */
const GROWTH = 2;
/** ... but not sooner or later than so many milliseconds after. */
const SHORTEST = 250;
const LONGEST = 5000;
/** How often it is said how many sentences are judged, in milliseconds; not at all of a check that is over sooner. */
const COUNT_STEP = 250;
const COUNT_FROM = 400;

/** Decides of one check under way when it is worth telling what it found so far. */
export interface Unfolding {
	/**
	 * Whether to tell now; it is then taken for told. `wanted`: what somebody waits for, such as a hover; of a draft that
	 * the screen holds, `isAll`, they wait for everything.
	 */
	isDue(
		progress: CheckProgress,
		screen: Span & { readonly isAll: boolean },
		wanted: readonly Span[],
	): boolean;
	/** Whether to say now how far the check has come. */
	isCountDue(): boolean;
}

/** `now` is in milliseconds. */
export function openUnfolding(now: () => number = () => performance.now()): Unfolding {
	const began = now();
	let next: number | undefined;
	let counted = COUNT_FROM - COUNT_STEP;
	let shown: Span | undefined;

	function isShown(screen: Span): boolean {
		return shown !== undefined && shown.start <= screen.start && screen.end <= shown.end;
	}

	return {
		isDue({ done, total, covers }, screen, wanted) {
			const passed = now() - began;
			// what is complete is told at the end, which has come
			if (passed < QUICK || done === total) return false;
			const isScreen = !isShown(screen) && covers(screen);
			next ??= screen.isAll ? LONG_PATIENCE : PATIENCE;
			const isWanted = !screen.isAll && wanted.some(covers);
			if (!isScreen && passed < next && !isWanted) return false;
			if (isScreen) shown = screen;
			next = passed + Math.min(LONGEST, Math.max(SHORTEST, passed * (GROWTH - 1)));
			return true;
		},
		isCountDue() {
			const passed = now() - began;
			if (passed - counted < COUNT_STEP) return false;
			counted = passed;
			return true;
		},
	};
}
