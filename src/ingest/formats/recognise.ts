import type { FormatName } from "./kinds.js";
import { extensionOf, type Kind, kindByExtension, kindNamed } from "./kinds.js";
import type { FileBytes } from "./types.js";

/** The format of a file, or why it has none. */
export type Recognised = Kind | { readonly problem: string; readonly foreign?: true };

const headBytes = 4096;
const namesBytes = 64 * 1024;

function latin(bytes: Uint8Array): string {
	return new TextDecoder("latin1").decode(bytes);
}

/** What a packed file is, by the names of what it holds; they stand in it as they are. */
const packed: readonly (readonly [RegExp, FormatName])[] = [[/\bword\/(?:document\d*|_rels)/, "docx"]];

/** What a file is by its first bytes, whatever it is called. */
const starts: readonly (readonly [RegExp, FormatName])[] = [
	[/^[\s\S]{0,1024}%PDF-\d/, "pdf"],
	[
		/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html[\s>])/i,
		"html",
	],
];

const strangers: readonly (readonly [RegExp, string])[] = [
	[
		/^\xd0\xcf.\xe0\xa1\xb1/s,
		"an old Office file, or one with a password; save it as .docx without a password",
	],
	[/^(?:GIF8|\x89PNG|\xff\xd8\xff|RIFF....WEBP)/s, "a picture; save its text as .txt"],
];

function namesIn(bytes: Uint8Array): string {
	// the list of names is at the end, the first entries at the beginning
	return latin(bytes.subarray(0, namesBytes)) + latin(bytes.subarray(-namesBytes));
}

function kindByContent(bytes: Uint8Array): FormatName | { problem: string } | undefined {
	const head = latin(bytes.subarray(0, headBytes));
	if (head.startsWith("PK\x03\x04")) {
		const names = namesIn(bytes);
		return (
			packed.find(([sign]) => sign.test(names))?.[1] ?? {
				problem: "a packed file of another kind; unpack it into the folder",
			}
		);
	}
	const strange = strangers.find(([sign]) => sign.test(head))?.[1];
	if (strange !== undefined) return { problem: strange };
	return starts.find(([sign]) => sign.test(head))?.[1];
}

/** Formats that a file must show in its first bytes. */
const marked: ReadonlySet<FormatName> = new Set(["pdf", "docx"]);

/** The format of a file: what its bytes say counts before what its name says. */
export function recognise({ path, bytes }: FileBytes): Recognised {
	const promised = kindByExtension(path);
	const found = kindByContent(bytes);
	if (found !== undefined) return typeof found === "string" ? kindNamed(found) : found;
	if (bytes.byteLength === 0) return { problem: "empty; nothing is in it" };
	if (promised && marked.has(promised.name)) {
		return { problem: `no ${promised.label} though its name ends in ${extensionOf(path)}; save it anew` };
	}
	return promised ?? kindNamed("text");
}
