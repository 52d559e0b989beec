// The one place where untrusted text (drafts, sources, names of files) is made safe to show.

// Built from code points so that this file itself holds no invisible character.
const range = (from: number, to: number) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`;
const controls = `${range(0x00, 0x1f)}${range(0x7f, 0x9f)}`;
const bidiControls = `\\u{61c}\\u{200e}\\u{200f}${range(0x202a, 0x202e)}${range(0x2066, 0x2069)}`;
const invisible = `\\u{200b}\\u{2028}\\u{2029}\\u{2060}\\u{feff}\\u{ad}${range(0xe0000, 0xe007f)}`;

const esc = "\\u{1b}";
const terminalSequences = [
	`(?:${esc}\\[|\\u{9b})[0-?]*[ -/]*[@-~]`,
	// Titles and hyperlinks; one that never ends hides nothing of what follows.
	`(?:${esc}[\\]PX^_]|[\\u{9d}\\u{90}])[^\\u{7}\\u{1b}\\u{9c}]*(?:\\u{7}|\\u{9c}|${esc}\\\\)`,
	`${esc}[ -/]*[0-~]?`,
];
const terminalSequence = new RegExp(terminalSequences.join("|"), "gu");
const lineSpace = /[\t\r\n\u2028\u2029]+/gu;
const unseen = new RegExp(`[${controls}${bidiControls}${invisible}]`, "gu");
const loneSurrogate = /\p{Surrogate}/gu;

/** One line of plain text for a terminal: no control, escape or text-direction characters; line breaks and tabs become a space. */
export function escapeTerminal(text: string): string {
	return text
		.replace(terminalSequence, "")
		.replace(lineSpace, " ")
		.replace(unseen, "")
		.replace(loneSurrogate, "\ufffd");
}

/** One line of Markdown that shows `text` as it is: no markup, link, image, HTML or entity comes of it. */
export function escapeMarkdown(text: string): string {
	return escapeTerminal(text)
		.replace(/[\\`*_{}[\]<>|~&#$@]/g, "\\$&")
		.replace(/:(?=\/\/)/g, "\\:")
		.replace(/\b(www)\./gi, "$1\\.")
		.replace(/^(\s*)([-+=])/, "$1\\$2")
		.replace(/^(\s*\d+)([.)])/, "$1\\$2");
}

/** A Markdown link to a file or web address; the label alone if the address is of another kind. */
export function markdownLink(label: string, uri: string | undefined): string {
	const text = escapeMarkdown(label);
	const address = safeAddress(uri);
	if (address === undefined) return text;
	const target = escapeTerminal(address).replace(/[\s<>()\\]/g, encodeForTarget);
	return `[${text}](<${target}>)`;
}

function encodeForTarget(character: string): string {
	return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

const unsafeInJson = new RegExp(`[${range(0x7f, 0x9f)}${bidiControls}${invisible}]`, "gu");

function jsonEscape(character: string): string {
	let escaped = "";
	for (let index = 0; index < character.length; index++) {
		escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
	}
	return escaped;
}

/** JSON that is safe to print: what a terminal would obey or hide is written as `\u` escapes, and nothing is lost. */
export function jsonSafe(value: unknown): string {
	return JSON.stringify(value, undefined, 2).replace(unsafeInJson, jsonEscape);
}

const htmlSigns: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** Text for an HTML element or a quoted attribute; characters that reorder or hide text are left out. */
export function escapeHtml(text: string): string {
	return text
		.replace(unseen, (character) => (/\s/.test(character) ? character : ""))
		.replace(loneSurrogate, "\ufffd")
		.replace(/[&<>"']/g, (sign) => htmlSigns[sign] ?? sign);
}

/** The address if a link may lead to it: a file or a web page, never a script. */
export function safeAddress(uri: string | undefined): string | undefined {
	return uri !== undefined && /^(?:file|https?):\/\//i.test(uri) ? uri : undefined;
}

const notInXml = new RegExp(
	`[${range(0x00, 0x08)}\\u{b}\\u{c}${range(0x0e, 0x1f)}${range(0xfffe, 0xffff)}]|\\p{Surrogate}`,
	"gu",
);

/** Text without the characters that no XML 1.0 document can hold; Office files are made of XML. */
export function cleanForXml(text: string): string {
	return text.replace(notInXml, "");
}
