import * as l10n from "@vscode/l10n";
import {
	type Decision,
	entryOf,
	type Fact,
	type LedgerFile,
	type LedgerView,
	ledgerLine,
	matchLedger,
	parseLedger,
} from "../index.js";
import type { Decided } from "../protocol/index.js";
import type { LedgerPlace, Ports } from "./ports.js";

/** The ledgers beside the drafts. */
export interface Ledgers {
	view(
		draft: string,
		folder: string | undefined,
		facts: readonly Fact[],
	): Promise<{ view: LedgerView; problem?: string }>;
	/** Adds one line for each fact. */
	decide(
		draft: string,
		folder: string | undefined,
		facts: readonly Fact[],
		decision: Decision,
	): Promise<Decided>;
}

const nothing: LedgerView = { states: new Map(), stale: [] };

export function openLedgers(ports: Pick<Ports, "readLedger" | "appendToLedger">): Ledgers {
	/** The file as it was parsed last: it is read at every check, and changes seldom. */
	const parsed = new Map<string, { text: string; file: LedgerFile }>();
	/** Decisions are written one after the other, so that none is lost in another's write. */
	let writing: Promise<unknown> = Promise.resolve();

	function parse({ path, text }: LedgerPlace): LedgerFile {
		const known = parsed.get(path);
		if (known?.text === text) return known.file;
		const file = parseLedger(text);
		parsed.set(path, { text, file });
		return file;
	}

	return {
		async view(draft, folder, facts) {
			let place: LedgerPlace | undefined;
			try {
				place = await ports.readLedger(draft, folder);
			} catch (error) {
				return { view: nothing, problem: l10n.t("The ledger could not be read: {0}", messageOf(error)) };
			}
			if (!place) return { view: nothing };
			const { entries, problems } = parse(place);
			const [first] = problems;
			return {
				view: matchLedger(facts, entries, place.draft),
				...(first === undefined
					? {}
					: {
							problem: l10n.t("{0}: line {1} is not read ({2})", place.path, first.line, first.message),
						}),
			};
		},
		async decide(draft, folder, facts, decision) {
			const write = async (): Promise<Decided> => {
				try {
					const place = await ports.readLedger(draft, folder);
					if (!place) {
						return {
							written: 0,
							problem: l10n.t("A draft that is not saved has no ledger. Save it to a folder first."),
						};
					}
					const lines = facts.map((fact) => ledgerLine(entryOf(fact, place.draft, decision)));
					await ports.appendToLedger(place.path, lines.join(""));
					return { written: facts.length };
				} catch (error) {
					const problem = l10n.t(
						"The ledger could not be written: {0}. Nothing was recorded.",
						messageOf(error),
					);
					return { written: 0, problem };
				}
			};
			const mine = writing.then(write);
			writing = mine;
			return mine;
		},
	};
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
