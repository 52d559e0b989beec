import { extname } from "node:path";
import { type Decoded, decodeText, readDraft } from "../ingest/index.js";
import { type Failure, sentences } from "./outcome.js";

export interface Draft {
	/** As it was named; "stdin" for standard input. */
	readonly path: string;
	readonly text: string;
	readonly format: "plain" | "markdown";
}

async function readStandardInput(): Promise<Decoded> {
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
	return decodeText(Buffer.concat(chunks));
}

function formatOf(path: string): "plain" | "markdown" {
	return [".md", ".markdown"].includes(extname(path).toLowerCase()) ? "markdown" : "plain";
}

/** Reads every draft, or tells of the first that cannot be read. "-" is standard input, read as plain text. */
export async function readDrafts(paths: readonly string[]): Promise<Draft[] | Failure> {
	const drafts: Draft[] = [];
	for (const name of new Set(paths)) {
		const path = name === "-" ? "stdin" : name;
		const read = name === "-" ? await readStandardInput() : await readDraft(name);
		if ("problem" in read) return { failure: sentences(path, read.problem) };
		drafts.push({ path, text: read.text, format: formatOf(path) });
	}
	return drafts;
}
