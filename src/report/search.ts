import { escapeTerminal, jsonSafe } from "./escape.js";
import { jsonVersion } from "./json.js";
import { sourcePlace } from "./original.js";
import { painter } from "./paint.js";
import { remarkWords } from "./remarks.js";
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

/** Search hits for a terminal: place, what the source is, and the passage whole. */
export function searchText(
	hits: readonly ShownHit[],
	sourceOf: SourceLookup,
	options: Pick<TextOptions, "color">,
): string {
	const paint = painter(options.color);
	const lines: string[] = [];
	for (const hit of hits) {
		const source = sourceOf(hit.sourceId);
		const where = source === undefined ? hit.sourceId : sourcePlace(source, hit.start);
		const remarks = remarkWords(source?.remarks ?? {});
		const facts = [hit.title, hit.publisher, hit.published, ...remarks].filter((fact) => fact !== undefined);
		const { passage } = hit;
		const from = hit.start - passage.start;
		const to = hit.end - passage.start;
		const before = escapeTerminal(passage.text.slice(0, from));
		const found = escapeTerminal(passage.text.slice(from, to));
		const after = escapeTerminal(passage.text.slice(to));
		lines.push(
			`${paint("cyan", escapeTerminal(where))} ${paint("dim", escapeTerminal(facts.join(", ")))}`.trimEnd(),
			`    ${before}${paint("bold", found)}${after}`,
			"",
		);
	}
	return lines.length === 0 ? "" : `${lines.join("\n").trimEnd()}\n`;
}

/** Search hits as JSON: `{ version, query, hits }`. */
export function searchJson(query: string, hits: readonly ShownHit[]): string {
	return `${jsonSafe({ version: jsonVersion, query, hits })}\n`;
}
