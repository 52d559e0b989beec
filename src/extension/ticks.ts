import { Disposable, type ExtensionContext, Range, Uri, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { FindingsRequest, type Status } from "../protocol/index.js";

export interface Ticks extends Disposable {
	/** Marks anew when a draft was checked. */
	update(status: Status): void;
}

/** A quiet tick in the margin of lines with supported claims and nothing against them. */
export function showTicks({ extensionUri }: ExtensionContext, current: () => BaseLanguageClient): Ticks {
	const icon = (name: string) => ({ gutterIconPath: Uri.joinPath(extensionUri, "media", name) });
	const decoration = window.createTextEditorDecorationType({
		light: icon("tick-light.svg"),
		dark: icon("tick-dark.svg"),
		gutterIconSize: "60%",
	});
	async function mark(uri: string): Promise<void> {
		const editors = () => window.visibleTextEditors.filter(({ document }) => document.uri.toString() === uri);
		if (editors().length === 0) return;
		const findings = await current().sendRequest(FindingsRequest, { uri });
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

	const remark = (uri: string) =>
		mark(uri).catch((error) => current().error("The margin could not be marked.", error, false));
	const watching = window.onDidChangeVisibleTextEditors((editors) => {
		if (!current().isRunning()) return;
		for (const { document } of editors) void remark(document.uri.toString());
	});
	return {
		update({ uri, state }) {
			if (uri !== undefined && (state === "ready" || state === "idle")) void remark(uri);
		},
		dispose: () => Disposable.from(decoration, watching).dispose(),
	};
}
