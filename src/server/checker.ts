import * as l10n from "@vscode/l10n";
import type { Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Config, RunName } from "../config/schema.js";
import {
	type CorpusReader,
	type Fact,
	type Finding,
	factsOfReport,
	type LedgerView,
	type NotChecked,
	type Report,
} from "../index.js";
import { type IdleReason, type ReadingProgress, type Status, sourceScheme } from "../protocol/index.js";
import type { Checked } from "./checked.js";
import type { Shelf } from "./corpora.js";
import { countFindings, noCounts, notCheckedDiagnostic, noteDiagnostic } from "./diagnostics.js";
import type { Edit } from "./documents.js";
import { told } from "./language.js";
import type { Places } from "./places.js";
import { shiftFindings } from "./shift.js";
import { unfinishedSentence, withoutUnfinished } from "./unfinished.js";

/** How long typing must pause before the draft is checked again, in milliseconds. */
export const pause = 150;

/** Keystrokes nearer to each other than this are one edit, in milliseconds. */
const keystroke = 20;

/** After so long without a keystroke a sentence without a stop is taken to be meant as it stands, in milliseconds. */
const thought = 1500;

/** What happened to a draft or around it. "world": its sources, its folder or the settings changed. */
export type Occasion = "opened" | "edited" | "saved" | "world";

/**
 * After how many milliseconds an edit or a save leads to a check; otherwise the draft waits. On the other
 * occasions the settings are read first.
 */
const delays: Readonly<Record<RunName, Partial<Record<Occasion, number>>>> = {
	onType: { edited: keystroke },
	onPause: { edited: pause },
	onSave: { saved: 0 },
	onDemand: {},
};

function waitingFor(mode: RunName): string {
	switch (mode) {
		case "onType":
			return l10n.t("it is checked as you type");
		case "onPause":
			return l10n.t("it is checked when typing pauses");
		case "onSave":
			return l10n.t("it is checked when it is saved");
		case "onDemand":
			return l10n.t("it is checked when you run Check Draft Now");
	}
}

export interface CheckerHost {
	/** How the facts of a draft stand in its ledger, and what is wrong with that file. */
	ledger(uri: string, facts: readonly Fact[]): Promise<{ view: LedgerView; problem?: string }>;
	config(uri: string): Promise<Config>;
	shelf(uri: string, config: Config): Promise<Shelf>;
	/** Where the sources that a draft is checked against can be opened. */
	placesFor(uri: string, corpus: CorpusReader): Places;
	/** Shows what was found, if the document is checked, and the remarks. */
	publish(document: TextDocument, checked: Checked | undefined, remarks: readonly Diagnostic[]): void;
	status(status: Status): void;
	log(message: string): void;
}

/** Checks one open document, at most one run at a time: a newer one stops the older. */
export interface Checker {
	/** Checks at once, soon or not at all, as the settings say. */
	happened(occasion: Occasion): void;
	/** Reads the ledger again and marks anew what was found. */
	ledgerChanged(): Promise<void>;
	/** Checks at once; resolves when that run, or the one that took its place, is over. */
	now(): Promise<Status>;
	edited(edits: readonly Edit[] | undefined): void;
	/** The sources of the draft are being read; `undefined` when that is over. */
	sourcesRead(progress: ReadingProgress | undefined): void;
	/** The outcome for the present text, once it is known; undefined if the document is not checked. */
	current(): Promise<Checked | undefined>;
	close(): void;
}

/** What is said of a draft, but for its sources. */
type Said = Omit<Status, "uri" | "reading" | "edition">;

const noLedger: LedgerView = { states: new Map(), stale: [] };

/** What became of the index: what the settings leave out is no news. */
function describeIndex({ notes }: Shelf): string[] {
	return notes.filter(({ kind }) => kind === "index").map(({ name, message }) => `${name}: ${message}`);
}

function describeProblems({ problems, corpus }: Shelf): string | undefined {
	const [first] = problems;
	if (!first) return corpus.size === 0 ? l10n.t("There are no sources to check against.") : undefined;
	const others = problems.length - 1;
	return [
		...(corpus.size === 0 ? [l10n.t("There are no sources to check against.")] : []),
		l10n.t("Not read: {0}: {1}", first.path, first.message),
		...(others > 0 ? [l10n.t("(and {0} more)", others)] : []),
	].join(" ");
}

function tooLong(length: number, most: number): NotChecked {
	return {
		start: 0,
		end: length,
		reason: "too-large",
		message: l10n.t(
			"this draft has {0} characters and the setting corroborate.maxDraftLength allows {1}",
			length,
			most,
		),
	};
}

export function createChecker(document: TextDocument, host: CheckerHost): Checker {
	const { uri } = document;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let running: AbortController | undefined;
	let run: Promise<Status> | undefined;
	let checked: Checked | undefined;
	let remarks: readonly Diagnostic[] = [];
	let mode: RunName = "onPause";
	let closed = false;
	/** Where the last edit ended, while its sentence may still be in the making. */
	let typedAt: number | undefined;
	let thinking: ReturnType<typeof setTimeout> | undefined;
	/** How far its sources are read, while they are, and the run that waits for them. */
	let reading: ReadingProgress | undefined;
	let waiting: AbortSignal | undefined;
	let edition: number | undefined;
	let said: Said = { state: "idle", counts: noCounts };

	function last(): Status {
		return { uri, ...said, ...(reading && { reading }), ...(edition !== undefined && { edition }) };
	}

	function tell(status: Said): Status {
		said = status;
		if (!closed) host.status(last());
		return last();
	}

	function publish(): void {
		if (!closed) host.publish(document, checked, remarks);
	}

	function leaveAlone(idle: IdleReason, message: string): Status {
		checked = undefined;
		remarks = [];
		publish();
		return tell({ state: "idle", idle, counts: noCounts, message });
	}

	/** Says that what is shown, if anything, is older than the text. */
	function wait(): Status {
		const counts = checked ? countFindings(checked.findings, checked.ledger) : noCounts;
		const since = checked ? l10n.t("Changed since it was checked") : l10n.t("Not checked yet");
		return tell({ state: "idle", idle: "waiting", counts, message: `${since}: ${waitingFor(mode)}` });
	}

	/** The findings of the sentences that are finished; those of the one being written follow when the writer pauses. */
	function finished(text: string, { claims, sentences }: Report, asked: boolean): readonly Finding[] {
		const open = asked || typedAt === undefined ? undefined : unfinishedSentence(text, sentences, typedAt);
		const found = open ? withoutUnfinished(claims, open) : claims;
		if (found.length === claims.length) return claims;
		thinking = setTimeout(() => {
			typedAt = undefined;
			void start();
		}, thought);
		return found;
	}

	async function check(signal: AbortSignal, asked: boolean): Promise<Status> {
		const began = performance.now();
		const config = await host.config(uri);
		if (signal.aborted) return last();
		mode = config.run;
		if (uri.startsWith(`${sourceScheme}:`)) return leaveAlone("source", l10n.t("This is one of the sources"));
		if (!config.languages.includes(document.languageId)) {
			return leaveAlone(
				"language",
				l10n.t("Documents of language {0} are not checked (corroborate.languages)", document.languageId),
			);
		}
		if (mode === "onDemand" && !asked) return wait();
		const counts = checked ? countFindings(checked.findings, checked.ledger) : noCounts;
		waiting = signal;
		const shelf = await host.shelf(uri, config);
		if (signal.aborted) return last();
		waiting = undefined;
		edition = shelf.edition;
		if (shelf.holds(uri)) return leaveAlone("source", l10n.t("This file is one of the sources"));
		const places = host.placesFor(uri, shelf.corpus);
		const text = document.getText();
		if (text.length > config.maxDraftLength) {
			const part = tooLong(text.length, config.maxDraftLength);
			checked = {
				...{ findings: [], facts: [], notChecked: [part], suppressed: 0, notes: [], published: undefined },
				...{ ledger: noLedger, shelf, config, places },
			};
			remarks = [notCheckedDiagnostic(part, document)];
			publish();
			return tell({
				state: "idle",
				idle: "too-large",
				counts: noCounts,
				message: l10n.t("Not checked: {0}", part.message),
			});
		}
		tell({ state: "checking", counts });
		const { version } = document;
		const format = document.languageId === "markdown" ? "markdown" : "plain";
		const report = await shelf.corpus.check(text, { format, signal });
		if (signal.aborted || document.version !== version) return last();
		const facts = factsOfReport(text, report);
		const { view, problem } = await host.ledger(uri, facts);
		if (signal.aborted || document.version !== version) return last();
		const { notChecked, suppressed, notes, published } = report;
		const findings = finished(text, report, asked);
		const kept = new Set(findings);
		checked = {
			...{ findings, notChecked, suppressed, notes, published },
			facts: facts.filter(({ finding }) => kept.has(finding)),
			...{ ledger: view, shelf, config, places },
		};
		remarks = [
			...notChecked.map((part) => notCheckedDiagnostic(part, document)),
			...notes.map((note) => noteDiagnostic(note, document)),
		];
		publish();
		const message = [
			...report.notChecked.map((part) => l10n.t("Not checked: {0}", told("draft", part.message))),
			describeProblems(shelf),
			...describeIndex(shelf),
			problem,
			suppressed > 0 ? l10n.t("Left out by ignore comments: {0}", suppressed) : undefined,
		]
			.filter((line) => line !== undefined)
			.join("\n");
		return tell({
			state: "ready",
			counts: countFindings(findings, view),
			elapsed: performance.now() - began,
			...(message === "" ? {} : { message }),
		});
	}

	async function guarded(signal: AbortSignal, asked: boolean): Promise<Status> {
		try {
			return await check(signal, asked);
		} catch (error) {
			if (signal.aborted) return last();
			host.log(`${uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
			checked = undefined;
			remarks = [];
			publish();
			const message = error instanceof Error ? error.message : String(error);
			return tell({ state: "failed", counts: noCounts, message });
		}
	}

	function rest(): void {
		clearTimeout(timer);
		clearTimeout(thinking);
		timer = undefined;
	}

	function start(asked = false): Promise<Status> {
		rest();
		running?.abort();
		const controller = new AbortController();
		running = controller;
		const mine = guarded(controller.signal, asked);
		run = mine;
		return mine;
	}

	/** Waits for the newest run: one that was stopped has no outcome of its own. */
	async function settled(): Promise<Status> {
		for (;;) {
			const awaited = timer === undefined ? run : start();
			const status = awaited ? await awaited : last();
			if (closed || (timer === undefined && awaited === run)) return status;
		}
	}

	return {
		happened(occasion) {
			if (occasion === "saved" && delays[mode].saved === undefined) return;
			running?.abort();
			rest();
			if (occasion !== "edited") typedAt = undefined;
			const delay = delays[mode][occasion];
			if (occasion === "opened" || occasion === "world" || delay === 0) void start();
			else if (delay !== undefined) timer = setTimeout(() => void start(), delay);
			else wait();
		},
		async ledgerChanged() {
			await settled();
			if (!checked) return;
			const { view } = await host.ledger(uri, checked.facts);
			checked = { ...checked, ledger: view };
			publish();
			tell({ ...said, counts: countFindings(checked.findings, view) });
		},
		now() {
			void start(true);
			return settled();
		},
		edited(edits) {
			const [only] = edits?.length === 1 ? edits : [];
			typedAt = only && only.start + only.inserted;
			if (!checked) return;
			const before = checked.findings.length;
			const findings = edits ? edits.reduce<Finding[]>(shiftFindings, [...checked.findings]) : [];
			checked = { ...checked, findings };
			// The client moves the other marks by itself.
			if (findings.length < before) publish();
		},
		sourcesRead(progress) {
			reading = progress;
			const isAwaited = waiting?.aborted === false;
			tell(isAwaited ? { state: "indexing", counts: said.counts } : said);
		},
		async current() {
			await settled();
			return checked;
		},
		close() {
			closed = true;
			rest();
			running?.abort();
		},
	};
}
