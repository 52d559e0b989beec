import { formatKey, type Kind } from "./formats/kinds.js";
import { lightReaders } from "./formats/light-readers.js";
import type { Limits } from "./formats/limits.js";
import { readAs } from "./formats/read.js";
import { recognise } from "./formats/recognise.js";
import type { FileBytes, Reading } from "./formats/types.js";
import { type SourceFile, type SourceReading, toSources } from "./to-sources.js";

function sizeProblem({ maxBytes, label }: Kind, size: number): string | undefined {
	if (size <= maxBytes) return undefined;
	return `larger than ${maxBytes / 1024 / 1024} MB, the most for a ${label}; split it into smaller files`;
}

/** Reads a file as sources: a light format here, another by `elsewhere`. Never rejects unless that does. */
export async function readSource(
	file: SourceFile,
	limits: Limits,
	elsewhere: (kind: Kind, file: FileBytes) => Promise<Reading>,
): Promise<SourceReading> {
	const bytes = { path: file.id, bytes: file.bytes };
	const kind = recognise(bytes);
	if ("problem" in kind) {
		return { sources: [], problems: [kind.problem], ...(kind.foreign ? { foreign: true } : {}) };
	}
	const problem = sizeProblem(kind, file.bytes.byteLength);
	if (problem !== undefined) return { sources: [], problems: [problem] };
	const reading =
		kind.runs === "anywhere"
			? await readAs(kind.name, bytes, limits, lightReaders)
			: await elsewhere(kind, bytes);
	return { ...toSources(file, kind, reading), format: formatKey(kind) };
}
