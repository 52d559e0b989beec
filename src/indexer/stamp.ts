import { createHash } from "node:crypto";

/** How a file was when it was read. */
export interface FileState {
	/** In bytes. */
	readonly size: number;
	/** When it was changed, in milliseconds since 1970. */
	readonly changed: number;
}

interface Stamp extends FileState {
	readonly sum: string;
	/** It had been changed so shortly before that it could be changed again without another time to tell it. */
	readonly isYoung: boolean;
}

/** Clocks of file systems go in steps as long as this, in milliseconds. */
const YOUNG = 2500;
const SUM_LENGTH = 24;

export function writeStamp({ size, changed }: FileState, sum: string, readAt: number): string {
	return `${size} ${changed} ${sum}${readAt - changed < YOUNG ? " young" : ""}`;
}

function readStamp(stamp: string): Stamp | undefined {
	const [size, changed, sum, young] = stamp.split(" ");
	if (size === undefined || changed === undefined || sum === undefined) return undefined;
	return { size: Number(size), changed: Number(changed), sum, isYoung: young !== undefined };
}

/** Whether a file may be taken to be as it was, without reading it. */
export function isUntouched(stamp: string, { size, changed }: FileState): boolean {
	const known = readStamp(stamp);
	return known !== undefined && known.size === size && known.changed === changed && !known.isYoung;
}

/** The checksum of the bytes that a file held. */
export function sumIn(stamp: string): string | undefined {
	return readStamp(stamp)?.sum;
}

export function sumOf(bytes: Uint8Array): string {
	return createHash("sha256").update(bytes).digest("hex").slice(0, SUM_LENGTH);
}
