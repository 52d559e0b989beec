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
import type { Lines } from "./edits.js";
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

/** Where one mark is drawn. Marks of the same ids are drawn already: the editor moves them along with what is typed. */
interface Drawn {
	readonly id: string;
	range(): Range;
}

/** One sort of mark: where it stands in a document. */
interface Layer {
	readonly type: TextEditorDecorationType;
	marks(uri: string): readonly Drawn[];
}

function isWithin({ range: { start } }: PlacedFinding, lines: readonly Lines[]): boolean {
	return lines.some(({ first, last }) => first <= start.line && start.line <= last);
}

/** Marks beside the squiggles: ticks in the margin, the overview ruler, and on demand what no source speaks to. */
export function showMarks({ extensionUri, workspaceState }: ExtensionContext, desk: Desk): Disposable {
	const icon = (name: string) => ({ gutterIconPath: Uri.joinPath(extensionUri, "media", name) });
	let unverifiedShown = workspaceState.get<boolean>(shownKey) ?? false;

	function drawn(facts: readonly PlacedFinding[], rangeOf = toRange): Drawn[] {
		return facts.map((fact) => ({ id: fact.id, range: () => rangeOf(fact) }));
	}

	function layer(options: DecorationRenderOptions, wanted: readonly Standing[]): Layer {
		return {
			type: window.createTextEditorDecorationType(options),
			marks: (uri) => drawn(desk.facts(uri).filter((fact) => wanted.includes(standingOf(fact)))),
		};
	}

	function inMargin(name: string): TextEditorDecorationType {
		return window.createTextEditorDecorationType({
			light: icon(`${name}-light.svg`),
			dark: icon(`${name}-dark.svg`),
			gutterIconSize: "60%",
		});
	}

	/** A line that is to be checked again has no tick beside it, whatever was found there before. */
	function ticks(uri: string): Drawn[] {
		const pending = desk.pending(uri);
		const facts = ticked(desk.facts(uri)).filter((fact) => !isWithin(fact, pending));
		return drawn(facts, ({ range: { start } }) => new Range(start.line, 0, start.line, 0));
	}

	function notYet(uri: string): Drawn[] {
		return desk.pending(uri).map(({ first, last }) => ({
			id: `${first}–${last}`,
			range: () => new Range(first, 0, last, 0),
		}));
	}

	const dotted: DecorationRenderOptions = {
		...inRuler("unverified"),
		borderColor: new ThemeColor("corroborate.unverified"),
		borderStyle: "dotted",
		borderWidth: "0 0 2px 0",
	};
	const unverified = layer(dotted, ["unverified", "attention"]);
	const layers: readonly Layer[] = [
		{ type: inMargin("tick"), marks: ticks },
		{ type: inMargin("pending"), marks: notYet },
		layer(inRuler("supported"), ["supported"]),
		layer(inRuler("contradicted"), ["contradicted"]),
		layer(inRuler("conflicting"), ["conflicting"]),
		{ ...unverified, marks: (uri) => (unverifiedShown ? unverified.marks(uri) : []) },
	];

	/** Which marks each layer has in an editor: the editor moves them along, so only others are news. */
	const known = new WeakMap<TextEditor, Map<Layer, string>>();
	const waiting = new Map<TextEditor, Set<Layer>>();
	let timer: ReturnType<typeof setTimeout> | undefined;

	const marksIn = ({ document }: TextEditor, { marks }: Layer) => marks(document.uri.toString());

	/** One layer of one editor at a time: what waits, such as a keystroke, comes between them. */
	function draw(): void {
		timer = undefined;
		for (const [editor, pending] of waiting) {
			for (const one of pending) {
				pending.delete(one);
				editor.setDecorations(
					one.type,
					marksIn(editor, one).map(({ range }) => range()),
				);
				timer = setTimeout(draw, 0);
				return;
			}
			waiting.delete(editor);
		}
	}

	/** Takes note of the layers of which the marks are others, and draws them when `delay` milliseconds are over. */
	function look(delay: number): void {
		for (const editor of window.visibleTextEditors) {
			const before = known.get(editor) ?? new Map<Layer, string>();
			known.set(editor, before);
			for (const one of layers) {
				const ids = marksIn(editor, one)
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
