import { type Connection, MarkupKind, type Position, type Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Fact, FactState, Finding } from "../index.js";
import { FindingsRequest, type LedgerMark, type PlacedFinding } from "../protocol/index.js";
import type { Checked } from "./checker.js";
import { codeActions } from "./code-actions.js";
import { factsById } from "./facts-by-id.js";
import { findingsIn } from "./finding-index.js";
import { hoverMarkdown } from "./hover.js";
import { headingLenses } from "./lens.js";
import { placeInSource } from "./places.js";
import { type Draft, references } from "./references.js";

export interface FeatureHost {
	document(uri: string): TextDocument | undefined;
	/** What was found in the document as it is now; waits for a check that is under way. */
	checked(uri: string): Promise<Checked | undefined>;
	/** The other open drafts, as far as they are checked by now. */
	others(uri: string): Promise<readonly Draft[]>;
	/** What the client can do. */
	client(): { readonly commandLinks: boolean; readonly versionedEdits: boolean };
}

function rangeOf(document: TextDocument, { start, end }: { start: number; end: number }): Range {
	return { start: document.positionAt(start), end: document.positionAt(end) };
}

function findingsAt(document: TextDocument, findings: readonly Finding[], position: Position): Finding[] {
	const offset = document.offsetAt(position);
	return findingsIn(findings, offset, offset);
}

function narrowestOf(findings: readonly Finding[]): Finding | undefined {
	return [...findings].sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}

function markOf(state: FactState | undefined): LedgerMark {
	if (state === undefined || state.state === "open") return { state: "open" };
	const { by, on, reason } = state.entry;
	return {
		state: state.state,
		by,
		on,
		...(reason === undefined ? {} : { reason }),
		...(state.state === "reopened" ? { because: state.because } : {}),
	};
}

function toPlaced(
	finding: Finding,
	fact: Fact | undefined,
	document: TextDocument,
	{ shelf, ledger }: Checked,
): PlacedFinding {
	return {
		id: finding.id,
		kind: finding.kind,
		verdict: finding.verdict,
		attention: finding.attention !== undefined,
		range: rangeOf(document, finding),
		message: finding.message,
		...(finding.working === undefined ? {} : { working: finding.working }),
		...(finding.replacement === undefined ? {} : { replacement: finding.replacement }),
		words: fact?.words ?? document.getText().slice(finding.start, finding.end),
		sentence: fact?.sentence ?? "",
		ledger: markOf(ledger.states.get(finding.id)),
		evidence: finding.evidence.flatMap((evidence) => {
			const source = shelf.corpus.source(evidence.sourceId);
			if (!source) return [];
			const { sourceId, stance, passage } = evidence;
			return [
				{ sourceId, stance, passage: passage.text, place: placeInSource(source, evidence, document.uri) },
			];
		}),
	};
}

/** What the client asks about findings: hovers, places, fixes, and the findings themselves. */
export function registerFeatures(connection: Connection, host: FeatureHost): void {
	connection.onHover(async ({ textDocument: { uri }, position }) => {
		const checked = await host.checked(uri);
		const document = host.document(uri);
		if (!checked || !document) return null;
		const found = findingsAt(document, checked.findings, position);
		const narrowest = narrowestOf(found);
		if (!narrowest) return null;
		const { commandLinks } = host.client();
		const value = hoverMarkdown(found, { document, checked, commandLinks });
		return { contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(document, narrowest) };
	});

	connection.onDefinition(async ({ textDocument: { uri }, position }) => {
		const checked = await host.checked(uri);
		const document = host.document(uri);
		if (!checked || !document) return null;
		return findingsAt(document, checked.findings, position).flatMap(({ evidence, related = [] }) => [
			...evidence.flatMap((one) => {
				const source = checked.shelf.corpus.source(one.sourceId);
				return source ? [placeInSource(source, one, uri)] : [];
			}),
			...related.map((place) => ({ uri, range: rangeOf(document, place) })),
		]);
	});

	connection.onCodeAction(async ({ textDocument: { uri }, range, context: asked }) => {
		const checked = await host.checked(uri);
		const document = host.document(uri);
		if (!checked || !document) return [];
		const { commandLinks, versionedEdits } = host.client();
		return codeActions(range, { document, checked, asked, commandLinks, versionedEdits });
	});

	connection.onReferences(async ({ textDocument: { uri }, position }) => {
		const checked = await host.checked(uri);
		const document = host.document(uri);
		if (!checked || !document) return null;
		const found = findingsAt(document, checked.findings, position);
		return references(found, { document, checked }, await host.others(uri));
	});

	connection.onCodeLens(async ({ textDocument: { uri } }) => {
		const checked = await host.checked(uri);
		const document = host.document(uri);
		return checked?.config.codeLens && document ? headingLenses(document, checked) : [];
	});

	connection.onRequest(FindingsRequest, async ({ uri }) => {
		const checked = await host.checked(uri);
		const document = host.document(uri);
		if (!checked || !document) return [];
		const facts = factsById(checked);
		return checked.findings.map((finding) => toPlaced(finding, facts.get(finding.id), document, checked));
	});
}
