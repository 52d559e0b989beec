import * as l10n from "@vscode/l10n";
import type { CodeLens } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding } from "../index.js";
import type { Checked } from "./checked.js";
import { isSettled } from "./diagnostics.js";

const heading = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const fence = /^ {0,3}(`{3,}|~{3,})/;

/** Above each heading of a Markdown draft, how the claims stand up to the next heading. */
export function headingLenses(document: TextDocument, checked: Checked): CodeLens[] {
	if (document.languageId !== "markdown") return [];
	const text = document.getText();
	const starts = headingsOf(document);
	const counts = starts.map(() => ({ differ: 0, agree: 0 }));
	for (const finding of checked.findings) {
		const count = counts[lastAtOrBefore(starts, finding.start)];
		if (!count) continue;
		if (differs(finding, checked)) count.differ++;
		else if (finding.verdict === "supported") count.agree++;
	}
	return starts.flatMap((start, index) => {
		const { differ = 0, agree = 0 } = counts[index] ?? {};
		const next = starts[index + 1] ?? text.length;
		const isLeft = checked.pending.some((part) => part.start < next && start < part.end);
		if ((differ + agree === 0 && !isLeft) || start >= text.length) return [];
		const position = document.positionAt(start);
		const title = [
			differ === 1 ? l10n.t("1 differs") : differ > 1 ? l10n.t("{0} differ", differ) : "",
			agree === 1 ? l10n.t("1 agrees") : agree > 1 ? l10n.t("{0} agree", agree) : "",
			isLeft ? (differ + agree > 0 ? l10n.t("the rest is not checked yet") : l10n.t("Not checked yet")) : "",
		];
		return [
			{
				range: { start: position, end: position },
				command: { title: title.filter((part) => part !== "").join(", "), command: "" },
			},
		];
	});
}

function differs({ id, verdict }: Finding, { ledger }: Checked): boolean {
	return (verdict === "contradicted" || verdict === "conflicting") && !isSettled(ledger.states.get(id));
}

function headingsOf(document: TextDocument): number[] {
	const starts: number[] = [];
	let open: string | undefined;
	for (let line = 0; line < document.lineCount; line++) {
		const start = { line, character: 0 };
		const text = document.getText({ start, end: { line: line + 1, character: 0 } });
		const mark = fence.exec(text)?.[1];
		if (open === undefined ? mark !== undefined : mark?.startsWith(open)) {
			open = open === undefined ? mark : undefined;
		} else if (open === undefined && heading.test(text)) starts.push(document.offsetAt(start));
	}
	return starts;
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
	let low = 0;
	let high = starts.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((starts[middle] ?? 0) <= offset) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
