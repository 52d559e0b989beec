import {
	commands,
	type DecorationRenderOptions,
	Disposable,
	type ExtensionContext,
	l10n,
	OverviewRulerLane,
	Range,
	type TextEditor,
	ThemeColor,
	Uri,
	window,
} from "vscode";
import type { PlacedFinding } from "../protocol/index.js";
import type { Desk } from "./desk.js";
import { agreeingLines, type Standing, standingOf } from "./facts.js";

const shownKey = "corroborate.unverifiedShown";

function inRuler(name: string): DecorationRenderOptions {
	return {
		overviewRulerColor: new ThemeColor(`corroborate.${name}`),
		overviewRulerLane: OverviewRulerLane.Left,
	};
}

function toRange({ range: { start, end } }: PlacedFinding): Range {
	return new Range(start.line, start.character, end.line, end.character);
}

/** Marks beside the squiggles: ticks in the margin, the overview ruler, and on demand what no source speaks to. */
export function showMarks({ extensionUri, workspaceState }: ExtensionContext, desk: Desk): Disposable {
	const icon = (name: string) => ({ gutterIconPath: Uri.joinPath(extensionUri, "media", name) });
	const ticks = window.createTextEditorDecorationType({
		light: icon("tick-light.svg"),
		dark: icon("tick-dark.svg"),
		gutterIconSize: "60%",
		...inRuler("supported"),
	});
	const contradicted = window.createTextEditorDecorationType(inRuler("contradicted"));
	const conflicting = window.createTextEditorDecorationType(inRuler("conflicting"));
	const unverified = window.createTextEditorDecorationType({
		...inRuler("unverified"),
		borderColor: new ThemeColor("corroborate.unverified"),
		borderStyle: "dotted",
		borderWidth: "0 0 2px 0",
	});
	let unverifiedShown = workspaceState.get<boolean>(shownKey) ?? false;

	function mark(editor: TextEditor): void {
		const facts = desk.facts(editor.document.uri.toString());
		const ranges = (...wanted: readonly Standing[]) =>
			facts.filter((fact) => wanted.includes(standingOf(fact))).map(toRange);
		editor.setDecorations(
			ticks,
			agreeingLines(facts).map((line) => new Range(line, 0, line, 0)),
		);
		editor.setDecorations(contradicted, ranges("contradicted"));
		editor.setDecorations(conflicting, ranges("conflicting"));
		editor.setDecorations(unverified, unverifiedShown ? ranges("unverified", "attention") : []);
	}

	function markAll(uri?: string): void {
		for (const editor of window.visibleTextEditors) {
			if (uri === undefined || editor.document.uri.toString() === uri) mark(editor);
		}
	}

	async function toggle(): Promise<void> {
		unverifiedShown = !unverifiedShown;
		markAll();
		await workspaceState.update(shownKey, unverifiedShown);
		window.setStatusBarMessage(
			unverifiedShown
				? l10n.t("What no source speaks to is dotted.")
				: l10n.t("What no source speaks to is no longer dotted."),
			4000,
		);
	}

	return Disposable.from(
		ticks,
		contradicted,
		conflicting,
		unverified,
		desk.onDidChangeFacts(markAll),
		window.onDidChangeVisibleTextEditors(() => markAll()),
		commands.registerCommand("corroborate.toggleUnverified", toggle),
	);
}
