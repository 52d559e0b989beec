import { gunzipSync } from "node:zlib";
import type { WARCRecord } from "warcio";
import { factsFrom } from "./facts.js";
import type { Limits } from "./limits.js";
import type { Extract, Reader } from "./types.js";
import { within } from "./within.js";

/** What is read of an archive: pages and documents, no pictures, scripts or styles. */
const readTypes: Readonly<Record<string, string>> = {
	"text/html": "page.html",
	"application/xhtml+xml": "page.html",
	"application/pdf": "page.pdf",
	"text/plain": "page.txt",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": "page.docx",
};

function unpacked(bytes: Uint8Array, limits: Limits): Uint8Array | { readonly problem: string } {
	if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
	const most = Math.min(limits.unpackedBytes, Math.max(bytes.length * limits.ratio, 1024 * 1024));
	try {
		return gunzipSync(bytes, { maxOutputLength: most });
	} catch (error) {
		const tooLarge = error instanceof RangeError;
		return {
			problem: tooLarge
				? "unpacks to more than it may; split it"
				: "damaged, it cannot be unpacked; save it anew",
		};
	}
}

async function contentOf(record: WARCRecord, most: number): Promise<Uint8Array | undefined> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of record) {
		length += chunk.length;
		if (length > most) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function typeOf(record: WARCRecord): string | undefined {
	const status = record.httpHeaders?.statusCode;
	if (record.warcType === "response" && (status === undefined || Number(status) !== 200)) return undefined;
	const headers = record.httpHeaders?.headers ?? record.warcHeaders.headers;
	return headers.get("Content-Type")?.split(";")[0]?.trim().toLowerCase();
}

/** Web archives: each page or document that was fetched is a source, by its address. */
export const readWarc: Reader = async ({ bytes }, limits, readWithin) => {
	const plain = unpacked(bytes, limits);
	if ("problem" in plain) return plain;
	const { WARCParser } = await import("warcio");
	const parser = new WARCParser(
		(async function* () {
			yield plain;
		})(),
	);
	const extracts: Extract[] = [];
	const notes: string[] = [];
	let failed = 0;
	for await (const record of parser) {
		if (record.warcType !== "response" && record.warcType !== "resource") continue;
		const path = readTypes[typeOf(record) ?? ""];
		const address = record.warcTargetURI;
		if (path === undefined || !address) continue;
		if (extracts.length >= limits.parts) {
			notes.push(`only its first ${limits.parts} pages were read`);
			break;
		}
		const content = await contentOf(record, limits.unpackedBytes);
		const reading = content && (await readWithin({ path, bytes: content }));
		if (!reading || "problem" in reading) {
			failed++;
			continue;
		}
		const facts = factsFrom([["url", address]]);
		extracts.push(...reading.extracts.map((extract) => within(address, { ...facts, ...extract })));
	}
	if (failed > 0) notes.push(`${failed} of its pages could not be read`);
	return extracts.length === 0
		? { problem: "a web archive without pages that can be read" }
		: { extracts, notes };
};
