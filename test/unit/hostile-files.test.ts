import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { strToU8, zipSync, zlibSync } from "fflate";
import type { Limits } from "../../src/ingest/formats/limits.js";
import { openSourceReader, type SourceReader, type SourceReading } from "../../src/ingest/index.js";
import { catalog, locked, pagesOf, pdf, scan, written } from "../fixtures/made-pdf.js";

const folder = join(import.meta.dirname, "..", "fixtures", "formats");
const examples = readdirSync(folder).map((name) => ({
	name,
	bytes: new Uint8Array(readFileSync(join(folder, name))),
}));

const document = (body: string) =>
	`<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
const docx = (xml: string) =>
	zipSync({
		"[Content_Types].xml": strToU8(
			`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		),
		"_rels/.rels": strToU8(
			`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		),
		"word/document.xml": strToU8(xml),
	});

/** A zip file in which every entry says that it is one byte long. */
function lying(zip: Uint8Array): Uint8Array {
	const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
	for (let at = 0; at + 46 < zip.length; at++) {
		const sign = view.getUint32(at, true);
		if (sign === 0x02014b50) view.setUint32(at + 24, 1, true);
		if (sign === 0x04034b50) view.setUint32(at + 22, 1, true);
	}
	return zip;
}

describe("hostile files", function () {
	this.timeout(60_000);
	const readers: SourceReader[] = [];

	after(() => Promise.all(readers.map((reader) => reader.close())));

	const shared = openSourceReader({ limits: { milliseconds: 20_000 } });
	readers.push(shared);

	function open(limits: Partial<Limits> = {}): SourceReader {
		const reader = openSourceReader({ limits: { milliseconds: 20_000, ...limits } });
		readers.push(reader);
		return reader;
	}

	async function read(name: string, bytes: Uint8Array | string, reader = shared): Promise<SourceReading> {
		const given = typeof bytes === "string" ? strToU8(bytes) : bytes;
		return reader.read({ id: name, uri: `file:///${name}`, bytes: given });
	}

	const words = ({ sources }: SourceReading) => sources.map(({ text }) => text).join("\n");

	/** Whatever a file is, it gives sources or says why not. */
	function assertTold({ sources, problems }: SourceReading): void {
		assert.ok(sources.length > 0 || problems.length > 0);
	}

	describe("packed ones", () => {
		const bomb = () => docx(document(`<w:p><w:r><w:t>${" ".repeat(12_000_000)}</w:t></w:r></w:p>`));

		it("are not unpacked to many times their size", async () => {
			const { problems } = await read("bomb.docx", bomb());
			assert.match(problems.join(), /zip bomb/);
		});

		it("are not unpacked to more than they may", async () => {
			const big = docx(
				document(`<w:p>${readFileSync(join(folder, "libraries.pdf")).toString("base64")}</w:p>`),
			);
			const { problems } = await read("big.docx", big, open({ unpackedBytes: 20_000 }));
			assert.match(problems.join(), /unpacks to more than it may/);
		});

		it("that lie about the size of what they hold are cut there", async () => {
			const { sources, problems } = await read("lie.docx", lying(bomb()));
			assert.equal(sources.length, 0);
			assert.match(problems.join(), /damaged/);
		});

		it("of very many parts are not unpacked", async () => {
			const many = Object.fromEntries(
				Array.from({ length: 300 }, (_, i) => [`word/p${i}.xml`, strToU8("<a/>")]),
			);
			const { problems } = await read(
				"many.docx",
				zipSync({ "word/document.xml": strToU8("<a/>"), ...many }),
				open({ entries: 200 }),
			);
			assert.match(problems.join(), /more parts than it may/);
		});

		it("in one another are not unpacked for ever", async () => {
			let mail = "Subject: in\nContent-Type: text/plain\n\nThe innermost mail.\n";
			for (let depth = 0; depth < 6; depth++) {
				mail = `Subject: ${depth}\nContent-Type: multipart/mixed; boundary="b${depth}"\n\n--b${depth}\nContent-Type: application/octet-stream; name="m.eml"\nContent-Disposition: attachment; filename="m.eml"\n\n${mail}\n--b${depth}--\n`;
			}
			const reading = await read("nested.eml", mail);
			assert.match(reading.problems.join(), /packed in too many other files/);
			assert.doesNotMatch(words(reading), /innermost/);
		});

		it("of web archives are not unpacked to many times their size", async () => {
			const { problems } = await read(
				"bomb.warc.gz",
				gzipSync(new Uint8Array(30_000_000)),
				open({ ratio: 100 }),
			);
			assert.match(problems.join(), /unpacks to more than it may/);
		});

		it("lead to nothing outside of them", async () => {
			const book = zipSync({
				mimetype: [strToU8("application/epub+zip"), { level: 0 }],
				"META-INF/container.xml": strToU8(
					'<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
				),
				"b.opf": strToU8(
					'<package><metadata/><manifest><item id="a" href="../../../../etc/passwd"/><item id="b" href="file:///etc/passwd"/><item id="c" href="c.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>',
				),
				"c.xhtml": strToU8("<html><body><p>The only chapter.</p></body></html>"),
			});
			assert.equal(words(await read("outside.epub", book)), "The only chapter.");
		});
	});

	describe("deeply nested ones", () => {
		const deep = 20_000;

		it("of HTML are read, or told", async () => {
			assertTold(await read("deep.html", `<!doctype html><body>${"<div>".repeat(deep)}Bottom.`));
		});

		it("of XML are read, or told", async () => {
			const item = `<newsItem><contentSet><inlineXML><html><body>${"<div>".repeat(deep)}Bottom.</body></html></inlineXML></contentSet></newsItem>`;
			assertTold(await read("deep.xml", item));
			assertTold(
				await read("deep.docx", docx(document(`${"<w:ins>".repeat(deep)}<w:p/>${"</w:ins>".repeat(deep)}`))),
			);
			assertTold(
				await read(
					"deep.rss",
					`<rss version="2.0"><channel><title>T</title>${"<a>".repeat(deep)}</channel></rss>`,
				),
			);
		});

		it("of JSON are read, or told", async () => {
			assertTold(await read("deep.json", `{"versioncreated": ${"[".repeat(deep)}${"]".repeat(deep)}}`));
		});

		it("of rich text are read, or told", async () => {
			assertTold(await read("deep.rtf", `{\\rtf1 ${"{".repeat(deep)}Bottom.${"}".repeat(deep)}}`));
		});

		it("of front matter are read as text", async () => {
			const aliases = Array.from(
				{ length: 12 },
				(_, i) => `k${i + 1}: &k${i + 1} [${"*k".concat(String(i), ", ").repeat(9)}]`,
			);
			const { sources } = await read(
				"alias.md",
				`---\nk0: &k0 [x]\n${aliases.join("\n")}\n---\n\nThe text.\n`,
			);
			assert.match(sources[0]?.text ?? "", /The text\./);
		});
	});

	describe("entities", () => {
		const types = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 12 }, (_, i) => `<!ENTITY ${"bcdefghijklm"[i]} "${`&${"abcdefghijkl"[i]};`.repeat(10)}">`).join("")}<!ENTITY pass SYSTEM "file:///etc/passwd">]>`;

		for (const [name, text] of Object.entries({
			"e.xml": `${types}<newsItem><contentMeta><headline>H &m; &pass;</headline></contentMeta><contentSet><inlineXML><html><body><p>Text &m; &pass;</p></body></html></inlineXML></contentSet></newsItem>`,
			"e.nitf": `${types}<nitf><body><body.content><p>Text &m; &pass;</p></body.content></body></nitf>`,
			"e.rss": `${types}<rss version="2.0"><channel><title>T</title><item><title>One &m; &pass;</title><guid>1</guid></item></channel></rss>`,
			"e.xhtml": `${types.replace("DOCTYPE x", "DOCTYPE html")}<html><body><p>Text &m; &pass;</p></body></html>`,
		})) {
			it(`of ${name} are neither expanded nor fetched`, async () => {
				const reading = await read(name, text);
				assertTold(reading);
				assert.ok(words(reading).length < 2000);
				assert.doesNotMatch(words(reading), /aaaaaaaaaa|root:/);
			});
		}

		it("of packed documents are neither expanded nor fetched", async () => {
			const xml = document("<w:p><w:r><w:t>Text &m; &pass;</w:t></w:r></w:p>").replace("?>", `?>${types}`);
			const reading = await read("e.docx", docx(xml));
			assertTold(reading);
			assert.doesNotMatch(words(reading), /aaaaaaaaaa|root:/);
		});
	});

	describe("PDF", () => {
		const quarry = "The quarry at Torsa employs 64 people.";

		it("is read though its table of contents is lost", async () => {
			assert.equal(words(await read("plain.pdf", pdf(pagesOf(written(quarry))))), quarry);
		});

		it("whose pages never end is told", async () => {
			const kids = "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000 >>";
			const reading = await read("endless.pdf", pdf([catalog, kids]), open({ milliseconds: 5000 }));
			assert.equal(reading.sources.length, 0);
			assertTold(reading);
		});

		it("of many pages is read so far, and the rest told", async () => {
			const reading = await read("many.pdf", pdf(pagesOf(written(quarry), 40)), open({ pages: 10 }));
			assert.match(reading.problems.join(), /only its first 10 of 40 pages were read/);
			assert.equal(reading.sources.length, 1);
		});

		it("whose pages unpack to very much is given up", async () => {
			const packed = zlibSync(strToU8(written(quarry).repeat(400_000)), { level: 9 });
			const [root = "", kids = "", , letters = "", only = ""] = pagesOf("");
			const stream = `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`;
			const parts = [`%PDF-1.7\n1 0 obj\n${root}\nendobj\n2 0 obj\n${kids}\nendobj\n3 0 obj\n${stream}`];
			const rest = `\nendstream\nendobj\n4 0 obj\n${letters}\nendobj\n5 0 obj\n${only}\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`;
			const bytes = Buffer.concat([strToU8(parts.join("")), packed, strToU8(rest)]);
			assertTold(await read("bomb.pdf", bytes, open({ milliseconds: 5000, heapMegabytes: 256 })));
		});

		it("without text says that it is a scan", async () => {
			const { problems } = await read("scan.pdf", scan());
			assert.deepEqual(problems, ["a scan without text (1 page); run text recognition on it"]);
		});

		it("with a password says so", async () => {
			const { problems } = await read("locked.pdf", locked());
			assert.deepEqual(problems, ["protected by a password; save it without one"]);
		});
	});

	describe("a worker", () => {
		const slow = `<!doctype html><body>${"<div>".repeat(250_000)}Bottom.`;

		it("is ended when a file takes too long, and the next file is read", async () => {
			const reader = open({ milliseconds: 1500 });
			const [late, next] = await Promise.all([
				read("slow.html", slow, reader),
				read("next.html", "<!doctype html><p>The tram has 17 stops.</p>", reader),
			]);
			assert.deepEqual(late.problems, ["not read within 1.5 seconds; split it into smaller files"]);
			assert.match(words(next), /17 stops/);
		});

		it("is ended when a file takes too much memory, and the next file is read", async () => {
			const reader = open({ heapMegabytes: 24 });
			const table = `<table>${"<tr><td>a</td><td>b</td></tr>".repeat(150_000)}</table>`;
			const large = await read("large.html", `<!doctype html><body>${table}</body>`, reader);
			assert.match(large.problems.join(), /more memory/);
			assert.match(
				words(await read("next.html", "<!doctype html><p>The tram has 17 stops.</p>", reader)),
				/17 stops/,
			);
		});

		it("that is closed says what was not read", async () => {
			const reader = open();
			const reading = read("slow.html", slow, reader);
			const waiting = read("next.html", "<!doctype html><p>Words.</p>", reader);
			await new Promise((resolve) => setTimeout(resolve, 50));
			await reader.close();
			assert.deepEqual((await reading).problems, ["not read, since reading was stopped"]);
			assert.deepEqual((await waiting).problems, ["not read, since reading was stopped"]);
		});
	});

	it("fetch nothing and run nothing", async () => {
		const asked: string[] = [];
		const server = createServer((request, response) => {
			asked.push(request.url ?? "");
			response.end();
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		const address = server.address();
		const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
		try {
			const html = `<!doctype html><html><head><base href="${url}/"><link rel="stylesheet" href="${url}/s.css"><script src="${url}/s.js"></script><script>document.body.textContent = "changed"; fetch("${url}/fetched")</script><meta http-equiv="refresh" content="0;url=${url}/r"></head><body onload="fetch('${url}/load')"><p>The tram has 17 stops.</p><img src="${url}/i.png" onerror="x()"><iframe src="${url}/f"></iframe><object data="${url}/o"></object></body></html>`;
			const reading = await read("page.html", html);
			assert.match(words(reading), /17 stops/);
			assert.doesNotMatch(words(reading), /changed/);
			const action = catalog.replace(
				">>",
				`/OpenAction << /S /JavaScript /JS (app.launchURL("${url}/js")) >> >>`,
			);
			await read("action.pdf", pdf(pagesOf(written("The quarry at Torsa employs 64 people."), 1, action)));
			await read(
				"e.xml",
				`<!DOCTYPE newsItem SYSTEM "${url}/x.dtd"><newsItem><contentSet><inlineData>Words.</inlineData></contentSet></newsItem>`,
			);
			await read(
				"m.eml",
				`Subject: s\nContent-Type: text/html\n\n<p>Words.</p><img src="${url}/pixel.gif">\n`,
			);
			await read(
				"f.rss",
				`<rss version="2.0"><channel><title>T</title><item><title>One</title><link>${url}/1</link><enclosure url="${url}/e.mp3"/></item></channel></rss>`,
			);
			assert.deepEqual(asked, []);
		} finally {
			server.close();
		}
	});

	describe("with a wrong name", () => {
		it("are read by what they hold", async () => {
			const named = async (name: string, example: string) =>
				(await read(name, examples.find((one) => one.name === example)?.bytes ?? "")).format;
			assert.equal(await named("a.docx", "libraries.pdf"), "pdf@1");
			assert.equal(await named("a.pdf", "ferry.docx"), "docx@1");
			assert.equal(await named("a.txt", "bridge.html"), "html@1");
			assert.equal(await named("a.txt", "minutes.rtf"), "rtf@1");
			assert.equal(await named("a.xml", "wire.rss"), "feed@1");
			assert.equal(await named("a.docx", "museums.xlsx"), "xlsx@1");
			assert.equal(await named("a", "notice.txt"), "text@1");
		});

		it("are told when they hold something else", async () => {
			const problem = async (name: string, bytes: Uint8Array | string) =>
				(await read(name, bytes)).problems.join();
			assert.match(await problem("a.pdf", "Only words."), /^no PDF though its name ends in \.pdf/);
			assert.match(await problem("a.txt", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)), /^a picture/);
			assert.match(
				await problem("a.docx", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)),
				/^an old Office file/,
			);
			assert.match(await problem("a.txt", Uint8Array.of(1, 2, 0, 3, 4, 0, 0, 9)), /^a binary file/);
			assert.match(
				await problem("a.docx", zipSync({ "a.txt": strToU8("x") })),
				/^a packed file of another kind/,
			);
		});

		it("are passed over when they merely lie there", async () => {
			assert.ok((await read("package.json", '{"name": "x"}')).foreign);
			assert.ok((await read("a.xml", "<settings/>")).foreign);
			assert.ok((await read("empty.txt", "")).foreign);
		});
	});

	describe("damaged ones", () => {
		for (const { name, bytes } of examples) {
			it(`such as ${name} cut short are read, or told`, async () => {
				for (const part of [0.03, 0.3, 0.6, 0.9, 0.99]) {
					assertTold(await read(name, bytes.slice(0, Math.ceil(bytes.length * part))));
				}
			});
		}

		it("with changed bytes are read, or told", async () => {
			const changes = fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(255)), { minLength: 1, maxLength: 20 });
			await fc.assert(
				fc.asyncProperty(fc.constantFrom(...examples), changes, async ({ name, bytes }, list) => {
					const changed = bytes.slice();
					for (const [at, value] of list) changed[at % changed.length] = value;
					assertTold(await read(name, changed));
				}),
				{ numRuns: 150, seed: 20_260_301 },
			);
		});
	});
});
