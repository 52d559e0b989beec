import { writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { type ExportName, exportFormats, factSheet } from "../report/export/index.js";
import type { TierPatterns } from "../report/index.js";
import { type CorpusArguments, openNamedCorpus, sourceLookup } from "./corpus.js";
import { readDrafts } from "./drafts.js";
import { ignoreNotes } from "./ignored.js";
import { readLedger } from "./ledger.js";
import { isFailure, type Outcome } from "./outcome.js";

export const exportNames = Object.keys(exportFormats).filter(
	(name): name is ExportName => name in exportFormats,
);

export interface ExportArguments extends CorpusArguments {
	readonly tier: TierPatterns;
	readonly format: ExportName;
	readonly out?: string;
	readonly force: boolean;
	readonly published?: string;
}

/** Formats that are not text: a terminal cannot show them. */
const binary: ReadonlySet<ExportName> = new Set(["xlsx", "docx"]);

/** Checks a draft and writes it out with what was found: to `out`, or else to standard output. */
export async function exportDraft(path: string, given: ExportArguments): Promise<Outcome> {
	const { format, out, published } = given;
	if (out === undefined && binary.has(format)) {
		return { failure: `the format ${format} is not text. Name a file with --out.` };
	}
	if (out !== undefined && resolve(out) === resolve(path)) {
		return { failure: `${out} is the draft itself. Name another file with --out.` };
	}
	const drafts = await readDrafts([path]);
	if (isFailure(drafts)) return drafts;
	const [draft] = drafts;
	if (draft === undefined) return { failure: "no draft named. See corroborate export --help." };
	const opened = await openNamedCorpus(given, [path]);
	if (isFailure(opened)) return opened;
	const { corpus, notes } = opened;
	const report = await corpus.check(draft.text, {
		format: draft.format,
		...(published === undefined ? {} : { published }),
	});
	const checked = { path: basename(draft.path), text: draft.text, report };
	const ledgered = await readLedger({ ...checked, path: draft.path });
	const sheet = factSheet({
		draft: checked,
		format: draft.format,
		made: new Date().toISOString(),
		facts: ledgered.facts,
		...ledgered.view,
		sourceOf: sourceLookup(corpus, given.tier),
	});
	const bytes = await exportFormats[format].make(sheet);
	await corpus.close();
	const said = [...notes, ...ledgered.notes, ...ignoreNotes(checked)];
	if (out === undefined) return { output: new TextDecoder().decode(bytes), exitCode: 0, notes: said };
	try {
		await writeFile(out, bytes, { flag: given.force ? "w" : "wx" });
	} catch (error) {
		return { failure: couldNotWrite(out, error) };
	}
	return { output: "", exitCode: 0, notes: [...said, `wrote ${out}.`] };
}

function couldNotWrite(out: string, error: unknown): string {
	const code = error instanceof Error && "code" in error ? error.code : undefined;
	if (code === "EEXIST") return `${out} is there already. Name another file, or replace it with --force.`;
	if (code === "ENOENT") return `${out}: its folder is not there. Make it, or name another file.`;
	const what = error instanceof Error ? error.message : String(error);
	return `${out} could not be written (${what}). Name another file with --out.`;
}
