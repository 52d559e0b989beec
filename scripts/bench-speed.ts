import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { Diagnostic } from "vscode-languageserver/node.js";
import { extractQuantities, openCorpus } from "../src/index.js";
import { pause as serverPause } from "../src/server/checker.js";
import { madeArticles } from "./bench/articles.js";
import { root } from "./bench/data.js";
import { longDraft } from "./bench/draft.js";
import { loadSeeds } from "./bench/seeds.js";
import { startServer } from "./bench/server.js";

const draftWords = 10_000;
const keystrokes = 100;
/** A draft of some hundred sentences is read in milliseconds: one round would measure the compiler. */
const extractionRounds = 30;
/** DiagnosticSeverity.Warning: what a contradicted claim is marked with. */
const warning = 2;

async function seconds(work: () => unknown): Promise<number> {
	const started = performance.now();
	await work();
	return (performance.now() - started) / 1000;
}

function percentile(values: readonly number[], part: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

function line(what: string, value: string): void {
	console.log(`${what.padEnd(58)} ${value.padStart(12)}`);
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

async function benchLibrary(draft: string): Promise<void> {
	const sentences = draft.split(/(?<=[.!?]["”']?)\s+/);
	const rounds: number[] = [];
	for (let round = 0; round < extractionRounds; round++) {
		rounds.push(
			await seconds(() => {
				for (const sentence of sentences) extractQuantities(sentence);
			}),
		);
	}
	const rate = (time: number | undefined) => `${Math.round(sentences.length / (time ?? 1))}/s`;
	line("sentences extracted, the first time", rate(rounds[0]));
	line("sentences extracted, median of the rounds", rate(percentile(rounds, 0.5)));

	const corpus = await openCorpus();
	line("seeds indexed", ms(1000 * (await seconds(() => corpus.add(loadSeeds())))));
	await corpus.check(longDraft(500));
	let checked = 0;
	const whole = await seconds(async () => {
		checked = (await corpus.check(draft)).sentences.length;
	});
	line(`first check of ${draftWords} words, ${checked} sentences`, ms(1000 * whole));
	line("sentences checked", `${Math.round(checked / whole)}/s`);

	const edits: number[] = [];
	for (let index = 0; index < keystrokes; index++) {
		const edited = draft.replace(/\n\n/, `\n\nThe edit number ${index} was made here.\n\n`);
		edits.push(1000 * (await seconds(() => corpus.check(edited))));
	}
	line("check after an edit, p50", ms(percentile(edits, 0.5)));
	line("check after an edit, p95", ms(percentile(edits, 0.95)));
	await corpus.close();
}

/** How many articles a newsroom's folder may hold. */
const manyArticles = 5_000;
const changedSentences = 300;

/** One sentence of each of many articles, with its first figure changed, against all the articles. */
async function benchManyArticles(): Promise<void> {
	const articles = [...madeArticles(manyArticles)];
	const corpus = await openCorpus();
	const adding = await seconds(() => corpus.add(articles));
	line(`${manyArticles} made articles indexed`, `${Math.round(manyArticles / adding)}/s`);
	const sentences = articles
		.filter((_, index) => index % Math.ceil(manyArticles / changedSentences) === 0)
		.flatMap(({ text }) => text.split(/(?<=[.!?])\s+/).find((sentence) => /\d/.test(sentence)) ?? [])
		.map((sentence) => sentence.replace(/\d+/, (figure) => String(Number(figure) + 3)));
	for (const round of ["first seen", "passages read before"]) {
		const times: number[] = [];
		for (const sentence of sentences) {
			let claims = 0;
			const taken = await seconds(async () => {
				claims = (await corpus.check(`${round === "first seen" ? "" : "Then: "}${sentence}`)).claims.length;
			});
			times.push((1000 * taken) / Math.max(1, claims));
		}
		line(`one claim against ${manyArticles} articles, ${round}, p50`, ms(percentile(times, 0.5)));
		line(`one claim against ${manyArticles} articles, ${round}, p95`, ms(percentile(times, 0.95)));
	}
	await corpus.close();
}

const trueSentence = "The US has one operational rare earth mine.";
const falseSentence = "The US has two operational rare earth mines.";

async function benchServer(draft: string, pause: number): Promise<void> {
	const file = join(root, "dist", "server", "node.cjs");
	if (!existsSync(file)) {
		console.log("The server is not built: nothing of it was measured.");
		return;
	}
	const folder = pathToFileURL(`${root}/`).href;
	const warnedAt =
		(at: number) =>
		(diagnostics: readonly Diagnostic[]): boolean =>
			diagnostics.some(({ severity, range }) => severity === warning && range.start.line === at);

	const started = performance.now();
	const server = await startServer(file, folder);
	const short = `${folder}bench-short.md`;
	const first = server.diagnostics(short, warnedAt(0));
	server.open(short, `${falseSentence}\n`);
	await first;
	line("server start to first diagnostics", ms(performance.now() - started));

	const lines = draft.split("\n");
	const at = Math.floor(lines.length / 4) * 2;
	lines[at] = falseSentence;
	const long = `${folder}bench-long.md`;
	const opened = performance.now();
	const all = server.diagnostics(long, warnedAt(at));
	server.open(long, lines.join("\n"));
	await all;
	line(`opening ${draftWords} words to diagnostics`, ms(performance.now() - opened));

	const times: number[] = [];
	let length = falseSentence.length;
	for (let index = 0; index < keystrokes; index++) {
		const version = index + 2;
		const isFalse = index % 2 === 1;
		const text = isFalse ? falseSentence : trueSentence;
		const published = server.diagnostics(
			long,
			(diagnostics, of) => of === version && (!isFalse || warnedAt(at)(diagnostics)),
		);
		const sent = performance.now();
		server.changeLine(long, version, at, length, text);
		length = text.length;
		await published;
		// A cleared mark may be published before the sentence is checked: only the mark that comes back is the whole way.
		if (isFalse) times.push(performance.now() - sent);
		await new Promise((resolve) => setTimeout(resolve, pause + 20));
	}
	line("keystroke to diagnostics, p50", ms(percentile(times, 0.5)));
	line("keystroke to diagnostics, p95", ms(percentile(times, 0.95)));
	line(`  less the pause of ${pause} ms, p50`, ms(Math.max(0, percentile(times, 0.5) - pause)));
	line(`  less the pause of ${pause} ms, p95`, ms(Math.max(0, percentile(times, 0.95) - pause)));
	// the first is the opening
	const inside = server.elapsed(long).slice(1);
	line("  inside the server, p50", ms(percentile(inside, 0.5)));
	line("  inside the server, p95", ms(percentile(inside, 0.95)));
	await server.stop();
}

/** In the real VS Code that the tests use; it prints its own figures, in milliseconds from opening a draft. */
function benchEditor(): void {
	console.log("in VS Code's extension host, from opening a draft, in milliseconds:");
	const { status } = spawnSync(process.execPath, [join(root, "scripts", "vscode", "bench.mjs")], {
		stdio: "inherit",
	});
	if (status !== 0) console.log("VS Code could not be measured here.");
}

/** Measures; `--pause MS` is how long the server waits for typing to stop, to be taken off. */
async function main(): Promise<void> {
	const { pause } = parseArgs({
		options: { pause: { type: "string", default: String(serverPause) } },
	}).values;
	console.log(`speed on ${cpus()[0]?.model ?? "?"}, Node ${process.versions.node}`);
	const draft = longDraft(draftWords);
	await benchLibrary(draft);
	await benchManyArticles();
	await benchServer(draft, Number(pause));
	benchEditor();
}

await main();
