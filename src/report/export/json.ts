import { jsonSafe } from "../escape.js";
import type { FactSheet } from "./fact-sheet.js";

/** Raised when a field changes its meaning or goes away. */
export const factSheetVersion = 1;

/** The whole fact sheet: every source of every fact, offsets, the ledger's entries. Nothing is lost but the draft's text. */
export function jsonExport({ text: _text, ...sheet }: FactSheet): string {
	return `${jsonSafe({ version: factSheetVersion, ...sheet })}\n`;
}
