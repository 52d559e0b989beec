import type { OriginalPlace } from "../../corpus/types.js";

/** A part of a block, and where it stands in the original. */
export interface Part {
	readonly text: string;
	readonly label: string;
	readonly line?: number;
}

/** Text put together block by block, with what stands where. */
export interface TextBuilder {
	/** Adds a block of its own, its white space evened out; an empty one is left out. */
	paragraph(text: string): void;
	/** Adds a heading. */
	heading(level: number, text: string): void;
	/** Adds an item of a list. */
	item(text: string): void;
	/** Adds a block of parts that stand in several places, one behind the other, between two given strings. */
	run(before: string, parts: readonly Part[], after: string): void;
	/** What is added from here on stands at this place of the original. */
	place(label: string, line?: number): void;
	/** Whether the limit is reached: what is added now is dropped. */
	readonly full: boolean;
	readonly text: string;
	readonly places: readonly OriginalPlace[];
}

// soft hyphens, zero-width signs and control characters are no part of what is read
const unseen = /[^\P{Cc}\t\n\r]|[\u00ad\u200b\u2060\ufeff]/gu;

/** Text on lines of its own, each without white space at its ends or twice within. */
export function evened(text: string): string {
	return text
		.replace(unseen, "")
		.split(/\r\n?|\n|\u2028|\u2029/u)
		.map((line) => line.replace(/[ \t]+/gu, " ").trim())
		.filter((line) => line !== "")
		.join("\n");
}

/** @param limit - the most characters */
export function createTextBuilder(limit: number): TextBuilder {
	const parts: string[] = [];
	const places: OriginalPlace[] = [];
	let length = 0;
	let full = false;
	let pending: Omit<OriginalPlace, "start"> | undefined;

	function add(prefix: string, raw: string): void {
		const text = evened(raw);
		if (text === "" || full) return;
		const gap = length === 0 ? "" : "\n\n";
		const added = `${gap}${prefix}${text}`;
		if (length + added.length > limit) {
			full = true;
			return;
		}
		if (pending) {
			places.push({ start: length + gap.length, ...pending });
			pending = undefined;
		}
		parts.push(added);
		length += added.length;
	}

	return {
		paragraph: (text) => add("", text),
		heading: (level, text) =>
			add(`${"#".repeat(Math.min(6, Math.max(1, level)))} `, text.replace(/\s+/gu, " ")),
		item: (text) => add("• ", text),
		run(before, parts, after) {
			const said = parts.map((part) => ({ ...part, text: evened(part.text).replaceAll("\n", " ") }));
			const written = said.filter(({ text }) => text !== "");
			const from = length === 0 ? 0 : length + 2;
			add(before, `${written.map(({ text }) => text).join(" ")}${written.length === 0 ? "" : after}`);
			let at = from + before.length;
			if (full || length <= at) return;
			for (const { text, label, line } of written) {
				places.push({ start: at, label, ...(line === undefined ? {} : { line }) });
				at += text.length + 1;
			}
		},
		place(label, line) {
			pending = { label, ...(line === undefined ? {} : { line }) };
		},
		get full() {
			return full;
		},
		get text() {
			return parts.join("");
		},
		get places() {
			return places;
		},
	};
}

/** The heading that a text put together here begins with. */
export function topHeading(text: string): string | undefined {
	return /^# (.{1,300})(?:\n|$)/u.exec(text)?.[1];
}

/** Said of a file that holds more text than is taken out of it. */
export function cutNote(limit: number): string {
	return `only its first ${limit.toLocaleString("en")} characters were read; split it into smaller files`;
}
