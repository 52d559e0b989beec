import { pathToFileURL } from "node:url";
import type { Unit } from "../corpus/segment/build.js";
import type { SourceReader } from "../ingest/index.js";
import { type FileState, sumOf, writeStamp } from "./stamp.js";

/** A file that is to be read, since it is new or may have changed. */
export interface FileToRead extends FileState {
	readonly path: string;
	/** By what the index knows it. */
	readonly key: string;
	/** The checksum of what is kept of it, if anything is. */
	readonly sum: string | undefined;
}

/** What a file gave: its bytes could not be had, or are those that they were, or hold something new. */
export type FileRead =
	| { readonly state: "unread"; readonly problem: string }
	| { readonly state: "same"; readonly stamp: string }
	| { readonly state: "new"; readonly unit: Required<Unit> };

/** Reads the bytes of a file as sources, unless they are those that are known. */
export async function readFileAnew(
	file: FileToRead,
	bytes: { readonly bytes: Uint8Array } | { readonly problem: string },
	readAt: number,
	reader: SourceReader,
): Promise<FileRead> {
	if ("problem" in bytes) return { state: "unread", problem: bytes.problem };
	const { key, path } = file;
	const sum = sumOf(bytes.bytes);
	const stamp = writeStamp(file, sum, readAt);
	if (file.sum === sum) return { state: "same", stamp };
	const reading = await reader.read({ id: key, uri: pathToFileURL(path).href, bytes: bytes.bytes });
	const { sources, problems, foreign = false } = reading;
	return { state: "new", unit: { key, stamp, sources, problems, foreign } };
}

/** What was found of a file, without what it holds. */
export type FileOutcome = { readonly key: string } & (
	| { readonly state: "unread"; readonly problem: string }
	| { readonly state: "same"; readonly stamp: string }
	| { readonly state: "new"; readonly problems: readonly string[]; readonly foreign: boolean }
);

export function outcomeOf(key: string, read: FileRead): FileOutcome {
	if (read.state !== "new") return { key, ...read };
	const { problems, foreign } = read.unit;
	return { key, state: "new", problems, foreign };
}
