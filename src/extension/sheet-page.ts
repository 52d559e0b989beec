import { Uri, type Webview } from "vscode";
import type { FromSheet, SheetState } from "../protocol/sheet.js";

function nonce(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
		byte.toString(16).padStart(2, "0"),
	).join("");
}

function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function sheetFolder(extension: Uri): Uri {
	return Uri.joinPath(extension, "dist", "sheet");
}

/**
 * The page of the sheet: one script and one style sheet, both of the extension, and nothing else. All text comes to
 * it in messages and is put in as text.
 */
export function sheetHtml(webview: Webview, extension: Uri, draft: string, language: string): string {
	const address = (name: string) =>
		escaped(webview.asWebviewUri(Uri.joinPath(sheetFolder(extension), name)).toString());
	const once = nonce();
	const policy = [
		"default-src 'none'",
		`style-src ${webview.cspSource}`,
		`script-src 'nonce-${once}'`,
		"base-uri 'none'",
		"form-action 'none'",
	].join("; ");
	return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Corroborate</title>
<link rel="stylesheet" href="${address("main.css")}">
</head>
<body data-uri="${escaped(draft)}">
<script nonce="${once}" src="${address("main.js")}"></script>
</body>
</html>
`;
}

function isTexts(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every((one) => typeof one === "string");
}

/** What the page asked for; undefined for anything else that it might send. */
export function readFromSheet(message: unknown): FromSheet | undefined {
	if (typeof message !== "object" || message === null || !("type" in message)) return undefined;
	const { type } = message;
	switch (type) {
		case "ready":
		case "export":
			return { type };
		case "go":
		case "source":
			return "id" in message && typeof message.id === "string" ? { type, id: message.id } : undefined;
		case "signOff":
		case "accept":
		case "takeBack":
			return "ids" in message && isTexts(message.ids) ? { type, ids: message.ids } : undefined;
		case "copy":
			return "text" in message && typeof message.text === "string" ? { type, text: message.text } : undefined;
		default:
			return undefined;
	}
}

/** The draft of a sheet that was open when the window closed. */
export function draftOfState(state: unknown): SheetState["uri"] | undefined {
	return typeof state === "object" && state !== null && "uri" in state && typeof state.uri === "string"
		? state.uri
		: undefined;
}
