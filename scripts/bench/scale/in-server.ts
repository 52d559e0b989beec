import { existsSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { Diagnostic } from "vscode-languageserver/node.js";
import { root } from "../data.js";
import { type RunningServer, startServer } from "../server.js";
import { draftParagraphs } from "./draft.js";
import { millisecondsOf } from "./figures.js";
import type { Memory } from "./memory.js";

/** What a writer waits for, in milliseconds, and what the server holds meanwhile, in bytes. */
export interface ServerFigures {
	/** From starting the server to the marks of a short draft: every source is read. */
	readonly begin: number;
	/** The same when the server was started before and had the time to merge the index: it is opened. */
	readonly open: number;
	readonly cold: number;
	/** From opening the whole draft to the marks of its first screenful. */
	readonly top: number;
	/** The same of a screenful in its middle, where an editor opens it that tells what is on the screen. */
	readonly middle: number;
	/** From the end of the pause in typing to the marks, by the server's clock. */
	readonly sentence: readonly number[];
	/** From telling of a changed file to marks that go by what it says now. */
	readonly source: readonly number[];
	readonly memory: Memory | undefined;
}

const WORDS = 10_000;
/** Lines, every other of them blank. */
const SCREEN = 40;
const KEYSTROKES = 100;
const SOURCE_CHANGES = 5;
/** Between two merges of segments no more time passes, in milliseconds. */
const MERGE_STEP = 20_000;
/** What the name of a file ends in that is still written. */
const UNFINISHED = ".new";
/** Reading a hundred thousand articles takes its time, in milliseconds. */
const PATIENCE = 1_800_000;
/** DiagnosticSeverity.Warning: what a contradicted claim is marked with. */
const WARNING = 2;

/** What the source that is changed says, and a claim about it. */
const reservoir = (gigalitres: number): string =>
	`The Orrabin reservoir held ${gigalitres} gigalitres of water on Friday, its keeper said.`;

const isWarned =
	(line: number, wanted: boolean) =>
	(diagnostics: readonly Diagnostic[]): boolean =>
		diagnostics.some(({ severity, range }) => severity === WARNING && range.start.line === line) === wanted;

/** Measures the built server over the sources below a folder; undefined when it is not built. `sources` gets a file more. */
export async function benchServer(folder: string, sources: string): Promise<ServerFigures | undefined> {
	const program = join(root, "dist", "server", "node.cjs");
	if (!existsSync(program)) return undefined;
	const changing = join(sources, "changing", "reservoir.txt");
	await mkdir(join(sources, "changing"), { recursive: true });
	await writeFile(changing, `${reservoir(31)}\n`);
	const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
	async function start(): Promise<RunningServer> {
		const options = { settings: { sources: [sources] }, storage: join(folder, "storage") };
		const started = await startServer(program, pathToFileURL(`${folder}/`).href, options);
		const marked = started.diagnostics(uriOf("short.md"), isWarned(0, true), PATIENCE);
		started.open(uriOf("short.md"), `${reservoir(47)}\n`);
		await marked;
		return started;
	}
	const began = performance.now();
	const reader = await start();
	const begin = performance.now() - began;
	await merged(join(folder, "storage"));
	await reader.stop();
	const opened = performance.now();
	const server = await start();
	const open = performance.now() - opened;
	const { marks, ...whole } = await wholeDraft(server, uriOf("long.md"));
	const source: number[] = [];
	for (let change = 0; change < SOURCE_CHANGES; change++) {
		const agrees = change % 2 === 0;
		await writeFile(changing, `${reservoir(agrees ? 47 : 31)}\n`);
		source.push(
			await millisecondsOf(async () => {
				const marked = server.diagnostics(uriOf("short.md"), isWarned(0, !agrees), PATIENCE);
				server.filesChanged([pathToFileURL(changing).href]);
				await marked;
			}),
		);
	}
	const memory = server.memory();
	await server.stop();
	await writeFile(changing, `${reservoir(31)}\n`);
	const another = await start();
	const middle = await openedInTheMiddle(another, uriOf("long.md"), marks);
	await another.stop();
	return { begin, open, ...whole, middle, source, memory };
}

const linesOf = (paragraphs: readonly string[]): string[] =>
	paragraphs.flatMap((paragraph) => [paragraph, ""]);

/** The marks of a screenful, to be compared with others. */
function marksFrom(first: number, diagnostics: readonly Diagnostic[]): string {
	const shown = diagnostics.filter(
		({ range: { start } }) => first <= start.line && start.line < first + SCREEN,
	);
	return JSON.stringify(shown.map(({ range, code, severity }) => [range, code, severity]));
}

/** Waits until the files of an index are as they will stay: behind the first marks its segments are merged. */
async function merged(storage: string): Promise<void> {
	let before = "";
	for (;;) {
		const names = (await readdir(storage, { recursive: true })).sort().join("\n");
		if (names === before && !names.includes(UNFINISHED)) return;
		before = names;
		await setTimeout(MERGE_STEP);
	}
}

/** From opening the draft with its middle on the screen to the marks there, which are to be those of `marks`. */
async function openedInTheMiddle(
	server: RunningServer,
	uri: string,
	marks: readonly Diagnostic[],
): Promise<number> {
	const lines = linesOf(draftParagraphs(WORDS));
	const first = 2 * Math.floor(lines.length / 4);
	const wanted = marksFrom(first, marks);
	return millisecondsOf(async () => {
		const marked = server.diagnostics(uri, (found) => marksFrom(first, found) === wanted, PATIENCE);
		server.open(uri, lines.join("\n"));
		server.seen(uri, first, first + SCREEN - 1);
		await marked;
	});
}

async function wholeDraft(
	server: RunningServer,
	uri: string,
): Promise<Pick<ServerFigures, "cold" | "top" | "sentence"> & { marks: readonly Diagnostic[] }> {
	const paragraphs = draftParagraphs(WORDS);
	const lines = linesOf(paragraphs);
	const published: { at: number; diagnostics: readonly Diagnostic[] }[] = [];
	const began = performance.now();
	const stop = server.follow(uri, (diagnostics) =>
		published.push({ at: performance.now() - began, diagnostics }),
	);
	const checked = server.checked(uri);
	server.open(uri, lines.join("\n"));
	await checked;
	const cold = performance.now() - began;
	stop();
	const marks = published.at(-1)?.diagnostics ?? [];
	const wanted = marksFrom(0, marks);
	const top = published.find(({ diagnostics }) => marksFrom(0, diagnostics) === wanted)?.at ?? cold;
	const before = server.elapsed(uri).length;
	for (let stroke = 0; stroke < KEYSTROKES; stroke++) {
		// each in another paragraph, and never twice the same sentence
		const at = 2 * Math.floor((stroke * paragraphs.length) / KEYSTROKES);
		const old = lines[at] ?? "";
		const changed = old.replace(/[.!?]["”’']?$/, (end) => `, as of hour ${stroke}${end}`);
		const checked = server.checked(uri);
		server.changeLine(uri, stroke + 2, at, old.length, changed);
		lines[at] = changed;
		await checked;
	}
	return { cold, top, marks, sentence: server.elapsed(uri).slice(before) };
}
