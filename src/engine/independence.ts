import { areCopies } from "../corpus/copies.js";
import type { StoredSource } from "../corpus/store.js";
import { noticeOf } from "../text/notice.js";

/** The last day that a source speaks of itself: of its change, or else of its publication. */
function lastDay({ input, published }: StoredSource): string {
	return (input.updated ?? published ?? "").slice(0, 10);
}

function isCorrected({ input }: StoredSource): boolean {
	return input.notice !== undefined || noticeOf(input.text) !== undefined;
}

/** Whether one copy of a story is a later version of another: its day is later, or it alone says that it was corrected. */
function isLater(source: StoredSource, other: StoredSource): boolean {
	const [day, before] = [lastDay(source), lastDay(other)];
	if (day !== "" && before !== "" && day !== before) return day > before;
	return isCorrected(source) && !isCorrected(other);
}

/**
 * Whether a source only says again what another one says: it is a copy of one of `others`. Where two copies differ, the
 * later version is a voice of its own: it may put the earlier one right.
 */
export function isEcho(source: StoredSource, others: readonly StoredSource[]): boolean {
	return others.some(
		(other) => other.input.id !== source.input.id && areCopies(source, other) && !isLater(source, other),
	);
}

/** Of each story what comes first, and how many copies of that story follow it. */
export function byStory<T>(
	all: readonly T[],
	sourceOf: (one: T) => StoredSource,
): { one: T; copies: number }[] {
	const stories: { one: T; source: StoredSource; copies: Set<StoredSource> }[] = [];
	for (const one of all) {
		const source = sourceOf(one);
		const story = stories.find((known) => areCopies(known.source, source));
		if (!story) stories.push({ one, source, copies: new Set() });
		else if (story.source !== source) story.copies.add(source);
	}
	return stories.map(({ one, copies }) => ({ one, copies: copies.size }));
}
