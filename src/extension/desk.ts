import {
	commands,
	Disposable,
	type Event,
	EventEmitter,
	languages,
	type TextDocument,
	Uri,
	window,
	workspace,
} from "vscode";
import type { BaseLanguageClient, DocumentSelector } from "vscode-languageclient";
import {
	type FindingChanges,
	FindingChangesRequest,
	type Place,
	type PlacedFinding,
	type Status,
	sourceScheme,
} from "../protocol/index.js";
import type { Lines } from "./edits.js";
import { createFactList, type FactList } from "./fact-list.js";
import type { Squiggles } from "./squiggles.js";

export interface Draft {
	readonly uri: string;
	readonly document: TextDocument;
	readonly status?: Status;
	/** As of the last check, but for those whose words were edited since. */
	readonly facts: readonly PlacedFinding[];
}

/** What is known of the drafts that are looked at. */
export interface Desk extends Disposable {
	/** What the views show: the draft in the editor, or the one that was there last while it stays open. */
	draft(): Draft | undefined;
	/** What the server said last of a document. */
	status(uri: string): Status | undefined;
	/** The facts of a document, as far as they are known by now. */
	facts(uri: string): readonly PlacedFinding[];
	/** The lines of a document that a check under way, or one that was stopped, has not come to. */
	pending(uri: string): readonly Lines[];
	/**
	 * The facts of a document as it is now. Of a check that is under way it waits for the first part, or for the one with a
	 * place of the document.
	 */
	factsNow(uri: string, at?: Place): Promise<readonly PlacedFinding[]>;
	/** The draft on the desk is another, or what the server says of a document. */
	readonly onDidChange: Event<void>;
	/** The facts of a document are others. */
	readonly onDidChangeFacts: Event<string>;
	/** Sources were read, for the first time or again, or can be asked for now. */
	readonly onDidReadSources: Event<void>;
	/** Whether a document is of the languages and schemes that are checked. */
	isChecked(document: TextDocument): boolean;
	/** Forgets what an older server said. */
	restart(selector: DocumentSelector): void;
	/** The server answers from now on. */
	started(): void;
	/** Takes what the server says of a draft. */
	update(status: Status): void;
	/** Takes what the server says of its facts. */
	take(changes: FindingChanges): void;
}

/** What an empty list of facts means; while the facts are on their way it means nothing. */
function stateFor({ status, facts }: Draft): string {
	if (status?.idle === "waiting") return "waiting";
	return status?.state === "ready" && facts.length === 0 ? "empty" : "other";
}

/** Follows the editor and the server, and keeps the context keys that menus and welcomes ask for. */
export function openDesk(current: () => BaseLanguageClient, squiggles: Squiggles): Desk {
	const statuses = new Map<string, Status>();
	const lists = new Map<string, FactList>();
	const keys = new Map<string, unknown>();
	const changed = new EventEmitter<void>();
	const factsChanged = new EventEmitter<string>();
	const sourcesRead = new EventEmitter<void>();
	let selector: DocumentSelector = [];
	let shown: TextDocument | undefined;

	const isChecked = (document: TextDocument) => languages.match(selector, document) > 0;

	function isDraft(document: TextDocument): boolean {
		const idle = statuses.get(document.uri.toString())?.idle;
		const isSource = document.uri.scheme === sourceScheme || idle === "source";
		return isChecked(document) && !isSource && idle !== "language";
	}

	function isAnswered(document: TextDocument): boolean {
		const state = statuses.get(document.uri.toString())?.state;
		return state !== undefined && state !== "indexing";
	}

	function facts(uri: string): readonly PlacedFinding[] {
		return lists.get(uri)?.facts() ?? [];
	}

	function draft(): Draft | undefined {
		if (!shown) return undefined;
		const uri = shown.uri.toString();
		const status = statuses.get(uri);
		return { uri, document: shown, facts: facts(uri), ...(status && { status }) };
	}

	function setKey(name: string, value: unknown): void {
		if (keys.has(name) && keys.get(name) === value) return;
		keys.set(name, value);
		void commands.executeCommand("setContext", `corroborate.${name}`, value);
	}

	function look(): void {
		const active = window.activeTextEditor?.document;
		// until the server has answered, a document may be a source, which should not push a draft off the desk
		if (active && isDraft(active) && (shown === undefined || isAnswered(active))) shown = active;
		if (shown && (shown.isClosed || !isDraft(shown))) shown = undefined;
		const onDesk = draft();
		setKey("isDraft", active !== undefined && active === shown);
		setKey("isSource", active?.uri.scheme === sourceScheme);
		setKey(
			"isReading",
			[...statuses.values()].some(({ reading }) => reading),
		);
		setKey(
			"isChecking",
			[...statuses.values()].some(({ checking }) => checking),
		);
		setKey("hasDraft", onDesk !== undefined);
		setKey("draftState", onDesk && stateFor(onDesk));
		changed.fire();
	}

	function listOf(uri: string): FactList {
		const list = lists.get(uri) ?? createFactList();
		lists.set(uri, list);
		return list;
	}

	function take(changes: FindingChanges): void {
		const { uri } = changes;
		const list = listOf(uri);
		const { differs } = list.take(changes);
		if (changes.more) return;
		squiggles.show(Uri.parse(uri), list.facts(), list.remarks(), false);
		if (differs) factsChanged.fire(uri);
		if (list.isLost()) void read(uri, true);
	}

	/** Asks for what was not told yet; waits for the part with a place, or for the first. */
	async function read(uri: string, fresh: boolean, at?: Place): Promise<void> {
		const asked = { uri, fresh, ...(at && { at: { line: at.line, character: at.character } }) };
		for (const changes of await current().sendRequest(FindingChangesRequest, asked)) take(changes);
	}

	const listening = Disposable.from(
		changed,
		factsChanged,
		sourcesRead,
		window.onDidChangeActiveTextEditor(look),
		window.onDidChangeVisibleTextEditors(look),
		workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			if (contentChanges.length === 0 || !isChecked(document)) return;
			const { uri, version } = document;
			const list = listOf(uri.toString());
			const { differs } = list.edited(version, contentChanges);
			squiggles.show(uri, list.facts(), list.remarks(), true);
			if (differs) factsChanged.fire(uri.toString());
		}),
		workspace.onDidCloseTextDocument(({ uri }) => {
			statuses.delete(uri.toString());
			lists.delete(uri.toString());
			squiggles.show(uri, [], [], true);
			look();
		}),
	);

	return {
		draft,
		status: (uri) => statuses.get(uri),
		facts,
		pending: (uri) => lists.get(uri)?.pending() ?? [],
		async factsNow(uri, at) {
			await read(uri, false, at);
			return facts(uri);
		},
		onDidChange: changed.event,
		onDidChangeFacts: factsChanged.event,
		onDidReadSources: sourcesRead.event,
		isChecked,
		restart(wanted) {
			selector = wanted;
			statuses.clear();
			lists.clear();
			squiggles.clear();
			look();
		},
		// a view that was open before the server was asked in vain
		started: () => sourcesRead.fire(),
		update(status) {
			const { uri } = status;
			if (uri === undefined) return;
			const before = statuses.get(uri);
			statuses.set(uri, status);
			look();
			if (status.edition !== undefined && status.edition !== before?.edition) sourcesRead.fire();
		},
		take,
		dispose: () => listening.dispose(),
	};
}
