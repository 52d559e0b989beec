import { createLiveSegment, type LiveSegment } from "../corpus/live-segment.js";
import { mergeSegments } from "../corpus/segment/merge.js";
import { openSegment } from "../corpus/segment/segment.js";
import { createBlockCache } from "./block-cache.js";
import { createCheckedWriter, openChecked } from "./checked-file.js";
import { diskFolder } from "./disk-folder.js";
import type { OpenFile } from "./folder-port.js";
import type { MergeWorkerData } from "./merge-aside.js";
import { deflated } from "./packing.js";
import { segmentFileName } from "./segment-file.js";

/** The segments are read from their beginnings to their ends. */
const CACHE = 8_000_000;
/** Bytes are written in pieces of about so many. */
const PIECE = 1 << 20;

/** Makes one segment of several that are saved, from their files; gives the name that its file must get. */
export async function mergeParts({ path, fresh, parts }: MergeWorkerData): Promise<string> {
	const folder = diskFolder(path);
	const cache = createBlockCache(CACHE);
	const open: OpenFile[] = [];
	try {
		const lives: LiveSegment[] = [];
		for (const { name, removals } of parts) {
			const part = await folder.open(segmentFileName(name));
			open.push(part);
			const source = openChecked(part, name, cache, () => {});
			lives.push(createLiveSegment(openSegment(source, deflated), removals));
		}
		const file = await folder.create(fresh);
		const writer = createCheckedWriter(file);
		for (const _ of mergeSegments(lives, writer, deflated)) if (writer.waiting > PIECE) await writer.flush();
		const name = await writer.finish();
		await file.finish();
		return name;
	} finally {
		for (const part of open) part.close();
	}
}
