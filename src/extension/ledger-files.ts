import { FileSystemError, Uri, workspace } from "vscode";

const newline = 10;

async function bytesOf(uri: Uri): Promise<Uint8Array | undefined> {
	try {
		return await workspace.fs.readFile(uri);
	} catch (error) {
		if (error instanceof FileSystemError && error.code === "FileNotFound") return undefined;
		throw error;
	}
}

/** Whether a file is a ledger: the server that runs in the browser may read and write no other. */
function isLedger(uri: Uri): boolean {
	const inFolder = workspace.workspaceFolders?.some((folder) => uri.path.startsWith(`${folder.uri.path}/`));
	return inFolder === true && uri.path.endsWith("/.corroborate/ledger.jsonl") && !uri.path.includes("/../");
}

/** The text of a ledger, or null if there is none yet. */
export async function readLedgerText(address: string): Promise<string | null> {
	const uri = Uri.parse(address);
	const bytes = isLedger(uri) ? await bytesOf(uri) : undefined;
	return bytes === undefined ? null : new TextDecoder().decode(bytes);
}

/** Adds lines to the end of a ledger; nothing that is there is touched. */
export async function appendLedgerText(address: string, text: string): Promise<null> {
	const uri = Uri.parse(address);
	if (!isLedger(uri)) throw new Error(`${uri.path} is no ledger of this workspace`);
	const before = (await bytesOf(uri)) ?? new Uint8Array();
	const gap = before.length > 0 && before.at(-1) !== newline ? "\n" : "";
	const added = new TextEncoder().encode(`${gap}${text}`);
	const whole = new Uint8Array(before.length + added.length);
	whole.set(before);
	whole.set(added, before.length);
	await workspace.fs.writeFile(uri, whole);
	return null;
}
