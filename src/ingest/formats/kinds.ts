import { maxPackedBytes, maxTextBytes } from "./limits.js";

export const formatNames = [
	"text",
	"markdown",
	"table",
	"subtitles",
	"html",
	"pdf",
	"docx",
	"rtf",
	"odt",
	"epub",
	"xlsx",
	"mail",
	"mailbox",
	"feed",
	"newsml",
	"nitf",
	"ninjs",
	"warc",
] as const;
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
		extensions: [".csv", ".tsv"],
		runs: "anywhere",
		maxBytes: maxTextBytes,
	},
	{
		name: "subtitles",
		label: "transcript",
		version: 1,
		extensions: [".vtt", ".srt"],
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
	{
		name: "rtf",
		label: "rich text document",
		version: 1,
		extensions: [".rtf"],
		runs: "worker",
		maxBytes: maxPackedBytes,
	},
	{
		name: "odt",
		label: "OpenDocument text",
		version: 1,
		extensions: [".odt"],
		runs: "worker",
		maxBytes: maxPackedBytes,
	},
	{
		name: "epub",
		label: "book",
		version: 1,
		extensions: [".epub"],
		runs: "worker",
		maxBytes: maxPackedBytes,
	},
	{
		name: "xlsx",
		label: "workbook",
		version: 1,
		extensions: [".xlsx", ".xlsm"],
		runs: "worker",
		maxBytes: maxPackedBytes,
	},
	{
		name: "mail",
		label: "mail",
		version: 1,
		extensions: [".eml", ".mht", ".mhtml"],
		runs: "worker",
		maxBytes: maxPackedBytes,
	},
	{
		name: "mailbox",
		label: "mailbox",
		version: 1,
		extensions: [".mbox"],
		runs: "worker",
		maxBytes: maxPackedBytes,
	},
	{
		name: "feed",
		label: "feed",
		version: 1,
		extensions: [".rss", ".atom"],
		runs: "worker",
		maxBytes: maxTextBytes,
	},
	{
		name: "newsml",
		label: "news item",
		version: 1,
		extensions: [],
		runs: "worker",
		maxBytes: maxTextBytes,
	},
	{
		name: "nitf",
		label: "news item",
		version: 1,
		extensions: [".nitf"],
		runs: "worker",
		maxBytes: maxTextBytes,
	},
	{
		name: "ninjs",
		label: "news item",
		version: 1,
		extensions: [".ninjs"],
		runs: "worker",
		maxBytes: maxTextBytes,
	},
	{
		name: "warc",
		label: "web archive",
		version: 1,
		extensions: [".warc", ".warc.gz"],
		runs: "worker",
		maxBytes: maxPackedBytes,
	},
];

/** Names that several formats share: what such a file is, its first words tell. */
export const sharedExtensions: ReadonlySet<string> = new Set([".xml", ".json"]);

/** Names that files of many kinds have: old Office files, and web pages and rich text that were saved as such. */
const vagueExtensions = [".doc", ".xls"];

const slides = "slides, which are not read; save their text as .txt";
const sheet = "a table of a kind that is not read; save it as .xlsx or .csv";
const words = "a document of a kind that is not read; save it as .docx";
const mails = "mail of a kind that is not read; save it as .eml";

/** Files that may well hold what a draft rests on, and that are not read: they are told of where they lie among sources. */
const unreadExtensions: ReadonlyMap<string, string> = new Map([
	[".ppt", slides],
	[".pptx", slides],
	[".odp", slides],
	[".ods", sheet],
	[".numbers", sheet],
	[".pages", words],
	[".wpd", words],
	[".msg", mails],
	[".pst", mails],
	[".zip", "a packed file; unpack it into the folder"],
]);

const byName = new Map(kinds.map((kind) => [kind.name, kind]));
const byExtension = new Map(kinds.flatMap((kind) => kind.extensions.map((extension) => [extension, kind])));

export function kindNamed(name: FormatName): Kind {
	const kind = byName.get(name);
	if (!kind) throw new Error(`no format ${name}`);
	return kind;
}

/** The extension of a path in lower case, with its dot; "" if it has none. A packed file has that of what it holds too. */
export function extensionOf(path: string): string {
	return /[^/\\](\.[^./\\]+(?:(?<=\.[a-z]+)\.gz)?)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
}

/** The format that a file's name promises. */
export function kindByExtension(path: string): Kind | undefined {
	return byExtension.get(extensionOf(path));
}

/** The extensions of the files that are taken for sources when a folder is walked. */
export const sourceExtensions: ReadonlySet<string> = new Set([
	...byExtension.keys(),
	...sharedExtensions,
	...vagueExtensions,
]);

/** Why a file of such a name is not read though it is likely to be a source; undefined of all others. */
export function unreadProblem(path: string): string | undefined {
	return unreadExtensions.get(extensionOf(path));
}

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
