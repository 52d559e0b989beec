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
	type Report,
	type Span,
} from "../index.js";
import { type IdleReason, type ReadingProgress, type Status, sourceScheme } from "../protocol/index.js";
import type { Checked } from "./checked.js";
import { describeIndex, describeProblems, tooLong, waitingFor } from "./checker-words.js";
import type { Shelf } from "./corpora.js";
import { countFindings, noCounts, notCheckedDiagnostic, noteDiagnostic } from "./diagnostics.js";
import type { Edit } from "./documents.js";
import { told } from "./language.js";
import { factsWithFormer, ledgerOfPart, withFormer } from "./merged.js";
import type { Places } from "./places.js";
import { shiftFindings, shiftSpans } from "./shift.js";
import { unfinishedSentence, withoutUnfinished } from "./unfinished.js";
import { openUnfolding } from "./unfolding.js";
import { openWishes } from "./wishes.js";

/** How long typing must pause before the draft is checked again, in milliseconds. */
export const pause = 150;

/** Keystrokes nearer to each other than this are one edit, in milliseconds. */
const keystroke = 20;

/** After so long without a keystroke a sentence without a stop is taken to be meant as it stands, in milliseconds. */
const thought = 1500;

/** So many lines are taken to be on the screen of a client that does not tell. */
const SCREEN_LINES = 40;

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

export interface CheckerHost {
	/** How the facts of a draft stand in its ledger, and what is wrong with that file. */
	ledger(uri: string, facts: readonly Fact[]): Promise<{ view: LedgerView; problem?: string }>;
	config(uri: string): Promise<Config>;
	shelf(uri: string, config: Config): Promise<Shelf>;
	/** Where the sources that a draft is checked against can be opened. */
	placesFor(uri: string, corpus: CorpusReader): Places;
	/** Shows what was found, if the document is checked, and the remarks. */
	publish(document: TextDocument, checked: Checked | undefined, remarks: readonly Diagnostic[]): void;
	/** The counts above headings are others than they were told to be. */
	lensesChanged(): void;
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
	/**
	 * The same as soon as a span of the text is judged, which is then done before the rest; without a span, as soon as
	 * anything is. What is missing is in `pending`.
	 */
	known(span?: Span): Promise<Checked | undefined>;
	/** Lines of the draft that are on the screen, zero-based: they are judged first. */
	seen(first: number, last: number): void;
	/** Stops a check that is under way: what was found stays, and the rest is said not to be checked. */
	stop(): void;
	close(): void;
}

/** What is said of a draft, but for its sources. */
type Said = Omit<Status, "uri" | "reading" | "edition">;

/** What one run goes by. */
interface Ground {
	readonly signal: AbortSignal;
	readonly asked: boolean;
	readonly text: string;
	/** Of the document. */
	readonly version: number;
	readonly shelf: Shelf;
	readonly config: Config;
	readonly places: Places;
}

const noLedger: LedgerView = { states: new Map(), stale: [] };

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
	/** Ends the comparison that is under way, if any, and keeps what it found. */
	let comparing: AbortController | undefined;
	/** The version of the text that `checked` is a part of the outcome for. */
	let partOf: number | undefined;
	let screen: { readonly first: number; readonly last: number } | undefined;
	const wishes = openWishes();
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
		partOf = undefined;
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

	/** The sentence that is being written, if its findings are to wait until the writer pauses. */
	function unfinished({ text, asked }: Ground, { sentences }: Report): Span | undefined {
		return asked || typedAt === undefined ? undefined : unfinishedSentence(text, sentences, typedAt);
	}

	function thinkLater(): void {
		thinking = setTimeout(() => {
			typedAt = undefined;
			void start();
		}, thought);
	}

	/** What is on the screen, as far as that is known. */
	function onScreen(): Span {
		const first = screen?.first ?? document.positionAt(typedAt ?? 0).line;
		const last = screen?.last ?? first + SCREEN_LINES - 1;
		const start = document.offsetAt({ line: first, character: 0 });
		return { start, end: document.offsetAt({ line: last + 1, character: 0 }) };
	}

	/** Whether the outcome for a span of the present text, or for any part of it, is known before all is. */
	function isKnown(span: Span | undefined): boolean {
		if (!checked || partOf !== document.version || timer !== undefined) return false;
		return !span || !checked.pending.some((part) => part.start < span.end && span.start < part.end);
	}

	/** Holds the draft against its sources, and shows meanwhile what is found. */
	async function compare(ground: Ground): Promise<Report | "superseded"> {
		const { signal, text, version, shelf } = ground;
		const controller = new AbortController();
		signal.addEventListener("abort", () => controller.abort());
		comparing = controller;
		const unfolding = openUnfolding();
		const isOver = () => signal.aborted || document.version !== version;
		try {
			const report = await shelf.corpus.check(text, {
				format: document.languageId === "markdown" ? "markdown" : "plain",
				signal: controller.signal,
				from: () => wishes.spans()[0]?.start ?? onScreen().start,
				async onProgress(progress) {
					if (isOver()) return;
					const screen = onScreen();
					const isAll = screen.start === 0 && screen.end >= text.length;
					if (unfolding.isDue(progress, { ...screen, isAll }, wishes.spans()))
						await take(ground, progress.report());
					const { done, total } = progress;
					if (!isOver() && unfolding.isCountDue()) {
						const counts = checked ? countFindings(checked.findings, checked.ledger) : noCounts;
						const message = l10n.t("Still being checked: {0} of {1} sentences so far.", done, total);
						tell({ state: "checking", counts, checking: { done, total }, message });
					}
				},
			});
			return isOver() ? "superseded" : report;
		} finally {
			if (comparing === controller) comparing = undefined;
		}
	}

	/**
	 * Shows what was found, beside what was found before in the parts that were not come to. Gives what is wrong with the
	 * ledger, or that there is a newer text.
	 */
	async function take(ground: Ground, report: Report): Promise<"superseded" | { problem?: string }> {
		const { signal, text, version, shelf, config, places } = ground;
		const pending = report.notChecked.filter(({ reason }) => reason === "pending" || reason === "cancelled");
		const former = pending.length > 0 ? checked : undefined;
		const open = unfinished(ground, report);
		const all = withFormer(report.claims, pending, former?.findings ?? []);
		const findings = open ? withoutUnfinished(all, open) : all;
		const facts = factsWithFormer(findings, factsOfReport(text, report), former);
		const { view, problem } = await host.ledger(uri, facts);
		if (signal.aborted || document.version !== version) return "superseded";
		const wasPart = (checked?.pending.length ?? 0) > 0;
		const isUnderWay = pending.some(({ reason }) => reason === "pending");
		if (!isUnderWay && findings.length < all.length) thinkLater();
		const { suppressed, notes, published } = report;
		const notChecked = report.notChecked.filter(({ reason }) => reason !== "pending");
		checked = {
			...{ findings, facts, notChecked, pending, suppressed, notes, published },
			...{ ledger: pending.length > 0 ? ledgerOfPart(view, former?.ledger) : view },
			...{ shelf, config, places },
		};
		partOf = isUnderWay ? version : undefined;
		remarks = [
			...notChecked.map((part) => notCheckedDiagnostic(part, document)),
			...notes.map((note) => noteDiagnostic(note, document)),
		];
		publish();
		if (config.codeLens && (wasPart || pending.length > 0)) host.lensesChanged();
		if (isUnderWay) wishes.meet(isKnown);
		return problem === undefined ? {} : { problem };
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
				...{ findings: [], facts: [], notChecked: [part], pending: [], suppressed: 0, notes: [] },
				...{ published: undefined, ledger: noLedger, shelf, config, places },
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
		const ground = { signal, asked, text, version: document.version, shelf, config, places };
		const report = await compare(ground);
		const taken = report === "superseded" ? report : await take(ground, report);
		if (report === "superseded" || taken === "superseded") return last();
		const message = [
			...report.notChecked.map((part) => l10n.t("Not checked: {0}", told("draft", part.message))),
			describeProblems(shelf),
			...describeIndex(shelf),
			taken.problem,
			report.suppressed > 0 ? l10n.t("Left out by ignore comments: {0}", report.suppressed) : undefined,
		]
			.filter((line) => line !== undefined)
			.filter((line, at, lines) => lines.indexOf(line) === at)
			.join("\n");
		const isStopped = report.notChecked.some(({ reason }) => reason === "cancelled");
		return tell({
			...(isStopped ? { state: "idle", idle: "stopped" } : { state: "ready" }),
			counts: checked ? countFindings(checked.findings, checked.ledger) : noCounts,
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
			partOf = undefined;
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
		partOf = undefined;
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
			if (!isKnown(undefined)) await settled();
			if (!checked) return;
			const { facts, ledger } = checked;
			const { view } = await host.ledger(uri, facts);
			// a check may have told more meanwhile, by the ledger as it is now
			if (checked.facts !== facts) return;
			checked = { ...checked, ledger: checked.pending.length > 0 ? ledgerOfPart(view, ledger) : view };
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
			const pending = edits ? edits.reduce<readonly Span[]>(shiftSpans, checked.pending) : [];
			checked = { ...checked, findings, pending };
			partOf = undefined;
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
		async known(span) {
			// the cursor behind a sentence's last character is at that sentence
			const wide = span && { start: Math.max(0, span.start - 1), end: span.end + 1 };
			if (!isKnown(wide)) await wishes.wait(wide, settled());
			return checked;
		},
		seen(first, last) {
			screen = { first, last };
		},
		stop: () => comparing?.abort(),
		close() {
			closed = true;
			rest();
			running?.abort();
		},
	};
}
