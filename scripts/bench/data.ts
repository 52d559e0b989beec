import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Where the human-labelled data lies; it is not part of the project. */
export const dataFolder = process.env.CORROBORATE_DATA ?? join(root, "..", "shared", "data");

export const setNames = ["frank_cnndm", "summedits_ectsum", "summedits_sales_email", "wice"] as const;
export type SetName = (typeof setNames)[number];
/** All the sets. Of xsumfaith the claims are used for sentence support alone: none of them is changed fact by fact. */
export const allSets = [...setNames, "xsumfaith"] as const;
export type AnySet = (typeof allSets)[number];

export interface LabelledSource {
	readonly id: string;
	readonly text: string;
}

export interface LabelledClaim {
	readonly id: string;
	readonly source: string;
	readonly claim: string;
	readonly supported: boolean;
	/** The words that readers marked as wrong, where they were asked. */
	readonly marked?: readonly MarkedSpan[];
}

/** What one reader marked as wrong in a claim. */
export interface MarkedSpan {
	readonly start: number;
	readonly end: number;
	readonly reader: string;
}

/** A supported claim with one fact changed at `[start, end)`. */
export interface Mutation {
	readonly id: string;
	readonly source: string;
	readonly kind: string;
	readonly original: string;
	readonly claim: string;
	readonly start: number;
	readonly end: number;
	readonly old: string;
	readonly new: string;
}

export interface GoldRow {
	readonly label: string;
	readonly kind: string;
	readonly text: string;
	readonly note: string;
}

type Row = Readonly<Record<string, unknown>>;

function isRow(value: unknown): value is Row {
	return typeof value === "object" && value !== null;
}

function words(row: Row, key: string): string {
	const value = row[key];
	if (typeof value !== "string") throw new Error(`The data has a row without "${key}"`);
	return value;
}

function offset(row: Row, key: string): number {
	const value = row[key];
	if (typeof value !== "number") throw new Error(`The data has a row without "${key}"`);
	return value;
}

export function jsonLines(name: string): Row[] {
	return readFileSync(join(dataFolder, name), "utf8")
		.split("\n")
		.filter((line) => line.trim() !== "")
		.map((line): unknown => JSON.parse(line))
		.filter(isRow);
}

export function hasData(): boolean {
	return existsSync(join(dataFolder, "seeds-gold.tsv"));
}

export function loadSources(set: AnySet): LabelledSource[] {
	return jsonLines(`${set}.sources.jsonl`).map((row) => ({ id: words(row, "id"), text: words(row, "text") }));
}

export function loadClaims(set: AnySet): LabelledClaim[] {
	return jsonLines(`${set}.claims.jsonl`).map((row) => ({
		id: words(row, "id"),
		source: words(row, "source"),
		claim: words(row, "claim"),
		supported: words(row, "label") === "supported",
		...(Array.isArray(row.span) ? { marked: row.span.filter(isRow).map(markedSpan) } : {}),
	}));
}

function markedSpan(row: Row): MarkedSpan {
	return { start: offset(row, "start"), end: offset(row, "end"), reader: words(row, "worker") };
}

export function loadMutations(): Mutation[] {
	return jsonLines("mutations.claims.jsonl").map((row) => ({
		id: words(row, "id"),
		source: words(row, "source"),
		kind: words(row, "kind"),
		original: words(row, "original"),
		claim: words(row, "claim"),
		start: offset(row, "start"),
		end: offset(row, "end"),
		old: words(row, "old"),
		new: words(row, "new"),
	}));
}

export function loadGold(): GoldRow[] {
	return readFileSync(join(dataFolder, "seeds-gold.tsv"), "utf8")
		.split(/\r?\n/)
		.filter((line) => line !== "" && !line.startsWith("#"))
		.map((line) => {
			const [label = "", kind = "", text = "", note = ""] = line.split("\t");
			return { label, kind, text, note };
		});
}

/** The set that a source id belongs to: "wice-12" is of "wice". */
export function setOf(sourceId: string): string {
	return sourceId.replace(/-\d+$/, "");
}

/** A well mixed 32-bit hash (FNV-1a with a finishing mix), so that any single bit splits evenly. */
export function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) {
		value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	}
	value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
	value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
	return (value ^ (value >>> 16)) >>> 0;
}

/** Which half a source is tuned or verified on; never changes. */
export function splitOf(sourceId: string): "dev" | "test" {
	return (hash(sourceId) & 1) === 0 ? "dev" : "test";
}

/** Whether a source is of the half that a threshold is chosen on; independent of `splitOf`. */
export function isThresholdHalf(sourceId: string): boolean {
	return (hash(sourceId) & 2) === 0;
}
