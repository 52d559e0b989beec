import {
	type DecorationOptions,
	Disposable,
	MarkdownString,
	OverviewRulerLane,
	Position,
	Range,
	type TextDocument,
	type TextEditor,
	ThemeColor,
	Uri,
	window,
} from "vscode";
import { type FindingEvidence, type PlacedFinding, sourceScheme } from "../protocol/index.js";
import type { Desk } from "./desk.js";
import { goToFact, verdictSign } from "./words.js";

/** The passage around the compared words. */
function passageRange({ passage, at, place }: FindingEvidence, document: TextDocument): Range {
	const { line, character } = place.range.start;
	const start = Math.max(0, document.offsetAt(new Position(line, character)) - at);
	return new Range(document.positionAt(start), document.positionAt(start + passage.trimEnd().length));
}

/** The facts of a draft that rest on a passage, with a link to each; all of it is text, no markup of the draft's. */
function restingOn(facts: readonly PlacedFinding[], draft: string): MarkdownString {
	const text = new MarkdownString();
	text.isTrusted = { enabledCommands: ["corroborate.goToFinding"] };
	for (const { id, words, sentence, verdict } of facts) {
		const { title, command, arguments: given } = goToFact(draft, id);
		text.appendMarkdown(`${verdictSign(verdict)} `);
		text.appendText(words);
		text.appendMarkdown(` · [${title}](command:${command}?${encodeURIComponent(JSON.stringify(given))})\n\n`);
		text.appendText(sentence);
		text.appendMarkdown("\n\n");
	}
	return text;
}

/** In a source, marks the passages that the draft on the desk rests on, and tells which of its facts do. */
export function showSourceMarks(desk: Desk): Disposable {
	const passages = window.createTextEditorDecorationType({
		backgroundColor: new ThemeColor("corroborate.passage"),
		border: "1px solid",
		borderColor: new ThemeColor("corroborate.passageBorder"),
		overviewRulerColor: new ThemeColor("corroborate.conflicting"),
		overviewRulerLane: OverviewRulerLane.Center,
	});
	const values = window.createTextEditorDecorationType({ fontWeight: "bold" });

	function mark(editor: TextEditor): void {
		const { document } = editor;
		if (document.uri.scheme !== sourceScheme) return;
		const draft = desk.draft();
		const here = document.uri.toString();
		const found = new Map<string, { range: Range; facts: PlacedFinding[] }>();
		const words: Range[] = [];
		for (const fact of draft?.facts ?? []) {
			for (const evidence of fact.evidence) {
				if (Uri.parse(evidence.place.uri).toString() !== here) continue;
				const range = passageRange(evidence, document);
				const key = `${document.offsetAt(range.start)} ${document.offsetAt(range.end)}`;
				const known = found.get(key) ?? { range, facts: [] };
				known.facts.push(fact);
				found.set(key, known);
				const { start, end } = evidence.place.range;
				const value = new Range(start.line, start.character, end.line, end.character);
				// a sentence that is compared as a whole is marked as a whole: all in bold it would stress nothing
				if (!value.contains(range)) words.push(value);
			}
		}
		const marks = [...found.values()].map(
			({ range, facts }): DecorationOptions => ({ range, hoverMessage: restingOn(facts, draft?.uri ?? "") }),
		);
		editor.setDecorations(passages, marks);
		editor.setDecorations(values, words);
	}

	function markAll(): void {
		for (const editor of window.visibleTextEditors) mark(editor);
	}

	return Disposable.from(
		passages,
		values,
		desk.onDidChangeFacts(markAll),
		window.onDidChangeVisibleTextEditors(markAll),
	);
}
