import { readDocx } from "./docx.js";
import { readEpub } from "./epub.js";
import { readFeed } from "./feed.js";
import { readHtml } from "./html.js";
import type { FormatName } from "./kinds.js";
import { readMail, readMailbox } from "./mail.js";
import { readMarkdown } from "./markdown.js";
import { readNewsMl } from "./newsml.js";
import { readNinjs } from "./ninjs.js";
import { readNitf } from "./nitf.js";
import { readOdt } from "./odt.js";
import { readPdf } from "./pdf.js";
import { readRtf } from "./rtf.js";
import { readSubtitles } from "./subtitles.js";
import { readTable } from "./table.js";
import { readText } from "./text.js";
import type { Reader } from "./types.js";
import { readWarc } from "./warc.js";
import { readXlsx } from "./xlsx.js";

/** What reads each format. For the worker: whoever imports this has every library in its bundle. */
export const readers: Readonly<Record<FormatName, Reader>> = {
	text: readText,
	markdown: readMarkdown,
	table: readTable,
	subtitles: readSubtitles,
	html: readHtml,
	pdf: readPdf,
	docx: readDocx,
	rtf: readRtf,
	odt: readOdt,
	epub: readEpub,
	xlsx: readXlsx,
	mail: readMail,
	mailbox: readMailbox,
	feed: readFeed,
	newsml: readNewsMl,
	nitf: readNitf,
	ninjs: readNinjs,
	warc: readWarc,
};
