import { maxPackedBytes, maxTextBytes } from "./limits.js";

export const formatNames = ["text", "markdown", "table", "html", "pdf", "docx"] as const;
export type FormatName = (typeof formatNames)[number];

/** A format of files that sources are read from. */
export interface Kind {
	readonly name: FormatName;
	/** As a person calls it. */
	readonly label: string;
	/** Raised whenever the same file would give another text, other facts or other places. */
	readonly version: number;
	/** In lower case, the most usual one first. */
	readonly extensions: readonly string[];
	/** "worker": only where a worker can be ended that a hostile file holds up. */
	readonly runs: "anywhere" | "worker";
	readonly maxBytes: number;
}

/** Every format: what is known of it without reading a file. `readers.ts` has what reads it. */
export const kinds: readonly Kind[] = [
	{
		name: "text",
		label: "text",
		version: 1,
		extensions: [".txt", ".text"],
		runs: "anywhere",
		maxBytes: maxTextBytes,
	},
	{
		name: "markdown",
		label: "Markdown",
		version: 1,
		extensions: [".md", ".markdown"],
		runs: "anywhere",
		maxBytes: maxTextBytes,
	},
	{
		name: "table",
		label: "table",
		version: 1,
		extensions: [".csv"],
		runs: "anywhere",
		maxBytes: maxTextBytes,
	},
	{
		name: "html",
		label: "web page",
		version: 1,
		extensions: [".html", ".htm", ".xhtml"],
		runs: "worker",
		maxBytes: maxTextBytes,
	},
	{
		name: "pdf",
		label: "PDF",
		version: 1,
		extensions: [".pdf"],
		runs: "worker",
		maxBytes: maxPackedBytes,
	},
	{
		name: "docx",
		label: "Word document",
		version: 1,
		extensions: [".docx"],
		runs: "worker",
		maxBytes: maxPackedBytes,
	},
];

const byName = new Map(kinds.map((kind) => [kind.name, kind]));
const byExtension = new Map(kinds.flatMap((kind) => kind.extensions.map((extension) => [extension, kind])));

export function kindNamed(name: FormatName): Kind {
	const kind = byName.get(name);
	if (!kind) throw new Error(`no format ${name}`);
	return kind;
}

/** The extension of a path in lower case, with its dot; "" if it has none. */
export function extensionOf(path: string): string {
	return /[^/\\](\.[^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
}

/** The format that a file's name promises. */
export function kindByExtension(path: string): Kind | undefined {
	return byExtension.get(extensionOf(path));
}

/** The extensions of the files that are taken for sources when a folder is walked. */
export const sourceExtensions: ReadonlySet<string> = new Set(byExtension.keys());

/** The largest file of a name that is read. */
export function maxBytesOf(path: string): number {
	return kindByExtension(path)?.maxBytes ?? maxTextBytes;
}

/** "pdf@1": by what a text was taken out of a file. */
export function formatKey({ name, version }: Kind): string {
	return `${name}@${version}`;
}

/** Whether a text that was kept still is what its file would give. */
export function isCurrentFormat(key: string): boolean {
	return kinds.some((kind) => formatKey(kind) === key);
}
