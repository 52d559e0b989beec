import { type Connection, MarkupKind, type Position, type Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding } from "../index.js";
import { FindingsRequest } from "../protocol/index.js";
import type { Checked } from "./checked.js";
import { codeActions, needsAll } from "./code-actions.js";
import { findingsIn } from "./finding-index.js";
import { hoverMarkdown } from "./hover.js";
import { headingLenses } from "./lens.js";
import { sourceLinks } from "./links.js";
import { placed, rangeOf } from "./placed.js";
import { type Draft, type OpenSource, passageReferences, references } from "./references.js";

export interface FeatureHost {
	document(uri: string): TextDocument | undefined;
	/** What was found in the document as it is now; waits for a check that is under way. */
	checked(uri: string): Promise<Checked | undefined>;
	/** The same as soon as a range of the document is judged. */
	checkedAt(document: TextDocument, range: Range): Promise<Checked | undefined>;
	/** The same, or a part of it, where the client asks again when there is more. */
	checkedSoFar(uri: string): Promise<Checked | undefined>;
	/** The other open drafts, as far as they are checked by now. */
	others(uri: string): Promise<readonly Draft[]>;
	/** The source that a document shows. */
	openSource(uri: string): Promise<OpenSource | null>;
	/** What the client can do. */
	client(): { readonly commandLinks: boolean; readonly versionedEdits: boolean };
}

function findingsAt(document: TextDocument, findings: readonly Finding[], position: Position): Finding[] {
	const offset = document.offsetAt(position);
	return findingsIn(findings, offset, offset);
}

function narrowestOf(findings: readonly Finding[]): Finding | undefined {
	return [...findings].sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}

/** What the client asks about findings: hovers, places, fixes, and the findings themselves. */
export function registerFeatures(connection: Connection, host: FeatureHost): void {
	/** A document and what was found in it; waits until the place that is asked about is judged. */
	async function at(
		uri: string,
		place: Position | Range,
	): Promise<{ document?: TextDocument | undefined; checked?: Checked | undefined }> {
		const before = host.document(uri);
		if (!before) return {};
		const range = "line" in place ? { start: place, end: place } : place;
		const checked = await host.checkedAt(before, range);
		return { checked, document: host.document(uri) };
	}

	connection.onHover(async ({ textDocument: { uri }, position }) => {
		const { document, checked } = await at(uri, position);
		if (!checked || !document) return null;
		const found = findingsAt(document, checked.findings, position);
		const narrowest = narrowestOf(found);
		if (!narrowest) return null;
		const { commandLinks } = host.client();
		const value = hoverMarkdown(found, { document, checked, commandLinks });
		return { contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(document, narrowest) };
	});

	connection.onDefinition(async ({ textDocument: { uri }, position }) => {
		const { document, checked } = await at(uri, position);
		if (!checked || !document) return null;
		return findingsAt(document, checked.findings, position).flatMap(({ evidence, related = [] }) => [
			...evidence.flatMap((one) => {
				const source = checked.shelf.corpus.source(one.sourceId);
				return source ? [checked.places.span(source, one)] : [];
			}),
			...related.map((place) => ({ uri, range: rangeOf(document, place) })),
		]);
	});

	connection.onCodeAction(async ({ textDocument: { uri }, range, context: asked }) => {
		const { document, checked } = needsAll(asked)
			? { checked: await host.checked(uri), document: host.document(uri) }
			: await at(uri, range);
		if (!checked || !document) return [];
		const { commandLinks, versionedEdits } = host.client();
		return codeActions(range, { document, checked, asked, commandLinks, versionedEdits });
	});

	connection.onReferences(async ({ textDocument: { uri }, position }) => {
		const { document, checked } = await at(uri, position);
		if (!document) return null;
		if (!checked) {
			const opened = await host.openSource(uri);
			return opened && passageReferences(opened, document.offsetAt(position), await host.others(uri));
		}
		const found = findingsAt(document, checked.findings, position);
		return references(found, { document, checked }, await host.others(uri));
	});

	connection.onDocumentLinks(async ({ textDocument: { uri } }) => {
		const checked = await host.checked(uri);
		const document = host.document(uri);
		return checked && document ? sourceLinks(document, checked) : [];
	});

	connection.onCodeLens(async ({ textDocument: { uri } }) => {
		const checked = await host.checkedSoFar(uri);
		const document = host.document(uri);
		return checked?.config.codeLens && document ? headingLenses(document, checked) : [];
	});

	connection.onRequest(FindingsRequest, async ({ uri }) => {
		const checked = await host.checked(uri);
		const document = host.document(uri);
		if (!checked || !document) return [];
		return checked.findings.map((finding) => placed(finding, document, checked));
	});
}
