import {
	extensionOf,
	type FormatName,
	type Kind,
	kindByExtension,
	kindNamed,
	sharedExtensions,
} from "./kinds.js";
import type { FileBytes } from "./types.js";

/** The format of a file, or why it has none. */
export type Recognised = Kind | { readonly problem: string; readonly foreign?: true };

const headBytes = 8192;
const namesBytes = 64 * 1024;

function latin(bytes: Uint8Array): string {
	return new TextDecoder("latin1").decode(bytes);
}

/** What a packed file is, by the names of what it holds; they stand in it as they are. */
const packed: readonly (readonly [RegExp, FormatName])[] = [
	[/mimetypeapplication\/epub\+zip/, "epub"],
	[/mimetypeapplication\/vnd\.oasis\.opendocument\.text(?!-)/, "odt"],
	[/\bword\/(?:document\d*\.xml|_rels)/, "docx"],
	[/\bxl\/(?:workbook\.xml|_rels)/, "xlsx"],
	[/\bMETA-INF\/container\.xml/, "epub"],
];

/** What a file is by its first bytes, whatever it is called. */
const starts: readonly (readonly [RegExp, FormatName])[] = [
	[/^[\s\S]{0,1024}?%PDF-\d/, "pdf"],
	[/^\{\\rtf\d?/, "rtf"],
	[/^WARC\/[01]\.\d/, "warc"],
	[/^(?:\xef\xbb\xbf)?WEBVTT(?:\s|$)/, "subtitles"],
	[/^From [^\r\n]+\d{4}\r?\n[A-Za-z-]+:/, "mailbox"],
];

/** What XML is, by its outermost element; HTML too. */
const roots: Readonly<Record<string, FormatName>> = {
	html: "html",
	rss: "feed",
	feed: "feed",
	rdf: "feed",
	newsitem: "newsml",
	newsmessage: "newsml",
	nitf: "nitf",
};

/** What JSON is, by a field that no other kind has. */
const jsonFields: readonly (readonly [RegExp, FormatName])[] = [
	[/"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\\?\//, "feed"],
	[/"(?:body_text|body_html|body_xhtml|bodies|versioncreated)"\s*:/, "ninjs"],
];

const strangers: readonly (readonly [RegExp, string])[] = [
	[
		/^\xd0\xcf.\xe0\xa1\xb1/s,
		"an old Office file, or one with a password; save it as .docx without a password",
	],
	[/^(?:GIF8|\x89PNG|\xff\xd8\xff|RIFF....WEBP)/s, "a picture; save its text as .txt"],
];

/** The name of the outermost element of XML or HTML, in lower case and without a prefix; "" if it is neither. */
function rootName(head: string): string {
	const text = head.replace(/^\xef\xbb\xbf/, "");
	const doctype = /^(?:\s|<\?[^>]*>|<!--[\s\S]*?-->)*<!doctype\s+([\w:.-]+)/i.exec(text)?.[1];
	const element = /^(?:\s|<\?[^>]*>|<!--[\s\S]*?-->)*<([A-Za-z][\w:.-]*)[\s>/]/.exec(text)?.[1];
	return (doctype ?? element ?? "").toLowerCase().replace(/^.*:/, "");
}

function packedKind(bytes: Uint8Array): FormatName | { problem: string } {
	// the list of names is at the end, the first entries at the beginning
	const names = latin(bytes.subarray(0, namesBytes)) + latin(bytes.subarray(-namesBytes));
	const found = packed.find(([sign]) => sign.test(names))?.[1];
	return found ?? { problem: "a packed file of another kind; unpack it into the folder" };
}

function kindByContent({ path, bytes }: FileBytes): FormatName | { problem: string } | undefined {
	const head = latin(bytes.subarray(0, headBytes));
	if (head.startsWith("PK\x03\x04")) return packedKind(bytes);
	const strange = strangers.find(([sign]) => sign.test(head))?.[1];
	if (strange !== undefined) return { problem: strange };
	const found = starts.find(([sign]) => sign.test(head))?.[1] ?? roots[rootName(head)];
	if (found !== undefined) return found;
	const mayBeJson =
		[".json", ".ninjs", ""].includes(extensionOf(path)) && /^(?:\xef\xbb\xbf)?\s*\{/.test(head);
	if (!mayBeJson) return undefined;
	const fields = latin(bytes.subarray(0, namesBytes));
	return jsonFields.find(([sign]) => sign.test(fields))?.[1];
}

/** Formats that a file must show in its first bytes. */
const marked: ReadonlySet<FormatName> = new Set([
	"pdf",
	"docx",
	"rtf",
	"odt",
	"epub",
	"xlsx",
	"feed",
	"nitf",
]);

/** The format of a file: what its bytes say counts before what its name says. */
export function recognise(file: FileBytes): Recognised {
	const { path, bytes } = file;
	const ending = extensionOf(path);
	const promised = kindByExtension(path);
	if (bytes.byteLength === 0) {
		// a document without a byte was lost on its way; a text or a table may just have nothing to say
		const isLost = promised !== undefined && marked.has(promised.name);
		return { problem: "empty; nothing is in it", ...(isLost ? {} : { foreign: true }) };
	}
	const found = kindByContent(file);
	if (found !== undefined) return typeof found === "string" ? kindNamed(found) : found;
	if (promised && marked.has(promised.name)) {
		return { problem: `no ${promised.label} though its name ends in ${ending}; save it anew` };
	}
	if (promised) return promised;
	if (sharedExtensions.has(ending)) {
		return { problem: `a ${ending} file of a kind that is not read; save its text as .txt`, foreign: true };
	}
	return kindNamed("text");
}
