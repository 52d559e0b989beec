import type { LiveSegment } from "./live-segment.js";
import { documentAt } from "./segment/documents.js";
import { runsOf } from "./segment/runs.js";

/** A quotation of a segment that shares runs of words with another. */
export interface SharedQuotation {
	readonly live: LiveSegment;
	readonly document: number;
	/** Its place among the document's quotations. */
	readonly index: number;
	/** How many runs are shared, and how much they tell: the rarer a run, the more. */
	readonly shared: number;
	readonly weight: number;
}

/** A run that stands in more quotations than this finds nothing. */
const TOO_COMMON = 400;

/** The quotations that share runs of words with these, in no order. */
export function sharingQuotations(
	segments: readonly LiveSegment[],
	keys: readonly string[],
): SharedQuotation[] {
	const found = segments.map(() => new Map<number, { shared: number; weight: number }>());
	for (const run of runsOf(keys)) {
		const lists = segments.map((live) => liveQuotations(live, run));
		const size = lists.reduce((sum, list) => sum + list.length, 0);
		if (size === 0 || size > TOO_COMMON) continue;
		for (const [i, list] of lists.entries()) {
			for (const quotation of list) {
				const known = found[i]?.get(quotation) ?? { shared: 0, weight: 0 };
				known.shared++;
				known.weight += 1 / Math.sqrt(size);
				found[i]?.set(quotation, known);
			}
		}
	}
	return segments.flatMap((live, i) => {
		const { quotations } = live.segment.documents;
		return [...(found[i] ?? [])].map(([quotation, told]) => {
			const document = documentAt(quotations, quotation);
			return { live, document, index: quotation - (quotations[document] ?? 0), ...told };
		});
	});
}

function liveQuotations({ segment, isLive }: LiveSegment, run: number): number[] {
	return segment.runs
		.find(run)
		.filter((quotation) => isLive(documentAt(segment.documents.quotations, quotation)));
}
