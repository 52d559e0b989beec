import type { Email } from "postal-mime";
import { factsFrom } from "./facts.js";
import { extractPage } from "./html.js";
import { addFragment } from "./html-fragment.js";
import { kindByExtension } from "./kinds.js";
import type { Limits } from "./limits.js";
import { createTextBuilder } from "./text-builder.js";
import type { Extract, Reader, Reading, ReadWithin } from "./types.js";
import { within } from "./within.js";

/** A plain part that has less than this of what the HTML part has is only a line that says so. */
const leastShare = 0.3;

async function parseMail(bytes: Uint8Array): Promise<Email> {
	const { default: PostalMime } = await import("postal-mime");
	return PostalMime.parse(bytes, {
		maxNestingDepth: 20,
		maxHeadersSize: 1024 * 1024,
		attachmentEncoding: "arraybuffer",
	});
}

/** The text of a mail as its sender wrote it. Lines that it quotes from another one stay: they are marked by ">". */
async function textOfMail({ html, text, subject }: Email, limits: Limits): Promise<string> {
	const builder = createTextBuilder(limits.characters);
	if (subject) builder.heading(1, subject);
	const rich = createTextBuilder(limits.characters);
	if (html) await addFragment(rich, html, limits);
	const plain = text?.trim() ?? "";
	if (plain.length >= rich.text.length * leastShare) {
		for (const paragraph of plain.split(/\r?\n[ \t]*\r?\n/)) builder.paragraph(paragraph);
		return builder.text;
	}
	return [builder.text, rich.text].filter((part) => part !== "").join("\n\n");
}

/** The day in the sender's own time zone, as the mail's header has it. */
function dayOf({ headers }: Email): string | undefined {
	return headers.find(({ key }) => key === "date")?.value;
}

function senderOf({ from }: Email): string | undefined {
	return from?.name || from?.address;
}

async function attachmentsOf(
	email: Email,
	readWithin: ReadWithin,
): Promise<{ extracts: Extract[]; notes: string[] }> {
	const extracts: Extract[] = [];
	const notes: string[] = [];
	for (const [at, { filename, content, related }] of email.attachments.entries()) {
		const name = filename ?? `attachment ${at + 1}`;
		if (typeof content === "string" || related || !kindByExtension(name)) continue;
		const reading = await readWithin({ path: name, bytes: new Uint8Array(content) });
		if ("problem" in reading) notes.push(`its attachment ${name}: ${reading.problem}`);
		else {
			notes.push(...(reading.notes ?? []).map((note) => `its attachment ${name}: ${note}`));
			extracts.push(...reading.extracts.map((extract) => within(name, extract)));
		}
	}
	return { extracts, notes };
}

function decodedPage({ attachments, html }: Email): string | undefined {
	if (html) return html;
	const page = attachments.find(({ mimeType }) => mimeType === "text/html");
	return page && typeof page.content !== "string" ? new TextDecoder().decode(page.content) : undefined;
}

/** A web page that a browser saved as one file is a mail whose body is the page. */
async function savedPage(email: Email, limits: Limits): Promise<Reading> {
	const html = decodedPage(email);
	if (html === undefined) return { problem: "a saved web page without the page; save it anew" };
	const reading = await extractPage(html, limits);
	if ("problem" in reading) return reading;
	const address = email.headers.find(({ key }) => key === "snapshot-content-location")?.value;
	const facts = factsFrom([["url", address]]);
	return { ...reading, extracts: reading.extracts.map((extract) => ({ ...facts, ...extract })) };
}

/** One mail, and each attachment that is of a format that is read. */
async function mailReading(bytes: Uint8Array, limits: Limits, readWithin: ReadWithin): Promise<Reading> {
	const email = await parseMail(bytes);
	if (email.headers.some(({ key }) => key === "snapshot-content-location")) return savedPage(email, limits);
	const text = await textOfMail(email, limits);
	const facts = factsFrom([
		["title", email.subject],
		["publisher", senderOf(email)],
		["published", dayOf(email)],
	]);
	const { extracts, notes } = await attachmentsOf(email, readWithin);
	const own: Extract[] = text === "" ? [] : [{ text, format: "plain", ...facts, places: [] }];
	if (own.length + extracts.length === 0) return { problem: "a mail without text" };
	return { extracts: [...own, ...extracts], notes };
}

/** Mails, and web pages that were saved as one file (MHTML). */
export const readMail: Reader = ({ bytes }, limits, readWithin) => mailReading(bytes, limits, readWithin);

/** Where each mail of a mailbox begins: at a line "From address date" after an empty line. */
function mailsIn(bytes: Uint8Array): Uint8Array[] {
	const text = new TextDecoder("latin1").decode(bytes);
	const lines = [...text.matchAll(/(?:^|\r?\n\r?\n)From [^\r\n]+\r?\n/g)];
	return lines.map(({ index, 0: line }, i) => bytes.subarray(index + line.length, lines[i + 1]?.index));
}

/** Mailboxes (mbox): each of their mails is a source. */
export const readMailbox: Reader = async ({ bytes }, limits, readWithin) => {
	const mails = mailsIn(bytes);
	const notes: string[] = [];
	const extracts: Extract[] = [];
	if (mails.length > limits.parts) notes.push(`only its first ${limits.parts} mails were read`);
	for (const [at, mail] of mails.slice(0, limits.parts).entries()) {
		const reading = await mailReading(mail, limits, readWithin);
		if ("problem" in reading) {
			notes.push(`its mail ${at + 1}: ${reading.problem}`);
			continue;
		}
		extracts.push(...reading.extracts.map((extract) => within(String(at + 1), extract)));
		notes.push(...(reading.notes ?? []));
	}
	return extracts.length === 0 ? { problem: "a mailbox without mails" } : { extracts, notes };
};
