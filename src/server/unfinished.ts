import type { Finding, SentenceReport } from "../index.js";

/** What may stand behind the last stop of a sentence: closing marks of quotations, brackets and emphasis. */
const FINISHED = /[.!?…:。！？]["'”’»)\]*_~]*$/u;
/** Nothing but what closes: the sentence is being written at its end. */
const CLOSERS = /^["'”’»)\]*_~ \t]*$/u;

/**
 * The sentence that is being written, from its start to the offset `typedAt` at which the last edit ended; undefined when
 * that one is finished, or when the edit was somewhere within a sentence. Half-open, in UTF-16 offsets of `text`.
 */
export function unfinishedSentence(
	text: string,
	sentences: readonly Pick<SentenceReport, "start" | "end">[],
	typedAt: number,
): { readonly start: number; readonly end: number } | undefined {
	const lineEnd = text.slice(typedAt).search(/[\r\n]|$/) + typedAt;
	if (!CLOSERS.test(text.slice(typedAt, lineEnd))) return undefined;
	const sentence = sentences.find(({ start, end }) => start < typedAt && lastOfLine(end));
	if (!sentence || FINISHED.test(text.slice(sentence.start, lineEnd).trimEnd())) return undefined;
	return { start: sentence.start, end: lineEnd };

	/** Whether a sentence ends where the line does. */
	function lastOfLine(end: number): boolean {
		return end <= lineEnd && CLOSERS.test(text.slice(end, lineEnd));
	}
}

/**
 * The findings but for those of a sentence that is still being written: what it will say is not known yet, and a mark
 * under half a thought is nagging. What rests on its words, such as a sum, waits as well.
 */
export function withoutUnfinished(
	findings: readonly Finding[],
	open: { readonly start: number; readonly end: number },
): Finding[] {
	const isWithin = ({ start }: { readonly start: number }) => start >= open.start && start < open.end;
	return findings.filter((finding) => !isWithin(finding) && !finding.related?.some(isWithin));
}
