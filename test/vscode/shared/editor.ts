import * as vscode from "vscode";

export const extensionId = "corroborate.corroborate";

const patience = 45_000;

function isThere<T>(value: T): value is Exclude<NonNullable<T>, false> {
	return value !== false && value !== undefined && value !== null;
}

/** Waits until `probe` gives something truthy, and gives that. Throws, saying what was awaited, when it never does. */
export async function until<T>(
	what: string,
	probe: () => T | PromiseLike<T>,
): Promise<Exclude<NonNullable<T>, false>> {
	const deadline = Date.now() + patience;
	for (;;) {
		const value = await probe();
		if (isThere(value)) return value;
		if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

function workspaceFolder(): vscode.Uri {
	const folder = vscode.workspace.workspaceFolders?.[0];
	if (!folder) throw new Error("No folder is open.");
	return folder.uri;
}

/** Writes a file into the open folder and shows it. */
export async function openFile(name: string, text: string): Promise<vscode.TextDocument> {
	const uri = vscode.Uri.joinPath(workspaceFolder(), name);
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
	const document = await vscode.workspace.openTextDocument(uri);
	await vscode.window.showTextDocument(document);
	return document;
}

/** What Corroborate reports about a document, from `least` upwards. */
export function diagnostics(
	uri: vscode.Uri,
	least = vscode.DiagnosticSeverity.Warning,
): readonly vscode.Diagnostic[] {
	return vscode.languages
		.getDiagnostics(uri)
		.filter((diagnostic) => diagnostic.source === "Corroborate" && diagnostic.severity <= least);
}

/** Waits for a document to have a contradicted claim, and gives all of its contradicted claims. */
export function contradictions(document: vscode.TextDocument): Promise<readonly vscode.Diagnostic[]> {
	return until(`a contradicted claim in ${document.uri.path}`, () => {
		const found = diagnostics(document.uri);
		return found.length > 0 && found;
	});
}

/** Waits until a document has no contradicted claim. */
export async function noContradictions(document: vscode.TextDocument): Promise<void> {
	await until(`no contradicted claim in ${document.uri.path}`, () => diagnostics(document.uri).length === 0);
}

/** The words of the hovers at a position. */
export async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
		"vscode.executeHoverProvider",
		document.uri,
		position,
	);
	const contents = hovers.flatMap((hover) => hover.contents);
	return contents.map((content) => (typeof content === "string" ? content : content.value)).join("\n");
}

/** Markdown without its emphasis and escapes, white space folded. */
export function plainWords(markdown: string): string {
	return markdown
		.replace(/[*_\\]/gu, "")
		.replace(/\s+/gu, " ")
		.trim();
}
