import { Disposable, type ExtensionContext, Range, Uri, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { FindingsRequest, StatusNotification } from "../protocol/index.js";

export interface Ticks extends Disposable {
	follow(client: BaseLanguageClient): void;
}

/** A quiet tick in the margin of lines with supported claims and nothing against them. */
export function showTicks({ extensionUri }: ExtensionContext): Ticks {
	const icon = (name: string) => ({ gutterIconPath: Uri.joinPath(extensionUri, "media", name) });
	const decoration = window.createTextEditorDecorationType({
		light: icon("tick-light.svg"),
		dark: icon("tick-dark.svg"),
		gutterIconSize: "60%",
	});
	let following: Disposable | undefined;

	async function mark(client: BaseLanguageClient, uri: string): Promise<void> {
		const editors = () => window.visibleTextEditors.filter(({ document }) => document.uri.toString() === uri);
		if (editors().length === 0) return;
		const findings = await client.sendRequest(FindingsRequest, { uri });
		const against = new Set(
			findings
				.filter(({ verdict }) => verdict === "contradicted" || verdict === "conflicting")
				.map(({ range }) => range.start.line),
		);
		const lines = new Set(
			findings.filter(({ verdict }) => verdict === "supported").map(({ range }) => range.start.line),
		);
		const ranges = [...lines].filter((line) => !against.has(line)).map((line) => new Range(line, 0, line, 0));
		for (const editor of editors()) editor.setDecorations(decoration, ranges);
	}

	return {
		follow(client) {
			following?.dispose();
			const update = (uri: string) =>
				mark(client, uri).catch((error) => client.error("The margin could not be marked.", error, false));
			following = Disposable.from(
				client.onNotification(StatusNotification, ({ uri, state }) => {
					if (uri !== undefined && (state === "ready" || state === "idle")) void update(uri);
				}),
				window.onDidChangeVisibleTextEditors((editors) => {
					if (!client.isRunning()) return;
					for (const { document } of editors) void update(document.uri.toString());
				}),
			);
		},
		dispose: () => Disposable.from(decoration, following ?? { dispose() {} }).dispose(),
	};
}
