import type { LiveSegment } from "../corpus/live-segment.js";
import { type ByteSource, memorySource } from "../corpus/segment/byte-source.js";
import { createWriter } from "../corpus/segment/bytes.js";
import { mergeSegments } from "../corpus/segment/merge.js";
import { createBreath } from "./breathe.js";
import type { Keeper, MadeFile, SavedSegment, SegmentFile } from "./keeper.js";
import { deflated } from "./packing.js";

/** A segment as it was when it began to be merged. */
export interface Part {
	readonly live: LiveSegment;
	/** Undefined of one that is not saved. */
	readonly name: string | undefined;
}

/** A merged segment, which counts once it is opened, or is thrown away. */
export interface Made {
	/** `onDamage` is told when it proves to be damaged later. */
	segment(onDamage: (name: string) => void): Promise<{
		readonly source: ByteSource;
		readonly saved: SavedSegment | undefined;
	}>;
	abandon(): Promise<void>;
}

export interface MergingOptions {
	/** Whether there is no use in going on. */
	readonly isUnwanted: () => boolean;
	readonly signal: AbortSignal | undefined;
}

/** Fewer documents than these are merged before a thread has begun. */
const WORTH_WORKER = 4096;

/**
 * Makes one segment of several, in their order: of many saved ones in a thread of its own, of others between the steps of
 * what else goes on. Undefined when it was stopped. Rejects when the index is damaged or the disk refuses.
 */
export async function makeMerged(
	parts: readonly Part[],
	keeper: Keeper | undefined,
	{ isUnwanted, signal }: MergingOptions,
): Promise<Made | undefined> {
	const aside = keeper && (await madeAside(parts, keeper, signal));
	if (aside) return aside;
	const file = await fileOf(keeper);
	const memory = createWriter();
	const breath = createBreath();
	const abandon = async (): Promise<void> => file?.abandon();
	try {
		const lives = parts.map(({ live }) => live);
		for (const _ of mergeSegments(lives, file?.sink ?? { write: memory.bytes }, deflated)) {
			await breath();
			await file?.flush();
			if (!isUnwanted()) continue;
			await abandon();
			return undefined;
		}
	} catch (error) {
		await abandon();
		throw error;
	}
	return file
		? madeOf(file)
		: { segment: async () => ({ source: memorySource(memory.take()), saved: undefined }), abandon };
}

/** A file on disk; none where nothing can be written. */
async function fileOf(keeper: Keeper | undefined): Promise<SegmentFile | undefined> {
	try {
		return await keeper?.begin();
	} catch (error) {
		keeper?.refused(error);
		return undefined;
	}
}

async function madeAside(
	parts: readonly Part[],
	keeper: Keeper,
	signal: AbortSignal | undefined,
): Promise<Made | undefined> {
	const documents = parts.reduce((sum, { live }) => sum + live.documents, 0);
	const saved = parts.flatMap(({ live, name }) =>
		name === undefined ? [] : [{ name, removals: live.removals() }],
	);
	if (documents < WORTH_WORKER || saved.length < parts.length) return undefined;
	const file = await keeper.merge(saved, signal);
	return file && madeOf(file);
}

function madeOf(file: MadeFile): Made {
	return {
		async segment(onDamage) {
			const saved: SavedSegment = await file.finish(() => onDamage(saved.name));
			return { source: saved.source, saved };
		},
		abandon: file.abandon,
	};
}
