import * as l10n from "@vscode/l10n";
import type { Connection } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Config } from "../config/schema.js";
import type { CorpusReader, Decision, Fact } from "../index.js";
import {
	type Decided,
	DecideRequest,
	ExportRequest,
	type ListedSource,
	SourcesRequest,
} from "../protocol/index.js";
import { exportFormats, factSheet } from "../report/export/index.js";
import { withTier } from "../report/tier.js";
import type { Checked } from "./checked.js";
import type { Shelf } from "./corpora.js";
import { told, toldRemarks } from "./language.js";
import type { Places } from "./places.js";
import { nameOfSummary } from "./shown-source.js";

export interface DeskHost {
	document(uri: string): TextDocument | undefined;
	checked(uri: string): Promise<Checked | undefined>;
	/** The same, or a part of it that is known sooner. */
	known(uri: string): Promise<Checked | undefined>;
	shelf(uri: string): Promise<Shelf>;
	config(uri: string): Promise<Config>;
	placesFor(uri: string, corpus: CorpusReader): Places;
	decide(uri: string, facts: readonly Fact[], decision: Decision): Promise<Decided>;
}

/** Reading every claim of more sources than this would keep a writer waiting. */
const COUNTED_SOURCES = 300;

/** What a person does with findings: decides about them, takes them away, looks at what they rest on. */
export function registerDesk(connection: Connection, host: DeskHost): void {
	connection.onRequest(DecideRequest, async ({ uri, ids, action, by, reason, scope }) => {
		const checked = await host.known(uri);
		const wanted = new Set(ids);
		const facts = checked?.facts.filter(({ finding }) => wanted.has(finding.id)) ?? [];
		if (facts.length === 0) {
			return {
				written: 0,
				problem: l10n.t("This fact is no longer in the draft as it was. Look at it again."),
			};
		}
		const on = new Date().toISOString();
		return host.decide(uri, facts, { action, by, on, scope, ...(reason === undefined ? {} : { reason }) });
	});

	connection.onRequest(ExportRequest, async ({ uri, format }) => {
		const checked = await host.checked(uri);
		const document = host.document(uri);
		if (!checked || !document) return null;
		const { corpus } = checked.shelf;
		const { findings: claims, notChecked, suppressed, notes } = checked;
		const report = { claims, sentences: [], notChecked, suppressed, notes };
		const sheet = factSheet({
			draft: { path: nameOf(uri), text: document.getText(), report },
			format: document.languageId === "markdown" ? "markdown" : "plain",
			made: new Date().toISOString(),
			facts: checked.facts,
			...checked.ledger,
			sourceOf: (id) => {
				const source = corpus.source(id);
				const remarks = withTier(corpus.remarksOf(id), id, checked.config.tiers);
				return source && { ...source, ...corpus.factsOf(id), remarks };
			},
		});
		return { base64: toBase64(await exportFormats[format].make(sheet)) };
	});

	connection.onRequest(SourcesRequest, async ({ uri }) => {
		const shelf = await host.shelf(uri);
		const { tiers } = await host.config(uri);
		const { corpus, problems, notes } = shelf;
		const places = host.placesFor(uri, corpus);
		const restingOn = findingsBySource(await host.checked(uri));
		const counts = corpus.size <= COUNTED_SOURCES;
		const sources = corpus.sources().map((source): ListedSource => {
			const { id, publisher, published, original } = source;
			const remarks = withTier(counts ? corpus.remarksOf(id) : source, id, tiers);
			return {
				id,
				title: nameOfSummary(source),
				...(publisher === undefined ? {} : { publisher }),
				...(published === undefined ? {} : { published }),
				place: places.start(source),
				...(source.uri === undefined ? {} : { file: source.uri }),
				...(original === undefined ? {} : { format: told("format", original.format) }),
				...(counts ? { claims: corpus.claimsOf(id).length } : {}),
				...(remarks.notice === undefined ? {} : { notice: remarks.notice }),
				remarks: toldRemarks(remarks),
				findings: restingOn.get(id) ?? [],
			};
		});
		return { sources, problems, notes };
	});
}

function findingsBySource(checked: Checked | undefined): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const { id, evidence } of checked?.findings ?? []) {
		for (const sourceId of new Set(evidence.map((one) => one.sourceId))) {
			found.set(sourceId, [...(found.get(sourceId) ?? []), id]);
		}
	}
	return found;
}

function nameOf(uri: string): string {
	const name = uri.replace(/^.*[/\\]/, "");
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

const CHUNK = 0x8000;

/** Base64 without Node's Buffer, which a browser's worker does not have. */
function toBase64(bytes: Uint8Array): string {
	let binary = "";
	for (let at = 0; at < bytes.length; at += CHUNK) {
		binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
	}
	return btoa(binary);
}
