import {
	type Diagnostic,
	NotificationType,
	NotificationType0,
	RequestType,
	RequestType0,
} from "vscode-languageserver-protocol";
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
	/** Signed off or accepted: none of the above counts them. */
	readonly settled: number;
	/** Settled once, and open again since the sentence or the evidence changed; counted by their verdict too. */
	readonly reopened: number;
	/** Decisions of the ledger that match nothing in the draft any more. */
	readonly stale: number;
}

export type State = "idle" | "indexing" | "checking" | "ready" | "failed";

/**
 * Why a document is not checked: it is one of the sources, of a language that the settings do not name, too long,
 * it waits to be saved or to be asked for, or its check was stopped.
 */
export type IdleReason = "source" | "language" | "too-large" | "waiting" | "stopped";

/** What the server does with a draft. */
export interface Status {
	readonly uri?: string;
	readonly state: State;
	/** With "idle". */
	readonly idle?: IdleReason;
	/** How far the reading of the sources has come: with "indexing" the draft waits for it, otherwise it goes on behind. */
	readonly reading?: ReadingProgress;
	/** With "checking", once it takes a while: how many of the draft's sentences are judged. The rest is not. */
	readonly checking?: { readonly done: number; readonly total: number };
	/** Of the sources that the draft is checked against: another one after every change of them. */
	readonly edition?: number;
	readonly counts: Counts;
	/** Milliseconds from the end of the pause, or from opening, to the published diagnostics; with "ready". */
	readonly elapsed?: number;
	/** Why a draft is not checked, what failed, or which sources could not be read. */
	readonly message?: string;
}

/** Of files that are new or changed. */
export interface ReadingProgress {
	readonly done: number;
	/** Absent while they are still being looked for. */
	readonly total?: number;
	/** At the pace of the last seconds; absent until that is known. */
	readonly perSecond?: number;
	readonly secondsLeft?: number;
}

/** Names a source within the corpus that a document is checked against. */
export interface SourceAddress {
	/** A folder, or a document of it, whose settings name the sources. */
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
	/** Of a claim or a finding. */
	readonly kind?: ClaimKind;
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
	/** What the source is called: its title, or else its first words. */
	readonly title: string;
	readonly publisher?: string;
	readonly published?: string;
	readonly stance: "supports" | "contradicts";
	readonly passage: string;
	/** Where the compared words begin in `passage`, a UTF-16 offset. */
	readonly at: number;
	/** The compared words. */
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
	/** What the sources say, written to stand in the claim's place. */
	readonly replacement?: string;
	/** The strongest, at most five. */
	readonly evidence: readonly FindingEvidence[];
	/** How many passages more there are. */
	readonly more: number;
	readonly words: string;
	readonly sentence: string;
	readonly ledger: LedgerMark;
	/** How it is marked in the draft; absent when the settings or a decision hide it. */
	readonly mark?: FindingMark;
}

/** A diagnostic but for its range, which is the finding's. */
export type FindingMark = Omit<Diagnostic, "range">;

/** How a finding stands in the ledger, and who decided it. */
export interface LedgerMark {
	readonly state: "open" | "signed" | "accepted" | "reopened";
	readonly by?: string;
	/** ISO 8601 date and time, UTC. */
	readonly on?: string;
	readonly reason?: string;
	readonly because?: "sentence" | "evidence";
}

/** A decision about findings of an open draft, to be written into its ledger. */
export interface Decide {
	readonly uri: string;
	/** Ids of findings. */
	readonly ids: readonly string[];
	readonly action: "signed" | "accepted" | "withdrawn";
	readonly by: string;
	readonly reason?: string;
	/** "everywhere": the same words against the same evidence, in any draft. */
	readonly scope: "sentence" | "everywhere";
}

export interface Decided {
	/** How many findings were written down; those that are no longer in the draft are not. */
	readonly written: number;
	/** Why nothing was written, in words with what to do. */
	readonly problem?: string;
}

export type ExportName = "markdown" | "html" | "csv" | "xlsx" | "docx" | "json";

export interface Exported {
	/** The file's bytes, base64. */
	readonly base64: string;
}

/** A source of the corpus that a draft is checked against. */
export interface ListedSource {
	readonly id: string;
	readonly title: string;
	readonly publisher?: string;
	readonly published?: string;
	readonly place: SourcePlace;
	/** The URI of the file that it was read from. */
	readonly file?: string;
	/** What kind of file its text was taken out of, if not a file of just that text: "PDF". */
	readonly format?: string;
	/** Its publisher corrected it or took it back; the first of the remarks says so in words. */
	readonly notice?: "corrected" | "retracted";
	/** What to know of it before relying on it, in words: "corrected by its publisher". */
	readonly remarks: readonly string[];
	/** How many claims it makes; of a large corpus it is not counted. */
	readonly claims?: number;
	/** Ids of the draft's findings that rest on it. */
	readonly findings: readonly string[];
}

export interface ListedSources {
	readonly sources: readonly ListedSource[];
	/** What could not be read, and why. */
	readonly problems: readonly { readonly path: string; readonly message: string }[];
	readonly notes: readonly SourcesNote[];
}

/** What there is to know of the sources beside what could not be read. */
export interface SourcesNote {
	/** "excluded": what a rule of the settings leaves out. "index": what became of the saved index. */
	readonly kind: "excluded" | "index";
	/** The rule, or the index. */
	readonly name: string;
	readonly message: string;
}

/** A file that the editor read for a server that has no files of its own. */
export interface SourceFile {
	readonly id: string;
	readonly uri: string;
	readonly bytes: Uint8Array;
}

/** A path relative to a folder, by its URI, or an absolute one on the same file system. */
export interface FileAddress {
	readonly folder: string;
	readonly path: string;
}

export interface FoundPath {
	/** As short as it can be: relative to the folder if it lies in it, else absolute. */
	readonly path: string;
	readonly type: "file" | "folder";
}

export type FolderListing =
	| { readonly entries: readonly (readonly [name: string, type: FoundPath["type"]])[] }
	| { readonly problem: string };

export type FileReading =
	| { readonly uri: string; readonly bytes: Uint8Array }
	| { readonly problem: string }
	| { readonly tooLarge: true };

/** What the client tells the server of itself when it starts it. */
export interface ClientOptions {
	/** Markdown links of the form `command:corroborate.openSource?...` work in hovers. */
	readonly commandLinks?: boolean;
	/** It opens documents of the scheme `corroborate-source:`: every source is then shown in one, read-only. */
	readonly sourceDocuments?: boolean;
	/** What the server says, by the English for it, in the reader's language. */
	readonly translations?: Readonly<Record<string, string>>;
	/** It shows the marks of drafts from the changes of their findings, and wants no diagnostics. */
	readonly findingChanges?: boolean;
	/** The path of a folder that the server may keep the index of the sources in; none, and it is kept in memory. */
	readonly storage?: string;
}

/** Scheme of the URIs that show a source's text as it was indexed. */
export const sourceScheme = "corroborate-source";

/** The folder in the paths of these URIs: the editor tells by it what they are. */
export const sourceFolder = "Sources of Corroborate";

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

/**
 * The findings of a draft as they differ from what the client was told before: a long draft has a thousand of them,
 * and a keystroke changes two or three.
 */
export interface FindingChanges {
	readonly uri: string;
	/** Of the document that the ranges are for. */
	readonly version: number;
	/** Every finding. */
	readonly ids: readonly string[];
	/** Start line, start character, end line and end character of each of `ids`. */
	readonly ranges: readonly number[];
	/** Those that are new or say something else. */
	readonly changed: readonly PlacedFinding[];
	/** Marks that are of no finding: parts that were not checked, comments that ask for what they cannot get. */
	readonly remarks: readonly Diagnostic[];
	/** First and last line of each stretch that a check under way has not come to: not approved, not even looked at. */
	readonly pending: readonly number[];
	/** There are more changes than one message should hold: another follows. */
	readonly more: boolean;
}

/** Sent, in the place of diagnostics, to a client that asked for it in `ClientOptions`. */
export const FindingChangesNotification = new NotificationType<FindingChanges>("corroborate/findingChanges");

/**
 * What the client has not been told yet. Waits for a check that is due or under way, but only until a first part is
 * judged, or, with `at`, that place of the draft. `fresh`: everything. Empty when nothing is known of the draft.
 */
export const FindingChangesRequest = new RequestType<
	{ uri: string; fresh: boolean; at?: Place },
	FindingChanges[],
	void
>("corroborate/readFindingChanges");

/** Lines of a draft that are on the screen, zero-based, the last one included: a long check begins there. */
export const SeenNotification = new NotificationType<{ uri: string; first: number; last: number }>(
	"corroborate/seen",
);

/** Stops every check of a draft that is under way: what was found stays, and the rest is said not to be checked. */
export const StopCheckingRequest = new RequestType0<null, void>("corroborate/stopChecking");

/** Server to client, as the next ones: looks a path up through the editor's file systems; null if nothing is there. */
export const LookUpRequest = new RequestType<FileAddress, FoundPath | null, void>("corroborate/lookUp");

export const ListFolderRequest = new RequestType<FileAddress, FolderListing, void>("corroborate/listFolder");

/** Reads a file that is not larger than so many bytes. */
export const ReadFileRequest = new RequestType<FileAddress & { mostBytes: number }, FileReading, void>(
	"corroborate/readFile",
);

/** Reads the articles that ship. */
export const ReadSeedsRequest = new RequestType0<SourceFile[], void>("corroborate/readSeeds");

/** Writes a decision into the ledger of a draft, and marks the draft anew. */
export const DecideRequest = new RequestType<Decide, Decided, void>("corroborate/decide");

/** A checked draft in one of the forms that it can be taken away in; null if it is not checked. */
export const ExportRequest = new RequestType<{ uri: string; format: ExportName }, Exported | null, void>(
	"corroborate/export",
);

/** The sources that a document is checked against. */
export const SourcesRequest = new RequestType<{ uri: string }, ListedSources, void>("corroborate/sources");

/** Server to client: the text of a file through the editor's file systems, or null if it is not there. */
export const ReadTextRequest = new RequestType<{ uri: string }, string | null, void>("corroborate/readText");

/** Server to client: adds text to the end of a file through the editor's file systems. */
export const AppendTextRequest = new RequestType<{ uri: string; text: string }, null, void>(
	"corroborate/appendText",
);

/** The user comes back to the editor, perhaps from what changes sources: a good moment to look for what is changed. */
export const LookAgainNotification = new NotificationType0("corroborate/lookAgain");

/** Stops the reading of sources that is under way: drafts are then checked against what was read, and that is said. */
export const StopReadingRequest = new RequestType0<null, void>("corroborate/stopReading");

/** Reads the sources of every open draft again, and checks the drafts. Resolves when the sources are read. */
export const ReadSourcesRequest = new RequestType0<null, void>("corroborate/readSources");
