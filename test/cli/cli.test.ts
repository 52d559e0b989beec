import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { entryOf, factsOfReport, ledgerLine, openCorpus } from "../../src/index.js";
import { corroborate, type RunOptions } from "./run.js";

const sourceText =
	"The Kelso dam was finished in March 2019. The dam cost $550 million, the state auditor said. The plant employs 340 workers.\n";
const trueDraft = "The Kelso dam cost $550 million, the state auditor said.\n";
const falseDraft = "The Kelso dam cost $650 million, the state auditor said.\n";
const unknownDraft = "A ferry to Oban sank with 17 sailors aboard.\n";

describe("the command line", function () {
	this.timeout(60_000);
	let folder = "";

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), "corroborate-cli-"));
		await mkdir(join(folder, "sources"));
		await mkdir(join(folder, "empty"));
		const files: Readonly<Record<string, string | Uint8Array>> = {
			"sources/dam.txt": sourceText,
			"true.md": trueDraft,
			"false.md": falseDraft,
			"unknown.txt": unknownDraft,
			"binary.txt": Uint8Array.of(0x01, 0x50, 0, 0),
			"picture.txt": Buffer.from("\x89PNG\r\n", "latin1"),
			"latin.txt": Uint8Array.of(0x63, 0x61, 0x66, 0xe9),
		};
		for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
	});

	after(() => rm(folder, { recursive: true, force: true }));

	const run = (given: readonly string[], options: RunOptions = {}) =>
		corroborate(given, { cwd: folder, ...options });
	const check = (...given: string[]) => run(["check", ...given, "--corpus", "sources"]);

	describe("tells what is wrong in one line, prints nothing else and gives exit code 2", () => {
		const failures: Readonly<Record<string, { given: string[]; line: string }>> = {
			"a missing draft": {
				given: ["check", "none.md"],
				line: "none.md: no such file. Check the path.",
			},
			"a missing draft after a good one": {
				given: ["check", "true.md", "none.md", "--corpus", "sources"],
				line: "none.md: no such file. Check the path.",
			},
			"a folder as the draft": {
				given: ["check", "sources"],
				line: "sources: a folder. Name the files in it.",
			},
			"a binary draft": {
				given: ["check", "binary.txt"],
				line: "binary.txt: a binary file, not text. Save its text as .txt or .md.",
			},
			"a draft in a broken encoding": {
				given: ["check", "latin.txt"],
				line: "latin.txt: not valid UTF-8 text. Save it as UTF-8.",
			},
			"a missing corpus": {
				given: ["check", "true.md", "--corpus", "nowhere"],
				line: "nowhere: no such file or folder. Check the path.",
			},
			"one missing corpus of two": {
				given: ["check", "true.md", "--corpus", "sources", "--corpus", "nowhere"],
				line: "nowhere: no such file or folder. Check the path.",
			},
			"a corpus folder without a source": {
				given: ["check", "true.md", "--corpus", "empty"],
				line: "empty: no readable source here. Add articles, documents, mails or tables.",
			},
			"a source that is named and cannot be read": {
				given: ["search", "dam", "--corpus", "picture.txt"],
				line: "picture.txt: a picture. Save its text as .txt.",
			},
			"a pattern that matches nothing": {
				given: ["search", "dam", "--corpus", "*.markdown"],
				line: "*.markdown: no file that can be read matches. Check the pattern.",
			},
			"a corpus that is the draft itself": {
				given: ["check", "true.md", "--corpus", "true.md"],
				line: "the corpus holds nothing but the draft. Name a folder of sources with --corpus.",
			},
			"no command": { given: [], line: "no command given. See corroborate --help." },
			"an unknown command": {
				given: ["chekc", "true.md"],
				line: "unknown command 'chekc' (Did you mean check?). See corroborate --help.",
			},
			"no draft": {
				given: ["check"],
				line: "missing required argument 'draft'. See corroborate check --help.",
			},
			"an unknown option": {
				given: ["check", "true.md", "--formt", "json"],
				line: "unknown option '--formt' (Did you mean --format?). See corroborate check --help.",
			},
			"an unknown format": {
				given: ["check", "true.md", "--format", "xml"],
				line: "option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, markdown. See corroborate check --help.",
			},
			"an unknown level": {
				given: ["check", "true.md", "--fail-on", "all"],
				line: "option '--fail-on <level>' argument 'all' is invalid. Allowed choices are contradicted, conflicting, unverified, never. See corroborate check --help.",
			},
			"a date that is none": {
				given: ["check", "true.md", "--published", "2025-02-30"],
				line: "option '--published <date>' argument '2025-02-30' is invalid. It must be a date like 2025-10-30. See corroborate check --help.",
			},
			"a limit that is none": {
				given: ["search", "dam", "--limit", "0"],
				line: "option '--limit <n>' argument '0' is invalid. It must be a whole number of at least 1. See corroborate search --help.",
			},
			"an export that is not text, to standard output": {
				given: ["export", "true.md", "--format", "xlsx", "--corpus", "sources"],
				line: "the format xlsx is not text. Name a file with --out.",
			},
			"an export over the draft": {
				given: ["export", "true.md", "--out", "./true.md", "--force", "--corpus", "sources"],
				line: "./true.md is the draft itself. Name another file with --out.",
			},
			"an export over another file": {
				given: ["export", "true.md", "--out", "false.md", "--corpus", "sources"],
				line: "false.md is there already. Name another file, or replace it with --force.",
			},
			"an export into a folder that is not there": {
				given: ["export", "true.md", "--out", "no/sheet.csv", "--corpus", "sources"],
				line: "no/sheet.csv: its folder is not there. Make it, or name another file.",
			},
			"an empty query": {
				given: ["search", "  "],
				line: "the query is empty. Name the words to look for.",
			},
		};
		for (const [name, { given, line }] of Object.entries(failures)) {
			it(name, async () => {
				assert.deepEqual(await run(given), { code: 2, stdout: "", stderr: `corroborate: ${line}\n` });
			});
		}

		it("binary standard input", async () => {
			assert.deepEqual(await run(["check", "-"], { input: Uint8Array.of(0, 1, 2) }), {
				code: 2,
				stdout: "",
				stderr: "corroborate: stdin: a binary file, not text. Save its text as .txt or .md.\n",
			});
		});
	});

	describe("check", () => {
		it("shows a contradiction with both spans, and gives exit code 1", async () => {
			const { code, stdout, stderr } = await check("false.md");
			assert.equal(code, 1);
			assert.equal(stderr, "");
			assert.match(stdout, /^false\.md:1:\d+ - contradicted \(money\): /);
			assert.match(stdout, /^ {2}1 The Kelso dam cost \$650 million, the state auditor said\.\n +\^+$/m);
			assert.match(
				stdout,
				/^ {2}sources\/dam\.txt:1:\d+ contradicts\n {4}The dam cost \$550 million.*\n +~+$/m,
			);
			assert.match(stdout, /\n1 contradicted, 0 conflicting, \d+ supported, \d+ not in the sources\n$/);
		});

		it("gives exit code 0 and a summary for a draft that the sources support", async () => {
			const { code, stdout } = await check("true.md");
			assert.equal(code, 0);
			assert.match(stdout, /^0 contradicted, 0 conflicting, [1-9]\d* supported, 0 not in the sources\n$/);
		});

		it("shows supported claims with --all", async () => {
			const { code, stdout } = await check("true.md", "--all");
			assert.equal(code, 0);
			assert.match(stdout, /^true\.md:1:\d+ - supported \(money\): /m);
		});

		it("fails at the level that is asked for", async () => {
			const codes = async (draft: string) => {
				const levels = ["contradicted", "conflicting", "unverified", "never"];
				const runs = await Promise.all(levels.map((level) => check(draft, "--fail-on", level)));
				return runs.map(({ code }) => code);
			};
			assert.deepEqual(await codes("false.md"), [1, 1, 1, 0]);
			assert.deepEqual(await codes("unknown.txt"), [0, 0, 1, 0]);
		});

		it("prints JSON of every draft, and of nothing else", async () => {
			const { code, stdout } = await check("true.md", "false.md", "--format", "json");
			assert.equal(code, 1);
			const parsed = JSON.parse(stdout);
			assert.equal(parsed.version, 1);
			assert.deepEqual(
				parsed.drafts.map((draft: { path: string }) => draft.path),
				["true.md", "false.md"],
			);
			assert.equal(parsed.summary.contradicted, 1);
			const claims: { verdict: string; start: number; end: number }[] = parsed.drafts[1].report.claims;
			const wrong = claims.find(({ verdict }) => verdict === "contradicted");
			assert.ok(wrong);
			assert.match(falseDraft.slice(wrong.start, wrong.end), /650/);
		});

		it("prints Markdown", async () => {
			const { code, stdout } = await check("false.md", "--format", "markdown");
			assert.equal(code, 1);
			assert.match(stdout, /^# Checked against the sources\n\n## false\.md\n/);
			assert.match(stdout, /^> .*\*\*.*550.*\*\*/m);
		});

		it("reads standard input", async () => {
			const { code, stdout } = await run(["check", "-", "--corpus", "sources"], { input: falseDraft });
			assert.equal(code, 1);
			assert.match(stdout, /^stdin:1:\d+ - contradicted/);
		});

		it("colours nothing when piped, unless forced to, and never against NO_COLOR", async () => {
			const given = ["check", "false.md", "--corpus", "sources"];
			const [piped, forced, never] = await Promise.all([
				run(given),
				run(given, { env: { FORCE_COLOR: "1" } }),
				run(given, { env: { NO_COLOR: "1" } }),
			]);
			assert.ok(!piped.stdout.includes("\u001b"));
			assert.ok(forced.stdout.includes("\u001b[31m"));
			assert.ok(!never.stdout.includes("\u001b"));
		});

		it("uses the seed articles when no corpus is named, and says so on standard error", async () => {
			const { code, stderr } = await run(["check", "unknown.txt"]);
			assert.equal(code, 0);
			assert.equal(
				stderr,
				"corroborate: no --corpus named. Using the articles that ship with Corroborate.\n",
			);
		});

		it("never takes the draft for its own evidence", async () => {
			const { code, stdout, stderr } = await run([
				"check",
				"false.md",
				"--corpus",
				"sources",
				"--corpus",
				"*.md",
			]);
			assert.match(stderr, /the draft lies in the corpus\. It is not used as a source\./);
			assert.match(stdout, /contradicted|conflicting/);
			assert.ok(code === 0 || code === 1);
		});

		it("tells of the sources that it skips, and goes on", async () => {
			const { code, stderr } = await run(["check", "unknown.txt", "--corpus", "."]);
			assert.equal(code, 0);
			assert.match(stderr, /^corroborate: skipped binary\.txt: a binary file, not text\./m);
			assert.match(stderr, /^corroborate: skipped picture\.txt: a picture\. Save its text as \.txt\.$/m);
		});

		it("leaves out what it is told to, says how much, and reads the rest", async () => {
			await mkdir(join(folder, "desk/old"), { recursive: true });
			await writeFile(join(folder, "desk/dam.txt"), sourceText);
			await writeFile(join(folder, "desk/old/dam.txt"), sourceText);
			await writeFile(join(folder, "desk/.gitignore"), "dam.txt\n");
			const given = ["check", "false.md", "--corpus", "desk"];
			const some = await run([...given, "--exclude", "desk/old", "--exclude", "*.bak"]);
			assert.equal(some.code, 1);
			assert.equal(some.stderr, "corroborate: desk/old: 1 file or folder is left out by this.\n");
			const none = await run([...given, "--gitignore"]);
			assert.equal(none.code, 2);
			assert.match(
				none.stderr,
				/^corroborate: desk: all that is here is left out\. Change what is left out\.$/m,
			);
			const all = await run([...given, "--gitignore", "--no-gitignore"]);
			assert.deepEqual([all.code, all.stderr], [1, ""]);
		});

		it("bears an empty draft", async () => {
			const { code, stdout } = await run(["check", "-", "--corpus", "sources"], { input: "" });
			assert.equal(code, 0);
			assert.equal(stdout, "0 contradicted, 0 conflicting, 0 supported, 0 not in the sources\n");
		});

		it("ends quietly when nobody reads its output", async () => {
			const { stderr } = await run(["check", "false.md", "--corpus", "sources"], { closeOutput: true });
			assert.equal(stderr, "");
		});
	});

	describe("Ctrl-C", () => {
		it("stops with exit code 130 and prints nothing of a report", async function () {
			if (process.platform === "win32") this.skip();
			assert.deepEqual(await run(["check", "-"], { interrupt: true }), {
				code: 130,
				stdout: "",
				stderr: "corroborate: stopped.\n",
			});
		});
	});

	describe("search", () => {
		it("shows passages with their places", async () => {
			const { code, stdout } = await run(["search", "dam cost", "--corpus", "sources", "--limit", "1"]);
			assert.equal(code, 0);
			assert.match(stdout, /^sources\/dam\.txt:1:\d+\n {4}.*dam cost \$550 million/);
		});

		it("prints JSON", async () => {
			const { code, stdout } = await run(["search", "dam cost", "--corpus", "sources", "--format", "json"]);
			assert.equal(code, 0);
			const parsed = JSON.parse(stdout);
			assert.equal(parsed.query, "dam cost");
			assert.equal(parsed.hits[0].sourceId, "sources/dam.txt");
		});

		it("says that nothing matches", async () => {
			const { code, stdout, stderr } = await run(["search", "zyzzyva", "--corpus", "sources"]);
			assert.deepEqual({ code, stdout }, { code: 0, stdout: "" });
			assert.equal(stderr, "corroborate: nothing in the sources matches.\n");
		});
	});

	describe("--index", () => {
		it("says what it read, and the next time reads only what changed", async () => {
			const given = ["search", "dam", "--corpus", "sources", "--index", "kept"];
			const first = await run(given);
			const second = await run(given);
			const files = (await readdir(join(folder, "sources"))).length;
			assert.match(first.stderr, new RegExp(`index made: ${files} files read\\.`));
			assert.match(second.stderr, new RegExp(`index up to date: none of ${files} files changed\\.`));
			assert.equal(second.stdout, first.stdout);
		});

		it("answers all the same where the index cannot be kept, and says why", async () => {
			const { code, stdout, stderr } = await run([
				"search",
				"dam",
				"--corpus",
				"sources",
				"--index",
				"true.md",
			]);
			assert.equal(code, 0);
			assert.notEqual(stdout, "");
			assert.match(stderr, /true\.md: the index is not saved, since its folder is a file/);
		});
	});

	describe("help", () => {
		it("prints the version", async () => {
			const { code, stdout } = await run(["--version"]);
			assert.equal(code, 0);
			assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
		});

		it("explains itself, with its exit codes", async () => {
			const [all, one] = await Promise.all([run(["--help"]), run(["check", "--help"])]);
			assert.deepEqual([all.code, one.code], [0, 0]);
			assert.match(all.stdout, /check[\s\S]*search/);
			assert.match(one.stdout, /Exit codes: 0 /);
		});
	});

	describe("export", () => {
		it("writes a fact sheet to standard output", async () => {
			const { code, stdout } = await run(["export", "false.md", "--format", "csv", "--corpus", "sources"]);
			assert.equal(code, 0);
			assert.match(stdout, /\$650 million,money,/);
			assert.match(stdout, /✗ contradicted/);
		});

		it("writes a file, says so, and leaves the draft as it is", async () => {
			const { code, stdout, stderr } = await run([
				...["export", "false.md", "--format", "docx", "--corpus", "sources"],
				...["--out", "false.docx"],
			]);
			assert.deepEqual(
				{ code, stdout, stderr },
				{ code: 0, stdout: "", stderr: "corroborate: wrote false.docx.\n" },
			);
			assert.equal((await readFile(join(folder, "false.docx"))).subarray(0, 2).toString(), "PK");
			assert.equal(await readFile(join(folder, "false.md"), "utf8"), falseDraft);
		});
	});

	describe("the ledger", () => {
		const ledger = () => join(folder, "desk", ".corroborate", "ledger.jsonl");
		const draft = join("desk", "false.md");

		async function accept(text: string): Promise<void> {
			const corpus = await openCorpus();
			await corpus.add([{ id: "dam.txt", text: sourceText }]);
			const facts = factsOfReport(text, await corpus.check(text, { format: "markdown" }));
			const decision = { by: "Ann Lee", on: "2026-03-01T10:00:00Z", scope: "sentence" } as const;
			const lines = facts
				.filter(({ finding }) => finding.verdict === "contradicted")
				.map((fact) => ledgerLine(entryOf(fact, "false.md", { ...decision, action: "accepted" })));
			assert.equal(lines.length, 1);
			await mkdir(join(folder, "desk", ".corroborate"), { recursive: true });
			await writeFile(ledger(), lines.join(""));
			await writeFile(join(folder, draft), text);
		}

		it("keeps an accepted difference from failing, and says so", async () => {
			await accept(falseDraft);
			const { code, stdout, stderr } = await check(draft);
			assert.equal(code, 0);
			assert.doesNotMatch(stdout, /650 million/);
			assert.match(stderr, /1 fact signed off or accepted\./);
			const { stdout: sheet } = await run(["export", draft, "--format", "json", "--corpus", "sources"]);
			assert.match(sheet, /"checkedBy": "Ann Lee"/);
		});

		it("fails again when the sentence was edited", async () => {
			await accept(falseDraft);
			await writeFile(join(folder, draft), `At last the ${falseDraft.slice(4)}`);
			const { code, stderr } = await check(draft);
			assert.equal(code, 1);
			assert.match(stderr, /1 fact reopened, changed since\./);
		});

		it("tells of a sign-off that matches nothing, and of a line that it cannot read", async () => {
			await accept(falseDraft);
			await writeFile(ledger(), `${await readFile(ledger(), "utf8")}no entry\n`);
			await writeFile(join(folder, draft), "The plant employs 340 workers.\n");
			const { code, stderr } = await check(draft);
			assert.equal(code, 0);
			assert.match(stderr, /1 sign-off stale/);
			assert.match(stderr, /ledger\.jsonl:2: not read \(not JSON\)/);
		});
	});
});
