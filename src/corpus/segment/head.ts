import type { Reading } from "../read-source.js";
import type { SourceInput, SourceSummary } from "../types.js";
import { DamagedIndexError, decodeUtf8, encodeUtf8 } from "./bytes.js";
import type { GroupForm, Item } from "./grouped.js";

/** What is known of a source without its text. */
export interface SourceHead {
	/** As it was given; of the places in its file the first alone. */
	readonly input: Omit<SourceInput, "text">;
	/** As given, or else as found in the text. */
	readonly title?: string;
	/** ISO date. */
	readonly published?: string;
	/** How the text of a source without a title begins. */
	readonly opening?: string;
}

/** Small: the head of a source is wanted alone, when it is read. */
export const HEAD_GROUP: GroupForm = { bytes: 8192, items: 32, strands: ["packed"], pattern: 2 };
/** The heads of units are read one after the other. */
export const UNIT_GROUP: GroupForm = { bytes: 32_768, items: 128, strands: ["packed"], pattern: 0 };

/** So much of a text is told in place of a title. */
const OPENING = 400;

export function writeHead({ text, original, ...given }: SourceInput, reading: Reading): Item {
	const { title, published } = reading;
	const input = original
		? { ...given, original: { ...original, places: original.places.slice(0, 1) } }
		: given;
	const opening = title === undefined ? text.slice(0, OPENING) : undefined;
	return [encodeUtf8(JSON.stringify({ input, title, published, opening }))];
}

export function readHead(item: Item): SourceHead {
	const head: unknown = parsed(item);
	if (isHead(head)) return head;
	throw new DamagedIndexError("The index tells of a source that has no name.");
}

export function summaryOf({ input, ...found }: SourceHead): SourceSummary {
	return { ...input, ...found };
}

function isHead(value: unknown): value is SourceHead {
	if (typeof value !== "object" || value === null || !("input" in value)) return false;
	const { input } = value;
	return typeof input === "object" && input !== null && "id" in input && typeof input.id === "string";
}

/** What is kept of a unit: which file it is, how it was when it was read, and what could not be read of it. */
export interface UnitHead {
	readonly key: string;
	readonly stamp: string;
	/** Phrases without a full stop. */
	readonly problems: readonly string[];
	/** A file of something else that merely lies among the sources. */
	readonly foreign: boolean;
}

export function writeUnit({ key, stamp, problems, foreign }: UnitHead): Item {
	const said = foreign
		? [key, stamp, problems, 1]
		: problems.length > 0
			? [key, stamp, problems]
			: [key, stamp];
	return [encodeUtf8(JSON.stringify(said))];
}

export function readUnit(item: Item): UnitHead {
	const unit: unknown = parsed(item);
	const [key, stamp, problems = [], foreign = 0]: unknown[] = Array.isArray(unit) ? unit : [];
	if (typeof key === "string" && typeof stamp === "string" && isTexts(problems))
		return { key, stamp, problems, foreign: foreign === 1 };
	throw new DamagedIndexError("The index tells of a file that has no name.");
}

function isTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((text) => typeof text === "string");
}

function parsed([bytes]: Item): unknown {
	try {
		return JSON.parse(decodeUtf8(bytes ?? new Uint8Array(0)));
	} catch {
		throw new DamagedIndexError("The index holds words that cannot be read.");
	}
}
