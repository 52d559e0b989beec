/** Makes one segment of several that are saved, in a thread of its own: checks need not wait for it, nor it for them. */
import { parentPort, workerData } from "node:worker_threads";
import { createLiveSegment, type LiveSegment } from "../corpus/live-segment.js";
import { mergeSegments } from "../corpus/segment/merge.js";
import { openSegment } from "../corpus/segment/segment.js";
import { createBlockCache } from "./block-cache.js";
import { createCheckedWriter, openChecked } from "./checked-file.js";
import { diskFolder } from "./disk-folder.js";
import type { MergeMessage, MergeWorkerData } from "./merge-aside.js";
import { deflated } from "./packing.js";
import { segmentFileName } from "./segment-file.js";

/** The segments are read from their beginnings to their ends. */
const CACHE = 8_000_000;
/** Bytes are written in pieces of about so many. */
const PIECE = 1 << 20;

async function merged({ path, fresh, parts }: MergeWorkerData): Promise<string> {
	const folder = diskFolder(path);
	const cache = createBlockCache(CACHE);
	const lives: LiveSegment[] = [];
	for (const { name, removals } of parts) {
		const source = openChecked(await folder.open(segmentFileName(name)), name, cache, () => {});
		lives.push(createLiveSegment(openSegment(source, deflated), removals));
	}
	const file = await folder.create(fresh);
	const writer = createCheckedWriter(file);
	for (const _ of mergeSegments(lives, writer, deflated)) if (writer.waiting > PIECE) await writer.flush();
	const name = await writer.finish();
	await file.finish();
	return name;
}

const tell = (message: MergeMessage): void => parentPort?.postMessage(message);
// why it could not be done is met again, and told, by whoever does it in the main thread then
merged(workerData).then(
	(name) => tell({ name }),
	() => tell({ name: undefined }),
);
