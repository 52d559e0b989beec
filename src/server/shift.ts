import type { DraftPlace, Finding, Span } from "../index.js";
import type { Edit } from "./documents.js";

/**
 * Moves findings along with an edit. One whose words the edit touched is dropped:
 * what it said may be true no longer. So is one that rests on other words of the draft that were touched.
 */
export function shiftFindings(findings: readonly Finding[], edit: Edit): Finding[] {
	return findings.flatMap((finding) => {
		const own = shifted(finding, edit);
		if (!own) return [];
		if (!finding.related) return [own];
		const related = finding.related.flatMap((place): DraftPlace[] => {
			const moved = shifted(place, edit);
			return moved ? [{ ...moved, passage: reshaped(place.passage, edit) }] : [];
		});
		return related.length === finding.related.length ? [{ ...own, related }] : [];
	});
}

/** Moves spans along with an edit; what is typed within one or at its border belongs to it. */
export function shiftSpans(spans: readonly Span[], edit: Edit): Span[] {
	const by = edit.inserted - (edit.end - edit.start);
	return spans.flatMap((span) => {
		const start = span.start > edit.end ? span.start + by : Math.min(span.start, edit.start);
		const within = Math.max(span.end, edit.end) + by;
		const end = span.end < edit.start ? span.end : within;
		return start < end ? [{ start, end }] : [];
	});
}

/** The same words after the edit; undefined when the edit touched them. */
function shifted<T extends Span>(words: T, edit: Edit): T | undefined {
	if (words.end < edit.start) return words;
	if (words.start <= edit.end) return undefined;
	const moved = edit.inserted - (edit.end - edit.start);
	return { ...words, start: words.start + moved, end: words.end + moved };
}

/** A sentence around untouched words: the edit may have lengthened or shortened it. */
function reshaped<T extends Span>(sentence: T, edit: Edit): T {
	const moved = edit.inserted - (edit.end - edit.start);
	return {
		...sentence,
		start: sentence.start > edit.end ? sentence.start + moved : Math.min(sentence.start, edit.start),
		end: sentence.end >= edit.end ? sentence.end + moved : sentence.end,
	};
}
