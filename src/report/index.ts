export { escapeMarkdown, escapeTerminal, jsonSafe, markdownLink } from "./escape.js";
export { jsonReport, jsonVersion } from "./json.js";
export { evidenceMarkdown, type MarkdownOptions, markdownReport } from "./markdown.js";
export { type Position, place, positionAt } from "./position.js";
export { type ShownHit, searchJson, searchText } from "./search.js";
export { type Summary, summarize, summaryLine, verdictNames } from "./summary.js";
export { type TextOptions, textReport } from "./text.js";
export { type TierPatterns, withTier } from "./tier.js";
export type { CheckedDraft, ShownSource, SourceLookup } from "./types.js";
