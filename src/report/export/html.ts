import { escapeHtml, safeAddress } from "../escape.js";
import { summaryLine } from "../summary.js";
import type { FactRow, FactSheet, FactSource } from "./fact-sheet.js";
import { addressOf, dayOf, sourceWords, statusWords, verdictWords } from "./words.js";

const style = `
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8886; padding: .4rem .5rem; text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: Canvas; }
tr.contradicted td:first-child { border-left: .3rem solid #b3261e; }
tr.conflicting td:first-child { border-left: .3rem dashed #b26a00; }
tr.supported td:first-child { border-left: .3rem solid #2e7d32; }
blockquote { margin: .2rem 0; padding-left: .5rem; border-left: 2px solid #8886; }
small { opacity: .8; }
@page { margin: 14mm; }
@media print {
	:root { color-scheme: light; font-size: 9.5pt; }
	body { margin: 0; padding: 0; max-width: none; }
	thead th { position: static; }
	tr { break-inside: avoid; }
	a { color: inherit; text-decoration: none; }
}
`;

/** The fact sheet as one page that needs nothing else: no script, no picture, nothing fetched. */
export function htmlExport(sheet: FactSheet): string {
	const title = `Fact sheet: ${escapeHtml(sheet.path)}`;
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<h1>${title}</h1>
<p>${escapeHtml(summaryLine(sheet.summary))}. Made ${escapeHtml(dayOf(sheet.made))}.</p>
${sheet.notChecked.map(({ line, message }) => `<p><strong>Not checked</strong> from line ${line}: ${escapeHtml(message)}</p>`).join("\n")}
<table>
<thead><tr><th scope="col">No.</th><th scope="col">Fact</th><th scope="col">Verdict</th><th scope="col">Method</th><th scope="col">Sources</th><th scope="col">Status</th></tr></thead>
<tbody>
${sheet.rows.map(tableRow).join("\n")}
</tbody>
</table>
${staleList(sheet)}</body>
</html>
`;
}

function tableRow(row: FactRow): string {
	const cells = [
		`${row.number}<br><small>line ${row.line}</small>`,
		`<strong>${escapeHtml(row.fact)}</strong> <small>${escapeHtml(row.kind)}</small><br>${escapeHtml(row.sentence)}`,
		escapeHtml(verdictWords(row)),
		escapeHtml(row.method),
		row.sources.map(sourceCell).join(""),
		statusCell(row),
	];
	return `<tr class="${row.verdict}">${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
}

function sourceCell(source: FactSource): string {
	const { passage, start, end } = source;
	const words = escapeHtml(sourceWords(source));
	const address = safeAddress(addressOf(source));
	const link =
		address === undefined ? words : `<a href="${escapeHtml(address)}" rel="noreferrer">${words}</a>`;
	const quoted = `${escapeHtml(passage.slice(0, start))}<b>${escapeHtml(passage.slice(start, end))}</b>${escapeHtml(passage.slice(end))}`;
	return `<blockquote>${quoted}<br><small>${source.stance}: ${link}</small></blockquote>`;
}

function statusCell(row: FactRow): string {
	const who = [row.checkedBy, dayOf(row.checkedOn)].filter((part) => part !== undefined && part !== "");
	return [statusWords(row), who.join(", "), row.note ?? ""]
		.filter((part) => part !== "")
		.map(escapeHtml)
		.join("<br>");
}

function staleList({ stale }: FactSheet): string {
	if (stale.length === 0) return "";
	const items = stale.map(
		({ words, sentence, by, on }) =>
			`<li><strong>${escapeHtml(words)}</strong>: ${escapeHtml(sentence)} <small>${escapeHtml(by)}, ${escapeHtml(dayOf(on))}</small></li>`,
	);
	return `<h2>Signed off, no longer in the draft</h2>\n<ul>${items.join("\n")}</ul>\n`;
}
