import { readFile, stat } from "node:fs/promises";
import { type Decoded, decodeText, maxFileBytes } from "./decode.js";

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

/** Reads a file whole. Never throws. */
export async function readBytes(
	path: string,
	maxBytes: number,
): Promise<{ readonly bytes: Uint8Array } | { readonly problem: string }> {
	try {
		const facts = await stat(path);
		if (facts.isDirectory()) return { problem: "a folder; name the files in it" };
		if (facts.size > maxBytes) {
			return { problem: `larger than ${maxBytes / 1024 / 1024} MB; split it into smaller files` };
		}
		return { bytes: await readFile(path) };
	} catch (error) {
		return { problem: fileProblem(error) };
	}
}

/** Reads a draft, which must be Unicode text. Never throws. */
export async function readDraft(path: string): Promise<Decoded> {
	const read = await readBytes(path, maxFileBytes);
	return "problem" in read ? read : decodeText(read.bytes);
}
