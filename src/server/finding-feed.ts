import type { Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Evidence, Finding } from "../index.js";
import type { FindingChanges, PlacedFinding } from "../protocol/index.js";
import type { Checked } from "./checked.js";
import { factsById } from "./facts-by-id.js";
import { placed } from "./placed.js";

/** A message of more findings than this would hold the editor up while it is read. */
const mostAtOnce = 50;

/** Tells the client of each draft only what it does not know yet. */
export interface FindingFeed {
	/** In as many messages as it takes; at least one. `fresh`: the client knows nothing of the draft. */
	next(
		document: TextDocument,
		checked: Checked | undefined,
		remarks: readonly Diagnostic[],
		fresh?: boolean,
	): FindingChanges[];
	forget(uri: string): void;
}

/** The engine keeps the evidence of a sentence that it has judged before: the same list is the same evidence. */
const evidenceNumbers = new WeakMap<readonly Evidence[], number>();
let evidenceSeen = 0;

function numberOf(evidence: readonly Evidence[]): number {
	const number = evidenceNumbers.get(evidence) ?? ++evidenceSeen;
	evidenceNumbers.set(evidence, number);
	return number;
}

const configNumbers = new WeakMap<Checked["config"], number>();
let configsSeen = 0;

function numberOfConfig(config: Checked["config"]): number {
	const number = configNumbers.get(config) ?? ++configsSeen;
	configNumbers.set(config, number);
	return number;
}

/** All that a client is told of a finding but for its place; two findings that differ in it are not the same. */
function signatureOf(finding: Finding, checked: Checked): string {
	const { id, verdict, message, working, replacement, attention, evidence, related = [] } = finding;
	const { words = "", sentence = "" } = factsById(checked).get(id) ?? {};
	const state = checked.ledger.states.get(id);
	const entry = state === undefined || state.state === "open" ? undefined : state.entry;
	const because = state?.state === "reopened" ? state.because : "";
	return [
		numberOf(evidence),
		numberOfConfig(checked.config),
		checked.shelf.edition,
		verdict,
		message,
		working,
		replacement,
		attention,
		words,
		sentence,
		state?.state,
		because,
		entry?.by,
		entry?.on,
		entry?.reason,
		...related.map(({ start }) => start),
	].join("\u0000");
}

export function openFindingFeed(): FindingFeed {
	/** By draft: the signatures of what the client knows. */
	const told = new Map<string, ReadonlyMap<string, string>>();

	function placesOf(document: TextDocument, findings: readonly Finding[]): number[] {
		return findings.flatMap(({ start, end }) => {
			const [from, to] = [document.positionAt(start), document.positionAt(end)];
			return [from.line, from.character, to.line, to.character];
		});
	}

	return {
		next(document, checked, remarks, fresh = false) {
			const { uri, version } = document;
			const before = (fresh ? undefined : told.get(uri)) ?? new Map<string, string>();
			const now = new Map<string, string>();
			const changed: PlacedFinding[] = [];
			const findings = checked?.findings ?? [];
			for (const finding of checked?.findings ?? []) {
				const signature = checked ? signatureOf(finding, checked) : "";
				now.set(finding.id, signature);
				if (checked && before.get(finding.id) !== signature) changed.push(placed(finding, document, checked));
			}
			told.set(uri, now);
			const parts: FindingChanges[] = [];
			while (changed.length > mostAtOnce) {
				const part = changed.splice(0, mostAtOnce);
				parts.push({
					uri,
					version,
					ids: [],
					ranges: [],
					remarks: [],
					pending: [],
					changed: part,
					more: true,
				});
			}
			const ids = findings.map(({ id }) => id);
			const ranges = placesOf(document, findings);
			const pending = (checked?.pending ?? []).flatMap(({ start, end }) => [
				document.positionAt(start).line,
				document.positionAt(Math.max(start, end - 1)).line,
			]);
			parts.push({ uri, version, ids, ranges, changed, remarks, pending, more: false });
			return parts;
		},
		forget: (uri) => void told.delete(uri),
	};
}
