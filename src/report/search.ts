import { escapeTerminal, jsonSafe } from "./escape.js";
import { excerpt } from "./excerpt.js";
import { jsonVersion } from "./json.js";
import { painter } from "./paint.js";
import { place } from "./position.js";
import type { TextOptions } from "./text.js";
import type { SourceLookup } from "./types.js";

/** A passage that a search found. */
export interface ShownHit {
	readonly sourceId: string;
	readonly title?: string;
	readonly publisher?: string;
	readonly published?: string;
	readonly start: number;
	readonly end: number;
	readonly passage: { readonly start: number; readonly end: number; readonly text: string };
}

/** Search hits for a terminal: place, what the source is, and the passage. */
export function searchText(
	hits: readonly ShownHit[],
	sourceOf: SourceLookup,
	options: Pick<TextOptions, "color" | "columns">,
): string {
	const paint = painter(options.color);
	const columns = Math.max(40, options.columns ?? 100);
	const lines: string[] = [];
	for (const hit of hits) {
		const source = sourceOf(hit.sourceId);
		const where = source === undefined ? hit.sourceId : place(source.id, source.text, hit.start);
		const facts = [hit.title, hit.publisher, hit.published].filter((fact) => fact !== undefined);
		const { passage } = hit;
		const span = { start: hit.start - passage.start, end: hit.end - passage.start };
		const whole = { start: 0, end: passage.text.length };
		const shown = excerpt(passage.text, whole, span, "~", columns - 4);
		lines.push(
			`${paint("cyan", escapeTerminal(where))} ${paint("dim", escapeTerminal(facts.join(", ")))}`.trimEnd(),
			`    ${shown.before}${paint("bold", shown.marked)}${shown.after}`,
			"",
		);
	}
	return lines.length === 0 ? "" : `${lines.join("\n").trimEnd()}\n`;
}

/** Search hits as JSON: `{ version, query, hits }`. */
export function searchJson(query: string, hits: readonly ShownHit[]): string {
	return `${jsonSafe({ version: jsonVersion, query, hits })}\n`;
}
