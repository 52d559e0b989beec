import { escapeMarkdown, markdownLink } from "../escape.js";
import type { FactRow, FactSheet } from "./fact-sheet.js";
import { addressOf, dayOf, statusWords, verdictWords } from "./words.js";

/**
 * The draft with a footnote at every checked claim: GitHub-flavoured Markdown. The draft's own text is not changed
 * but for the references; a plain-text draft is escaped line by line so that it reads as it was.
 */
export function annotatedMarkdown(sheet: FactSheet): string {
	const label = freeLabel(sheet.text);
	const spoken = sheet.rows.filter(({ verdict, attention }) => verdict !== "unverified" || attention);
	const places = new Map<number, FactRow[]>();
	for (const row of spoken) {
		const at = row.end;
		places.set(at, [...(places.get(at) ?? []), row]);
	}
	const plain = sheet.format === "plain";
	const asIs = (text: string) => (plain ? text.split("\n").map(escapeMarkdown).join("\n") : text);
	let body = "";
	let from = 0;
	for (const [at, rows] of [...places].sort(([a], [b]) => a - b)) {
		body += asIs(sheet.text.slice(from, at));
		body += rows.map(({ number }) => `[^${label}${number}]`).join("");
		from = at;
	}
	body += asIs(sheet.text.slice(from));
	const notes = spoken.map((row) => `[^${label}${row.number}]: ${note(row)}`);
	return `${[body.trimEnd(), ...notes].join("\n\n")}\n`;
}

function note(row: FactRow): string {
	const [first] = row.sources;
	const parts = [`${escapeMarkdown(verdictWords(row))}: ${escapeMarkdown(row.method)}`];
	if (first) {
		const facts = [first.publisher, first.published].filter((fact) => fact !== undefined);
		const where = [markdownLink(first.title, addressOf(first)), ...facts.map(escapeMarkdown)].join(", ");
		parts.push(`“${escapeMarkdown(first.passage).trim()}” (${where})`);
	}
	if (row.status !== "open") {
		const who = [statusWords(row), row.checkedBy, dayOf(row.checkedOn), row.note]
			.filter((part) => part !== undefined && part !== "")
			.join(", ");
		parts.push(escapeMarkdown(who));
	}
	return parts.join(" – ");
}

/** A footnote label that the draft does not use itself. */
function freeLabel(text: string): string {
	let label = "fact-";
	while (text.includes(`[^${label}`)) label = `x${label}`;
	return label;
}
