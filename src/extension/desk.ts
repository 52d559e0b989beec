import { commands, Disposable, type Event, EventEmitter, languages, type TextDocument, window } from "vscode";
import type { BaseLanguageClient, DocumentSelector } from "vscode-languageclient";
import { FindingsRequest, type PlacedFinding, type Status } from "../protocol/index.js";

export interface Draft {
	readonly uri: string;
	readonly document: TextDocument;
	readonly status?: Status;
	/** As of the last check; those whose words were edited since may be gone from the server's. */
	readonly facts: readonly PlacedFinding[];
}

/** What is known of the drafts that are looked at. */
export interface Desk extends Disposable {
	/** What the views show: the draft in the editor, or the one that was there last while it stays open. */
	draft(): Draft | undefined;
	/** What the server said last of a document. */
	status(uri: string): Status | undefined;
	/** The facts of a document that is in sight, as they were read last. */
	facts(uri: string): readonly PlacedFinding[];
	/** The facts of a document as it is now; waits for a check that is under way. */
	factsNow(uri: string): Promise<readonly PlacedFinding[]>;
	/** The draft on the desk is another, or its status or facts are. */
	readonly onDidChange: Event<void>;
	/** The facts of a document in sight were read anew. */
	readonly onDidReadFacts: Event<string>;
	/** Whether a document is of the languages and schemes that are checked. */
	isChecked(document: TextDocument): boolean;
	/** Forgets what an older server said. */
	restart(selector: DocumentSelector): void;
	/** Takes what the server says of a draft. */
	update(status: Status): void;
}

function stateFor({ status }: Draft): string {
	if (status?.idle === "waiting") return "waiting";
	return status?.state === "ready" ? "checked" : "other";
}

/** Follows the editor and the server, and keeps the context keys that menus and welcomes ask for. */
export function openDesk(current: () => BaseLanguageClient): Desk {
	const statuses = new Map<string, Status>();
	const facts = new Map<string, readonly PlacedFinding[]>();
	const changed = new EventEmitter<void>();
	const read = new EventEmitter<string>();
	let selector: DocumentSelector = [];
	let shown: TextDocument | undefined;

	const isChecked = (document: TextDocument) => languages.match(selector, document) > 0;

	function isDraft(document: TextDocument): boolean {
		const idle = statuses.get(document.uri.toString())?.idle;
		return isChecked(document) && idle !== "source" && idle !== "language";
	}

	function isAnswered(document: TextDocument): boolean {
		const state = statuses.get(document.uri.toString())?.state;
		return state !== undefined && state !== "indexing";
	}

	function draft(): Draft | undefined {
		if (!shown) return undefined;
		const uri = shown.uri.toString();
		const status = statuses.get(uri);
		return { uri, document: shown, facts: facts.get(uri) ?? [], ...(status && { status }) };
	}

	function look(): void {
		const active = window.activeTextEditor?.document;
		// until the server has answered, a document may be a source, which should not push a draft off the desk
		if (active && isDraft(active) && (shown === undefined || isAnswered(active))) shown = active;
		if (shown && (shown.isClosed || !isDraft(shown))) shown = undefined;
		const onDesk = draft();
		void commands.executeCommand(
			"setContext",
			"corroborate.isDraft",
			active !== undefined && active === shown,
		);
		void commands.executeCommand("setContext", "corroborate.hasDraft", onDesk !== undefined);
		void commands.executeCommand("setContext", "corroborate.draftState", onDesk && stateFor(onDesk));
		changed.fire();
	}

	function factsNow(uri: string): Promise<readonly PlacedFinding[]> {
		return current().sendRequest(FindingsRequest, { uri });
	}

	async function readFacts(uri: string): Promise<void> {
		const status = statuses.get(uri);
		try {
			const found = await factsNow(uri);
			// a newer status asks anew
			if (statuses.get(uri) !== status) return;
			facts.set(uri, found);
			read.fire(uri);
			if (shown?.uri.toString() === uri) changed.fire();
		} catch (error) {
			current().error("The facts of a draft could not be read.", error, false);
		}
	}

	function isInSight(uri: string): boolean {
		return (
			shown?.uri.toString() === uri ||
			window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri)
		);
	}

	const listening = Disposable.from(
		changed,
		read,
		window.onDidChangeActiveTextEditor(look),
		window.onDidChangeVisibleTextEditors((editors) => {
			look();
			if (!current().isRunning()) return;
			for (const { document } of editors) {
				const uri = document.uri.toString();
				if (statuses.has(uri) && isDraft(document)) void readFacts(uri);
			}
		}),
	);

	return {
		draft,
		status: (uri) => statuses.get(uri),
		facts: (uri) => facts.get(uri) ?? [],
		factsNow,
		onDidChange: changed.event,
		onDidReadFacts: read.event,
		isChecked,
		restart(wanted) {
			selector = wanted;
			statuses.clear();
			facts.clear();
			look();
		},
		update(status) {
			const { uri, state } = status;
			if (uri === undefined) return;
			statuses.set(uri, status);
			look();
			if (state !== "indexing" && state !== "checking" && isInSight(uri)) void readFacts(uri);
		},
		dispose: () => listening.dispose(),
	};
}
