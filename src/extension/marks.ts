import {
	commands,
	type DecorationRenderOptions,
	Disposable,
	type ExtensionContext,
	l10n,
	OverviewRulerLane,
	Range,
	type TextEditor,
	type TextEditorDecorationType,
	ThemeColor,
	Uri,
	window,
} from "vscode";
import type { PlacedFinding } from "../protocol/index.js";
import type { Desk } from "./desk.js";
import { type Standing, standingOf, ticked } from "./facts.js";

const shownKey = "corroborate.unverifiedShown";

/** What is typed may settle before the marks follow, in milliseconds: those that are drawn move by themselves. */
const settleTime = 60;

function inRuler(name: string): DecorationRenderOptions {
	return {
		overviewRulerColor: new ThemeColor(`corroborate.${name}`),
		overviewRulerLane: OverviewRulerLane.Left,
	};
}

function toRange({ range: { start, end } }: PlacedFinding): Range {
	return new Range(start.line, start.character, end.line, end.character);
}

/** One sort of mark: at which facts it stands, and where. */
interface Layer {
	readonly type: TextEditorDecorationType;
	facts(all: readonly PlacedFinding[]): readonly PlacedFinding[];
	rangeOf(fact: PlacedFinding): Range;
}

/** Marks beside the squiggles: ticks in the margin, the overview ruler, and on demand what no source speaks to. */
export function showMarks({ extensionUri, workspaceState }: ExtensionContext, desk: Desk): Disposable {
	const icon = (name: string) => ({ gutterIconPath: Uri.joinPath(extensionUri, "media", name) });
	let unverifiedShown = workspaceState.get<boolean>(shownKey) ?? false;

	function layer(options: DecorationRenderOptions, wanted: readonly Standing[]): Layer {
		return {
			type: window.createTextEditorDecorationType(options),
			facts: (all) => all.filter((fact) => wanted.includes(standingOf(fact))),
			rangeOf: toRange,
		};
	}

	const dotted: DecorationRenderOptions = {
		...inRuler("unverified"),
		borderColor: new ThemeColor("corroborate.unverified"),
		borderStyle: "dotted",
		borderWidth: "0 0 2px 0",
	};
	const unverified = layer(dotted, ["unverified", "attention"]);
	const layers: readonly Layer[] = [
		{
			type: window.createTextEditorDecorationType({
				light: icon("tick-light.svg"),
				dark: icon("tick-dark.svg"),
				gutterIconSize: "60%",
			}),
			facts: ticked,
			rangeOf: ({ range: { start } }) => new Range(start.line, 0, start.line, 0),
		},
		layer(inRuler("supported"), ["supported"]),
		layer(inRuler("contradicted"), ["contradicted"]),
		layer(inRuler("conflicting"), ["conflicting"]),
		{ ...unverified, facts: (all) => (unverifiedShown ? unverified.facts(all) : []) },
	];

	/** Which facts each layer marks in an editor: the editor moves the marks along, so only other facts are news. */
	const known = new WeakMap<TextEditor, Map<Layer, string>>();
	const waiting = new Map<TextEditor, Set<Layer>>();
	let timer: ReturnType<typeof setTimeout> | undefined;

	const factsIn = (editor: TextEditor) => desk.facts(editor.document.uri.toString());

	/** One layer of one editor at a time: what waits, such as a keystroke, comes between them. */
	function draw(): void {
		timer = undefined;
		for (const [editor, pending] of waiting) {
			for (const one of pending) {
				pending.delete(one);
				editor.setDecorations(one.type, one.facts(factsIn(editor)).map(one.rangeOf));
				timer = setTimeout(draw, 0);
				return;
			}
			waiting.delete(editor);
		}
	}

	/** Takes note of the layers of which the facts are others, and draws them when `delay` milliseconds are over. */
	function look(delay: number): void {
		for (const editor of window.visibleTextEditors) {
			const facts = factsIn(editor);
			const before = known.get(editor) ?? new Map<Layer, string>();
			known.set(editor, before);
			for (const one of layers) {
				const ids = one
					.facts(facts)
					.map(({ id }) => id)
					.join(" ");
				if ((before.get(one) ?? "") === ids) continue;
				before.set(one, ids);
				const pending = waiting.get(editor) ?? new Set();
				waiting.set(editor, pending.add(one));
			}
		}
		if (waiting.size > 0) timer ??= setTimeout(draw, delay);
	}

	async function toggle(): Promise<void> {
		unverifiedShown = !unverifiedShown;
		look(0);
		await workspaceState.update(shownKey, unverifiedShown);
		window.setStatusBarMessage(
			unverifiedShown
				? l10n.t("What no source speaks to is dotted.")
				: l10n.t("What no source speaks to is no longer dotted."),
			4000,
		);
	}

	return Disposable.from(
		...layers.map(({ type }) => type),
		new Disposable(() => clearTimeout(timer)),
		desk.onDidChangeFacts(() => look(settleTime)),
		window.onDidChangeVisibleTextEditors(() => look(0)),
		commands.registerCommand("corroborate.toggleUnverified", toggle),
	);
}
