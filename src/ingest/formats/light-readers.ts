import type { FormatName } from "./kinds.js";
import { readMarkdown } from "./markdown.js";
import { readTable } from "./table.js";
import { readText } from "./text.js";
import type { Reader } from "./types.js";

/** What reads the formats that need no worker: their time and memory grow with the size of the file alone. */
export const lightReaders: Readonly<Partial<Record<FormatName, Reader>>> = {
	text: readText,
	markdown: readMarkdown,
	table: readTable,
};
