import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { openCorpus } from "../../src/index.js";
import { type PhraseGroup, phraseOf, phrases, rephrased } from "../../src/report/phrases.js";
import { markedDrafts } from "../fixtures/marked/parse-marked.js";

const root = join(import.meta.dirname, "..", "..");
const groups = Object.keys(phrases).filter((name): name is PhraseGroup => name in phrases);
const filled = (phrase: string) =>
	phrase.replace(/\{(\d)\}/g, (_, place: string) => "ABCDE"[Number(place)] ?? "");

/** Words of workings that a value has not: a phrase that lets them pass as one is not the right one. */
const ours = /; draft: | % (?:higher|lower)$|times (?:as much|too small)$|, a (?:rate|rise|fall|margin) of /;

/** Every text that a program has in it, with a word in the place of each value, that fits. */
function textsIn(program: string, fits: (text: string, parent: ts.Node) => boolean): string[] {
	const found: string[] = [];
	function visit(node: ts.Node): void {
		const text = textOf(node);
		if (text && fits(text, node.parent)) found.push(text);
		ts.forEachChild(node, visit);
	}
	visit(ts.createSourceFile("program.ts", program, ts.ScriptTarget.Latest, true));
	return found;
}

/** Undefined of a text that is put together from parts of more than one form. */
function textOf(node: ts.Node): string | undefined {
	if (ts.isStringLiteral(node)) return node.text;
	if (!ts.isTemplateExpression(node) || node.head.text === "") return undefined;
	if (node.templateSpans.some(({ expression }) => ts.isConditionalExpression(expression))) return undefined;
	return node.head.text + node.templateSpans.map(({ literal }) => `A${literal.text}`).join("");
}

/** What is wrong with a file: "what is wrong; what to do". */
function isProblem(text: string, parent: ts.Node): boolean {
	if (/^[a-z].* .*; [a-z]/.test(text)) return true;
	if (ts.isPropertyAssignment(parent)) return parent.name.getText() === "problem";
	return ts.isCallExpression(parent) && /\bnotes\.push$/.test(parent.expression.getText());
}

/** What is said of a draft is the one thing in the programs that is a whole sentence. */
function isSentence(text: string): boolean {
	return /^[A-Z“].* .*[.]$/.test(text);
}

function programs(...folders: readonly string[]): string[] {
	return folders.flatMap((folder) =>
		readdirSync(join(root, "src", folder), { recursive: true, encoding: "utf8" })
			.filter((name) => name.endsWith(".ts"))
			.map((name) => readFileSync(join(root, "src", folder, name), "utf8")),
	);
}

describe("the phrases of what is said", function () {
	this.timeout(30_000);

	it("are each found again in a text that is made from them, with their parts", () => {
		for (const group of groups) {
			for (const phrase of phrases[group]) {
				const parts = [...phrase.matchAll(/\{(\d)\}/g)].map(([, place]) => "ABCDE"[Number(place)]);
				assert.deepEqual(phraseOf(group, filled(phrase)), { phrase, parts }, phrase);
			}
		}
	});

	it("give a text back to the letter when each is said as it is", () => {
		const same = (phrase: string, parts: readonly string[]) =>
			phrase.replace(/\{(\d)\}/g, (_, place: string) => parts[Number(place)] ?? "");
		for (const group of groups)
			for (const phrase of phrases[group])
				assert.equal(rephrased(group, filled(phrase), same), filled(phrase));
		const joined = "source: “a”; draft: “b”; source: “c”; draft: “d”";
		assert.equal(rephrased("working", joined, same), joined);
	});

	it("say what is put together from several part by part", () => {
		const say = (phrase: string, [first = "", second = ""]: readonly string[]) =>
			phrase.startsWith("source") ? `${first}/${second}` : `<${first}: ${second}>`;
		assert.equal(rephrased("working", "source: 1; draft: 2; source: 3; draft: 4", say), "1/2; 3/4");
		assert.equal(
			rephrased("source", "its attachment a.pdf: larger than 256 MB; split it into smaller files", say),
			"<a.pdf: <256: >>",
		);
	});

	it("leave alone what is made from none", () => {
		assert.equal(phraseOf("message", "Words of another kind."), undefined);
		assert.equal(
			rephrased("message", "Words of another kind.", () => "never"),
			"Words of another kind.",
		);
	});

	it("are those of every finding in the marked drafts", async () => {
		const strange: string[] = [];
		for (const { name, draft, sources } of markedDrafts()) {
			const corpus = await openCorpus();
			await corpus.add(sources);
			for (const { message, working } of (await corpus.check(draft)).claims) {
				if (!phraseOf("message", message)) strange.push(`${name}: ${message}`);
				for (const piece of working?.split(/; (?=source: )/) ?? []) {
					const found = phraseOf("working", piece);
					if (!found || found.parts.some((part) => ours.test(part))) strange.push(`${name}: ${piece}`);
				}
			}
			await corpus.close();
		}
		assert.deepEqual(strange, []);
	});

	it("are those of everything that is said of a file that is not read", () => {
		const strange = programs("ingest")
			.flatMap((program) => textsIn(program, isProblem))
			.filter((text) => !phraseOf("source", text));
		assert.deepEqual(strange, []);
	});

	it("are those of every sentence that the checks may say", () => {
		const strange = programs("engine", "checks")
			.flatMap((program) => textsIn(program, isSentence))
			.filter((text) => !phraseOf("message", text) && !phraseOf("draft", text));
		assert.deepEqual(strange, []);
	});
});
