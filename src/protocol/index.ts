import { NotificationType, RequestType } from "vscode-languageserver-protocol";
import type { ClaimKind, Verdict } from "../engine/types.js";

/** Zero-based; characters are UTF-16 code units. */
export interface Place {
	readonly line: number;
	readonly character: number;
}

export interface PlaceRange {
	readonly start: Place;
	readonly end: Place;
}

/** How many claims of a draft have each verdict; those with attention are among the unverified too. */
export interface Counts {
	readonly supported: number;
	readonly contradicted: number;
	readonly conflicting: number;
	readonly unverified: number;
	readonly attention: number;
}

export type State = "idle" | "indexing" | "checking" | "ready" | "failed";

/** What the server does with a draft. */
export interface Status {
	readonly uri?: string;
	readonly state: State;
	/** Sources indexed so far, and in all, while indexing. */
	readonly done?: number;
	readonly total?: number;
	readonly counts: Counts;
	/** Milliseconds from the end of the pause, or from opening, to the published diagnostics; with "ready". */
	readonly elapsed?: number;
	/** Why a draft is not checked, what failed, or which sources could not be read. */
	readonly message?: string;
}

/** Names a source within the corpus that a document is checked against. */
export interface SourceAddress {
	/** A document of the folder whose settings name the sources. */
	readonly uri: string;
	readonly sourceId: string;
}

/** A place that an editor can open: a file of its own, or `corroborate-source:` for a source's extracted text. */
export interface SourcePlace {
	readonly uri: string;
	readonly range: PlaceRange;
}

export interface SearchEntry {
	readonly type: "source" | "claim" | "passage" | "finding";
	/** What is read first: a title, a sentence. */
	readonly label: string;
	/** Where it is from. */
	readonly detail: string;
	readonly place: SourcePlace;
}

export interface SourceText {
	readonly text: string;
	readonly title: string;
	readonly uri?: string;
}

export interface FindingEvidence {
	readonly sourceId: string;
	readonly stance: "supports" | "contradicts";
	readonly passage: string;
	readonly place: SourcePlace;
}

export interface PlacedFinding {
	readonly id: string;
	readonly kind: ClaimKind;
	readonly verdict: Verdict;
	readonly attention: boolean;
	readonly range: PlaceRange;
	readonly message: string;
	readonly working?: string;
	readonly evidence: readonly FindingEvidence[];
}

/** What the editor read for a server that has no files of its own. */
export interface SourceFile {
	readonly id: string;
	readonly uri: string;
	readonly bytes: Uint8Array;
}

export interface ReadFiles {
	readonly files: readonly SourceFile[];
	readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/** What the client tells the server of itself when it starts it. */
export interface ClientOptions {
	/** Markdown links of the form `command:corroborate.openSource?...` work in hovers. */
	readonly commandLinks?: boolean;
}

/** Scheme of the URIs that show a source's text where no file has just that text. */
export const sourceScheme = "corroborate-source";

export const StatusNotification = new NotificationType<Status>("corroborate/status");

/** Sources, their claims and the draft's findings that answer a query, best first. */
export const SearchRequest = new RequestType<{ query: string; uri?: string }, SearchEntry[], void>(
	"corroborate/search",
);

/** The text of a source as it was indexed, or null. */
export const SourceRequest = new RequestType<SourceAddress, SourceText | null, void>("corroborate/source");

/** Checks an open document at once. Resolves when its diagnostics are published. */
export const CheckRequest = new RequestType<{ uri: string }, Status, void>("corroborate/check");

export const FindingsRequest = new RequestType<{ uri: string }, PlacedFinding[], void>(
	"corroborate/findings",
);

/** Server to client: reads sources through the editor's file systems. No patterns: the articles that ship. */
export const ReadFilesRequest = new RequestType<
	{ folder: string | null; patterns: readonly string[] },
	ReadFiles,
	void
>("corroborate/readFiles");
