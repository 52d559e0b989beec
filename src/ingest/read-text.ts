import { readFileSync, type Stats, statSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { type Decoded, decodeText, maxFileBytes } from "./decode.js";
import { tooLarge } from "./formats/limits.js";

const reasons: Readonly<Record<string, string>> = {
	ENOENT: "no such file; check the path",
	ENOTDIR: "no such file; check the path",
	EACCES: "may not be read; change its permissions",
	EPERM: "may not be read; change its permissions",
	EISDIR: "a folder; name the files in it",
	ELOOP: "a symbolic link to itself; remove it",
	EMFILE: "not read, too many files are open; try again",
};

/** Says in words why the file system refused. */
export function fileProblem(error: unknown): string {
	const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
	return reasons[code] ?? `could not be read (${code}); check the file`;
}

export type ReadBytes = { readonly bytes: Uint8Array } | { readonly problem: string };

function unfit(facts: Stats, maxBytes: number): string | undefined {
	if (facts.isDirectory()) return "a folder; name the files in it";
	if (facts.size <= maxBytes) return undefined;
	return tooLarge(maxBytes);
}

/** Reads a file whole. Never throws. */
export async function readBytes(path: string, maxBytes: number): Promise<ReadBytes> {
	try {
		const problem = unfit(await stat(path), maxBytes);
		return problem === undefined ? { bytes: await readFile(path) } : { problem };
	} catch (error) {
		return { problem: fileProblem(error) };
	}
}

/** The same at once: for threads that have nothing else to do, where it is several times as quick. Never throws. */
export function readBytesAtOnce(path: string, maxBytes: number): ReadBytes {
	try {
		const problem = unfit(statSync(path), maxBytes);
		return problem === undefined ? { bytes: readFileSync(path) } : { problem };
	} catch (error) {
		return { problem: fileProblem(error) };
	}
}

/** Reads a draft, which must be Unicode text. Never throws. */
export async function readDraft(path: string): Promise<Decoded> {
	const read = await readBytes(path, maxFileBytes);
	return "problem" in read ? read : decodeText(read.bytes);
}
