import { readMarkdown } from "./markdown.js";
import type { Readers } from "./read.js";
import { readSubtitles } from "./subtitles.js";
import { readTable } from "./table.js";
import { readText } from "./text.js";

/** What reads the formats that need no worker: their time and memory grow with the size of the file alone. */
export const lightReaders: Readers = {
	text: readText,
	markdown: readMarkdown,
	table: readTable,
	subtitles: readSubtitles,
};
