import assert from "node:assert/strict";
import fc from "fast-check";
import { suppressionsOf } from "../../src/engine/suppressions.js";
import { openCorpus } from "../../src/index.js";
import { markdownBlocks } from "../../src/text/markdown.js";

/** The words marked with a bar before them that are left out, and what is said of the comments. */
function read(draft: string, kind: "count" | "money" = "count") {
	const text = draft.replaceAll("|", "");
	const { covers, notes } = suppressionsOf(text, markdownBlocks(text).comments);
	const words: string[] = [];
	let removed = 0;
	for (const { index } of draft.matchAll(/\|/g)) {
		const start = index - removed++;
		if (covers({ kind, start })) words.push(/\w+/.exec(text.slice(start))?.[0] ?? "");
	}
	return { words, notes: notes.map(({ message }) => message) };
}

const left = (draft: string, kind?: "count" | "money") => {
	const { words, notes } = read(draft, kind);
	assert.deepEqual(notes, []);
	return words;
};

describe("A comment that is never closed", () => {
	const hidden = async (draft: string) => {
		const corpus = await openCorpus();
		await corpus.add([{ id: "a", text: "The town of Brindle has three public libraries." }]);
		const { notChecked } = await corpus.check(draft, { format: "markdown" });
		return notChecked.map(({ start, end, reason }) => [draft.slice(start, end).trimEnd(), reason]);
	};

	it("is told of as a part that was not checked, since it hides all that follows", async () => {
		const rest = "<!-- corroborate-ignore\n\nThe town of Brindle has nine public libraries.\n";
		assert.deepEqual(await hidden(`Before it.\n\n${rest}`), [[rest.trimEnd(), "hidden"]]);
	});

	it("is not told of where it is closed, or is plain text within a line", async () => {
		assert.deepEqual(await hidden("<!-- a\n\nb -->\n\nThe town of Brindle.\n"), []);
		assert.deepEqual(await hidden("Read this <!-- as it stands.\n\nMore.\n"), []);
		assert.deepEqual(await hidden("<!-- one --> <!-- two\n\nText.\n"), []);
		assert.deepEqual(await hidden("```\n<!-- code\n```\n\nMore.\n"), []);
	});
});

describe("Ignore comments", () => {
	it("leave out the paragraph after a line of their own, and no more", () => {
		assert.deepEqual(left("|one\n\n<!-- corroborate-ignore -->\n|two\n|three\n\n|four"), ["two", "three"]);
		assert.deepEqual(left("<!--corroborate-ignore-->\n\n\n- |one\n- |two\n\n|three"), ["one", "two"]);
		assert.deepEqual(left("|one\n<!-- corroborate-ignore -->\n|two"), ["two"]);
	});

	it("leave out the paragraph that they stand in", () => {
		assert.deepEqual(left("|zero\n\n|one <!-- corroborate-ignore -->\n|two\n\n|three"), ["one", "two"]);
		assert.deepEqual(left("# |one <!-- corroborate-ignore -->\n\n|two"), ["one"]);
	});

	it("leave out the next line, what stands between two of them, or the whole file", () => {
		assert.deepEqual(left("|one\n<!-- corroborate-ignore-next-line -->\n|two\n|three"), ["two"]);
		assert.deepEqual(
			left(
				"|one\n\n<!-- corroborate-ignore-start -->\n\n|two\n\n|three\n\n<!-- corroborate-ignore-end -->\n\n|four",
			),
			["two", "three"],
		);
		assert.deepEqual(left("|one\n\n|two\n\n<!-- corroborate-ignore-file -->"), ["one", "two"]);
	});

	it("leave out the kinds of claims they name, and no others", () => {
		const draft = "<!-- corroborate-ignore money, date -->\n|one";
		assert.deepEqual(left(draft, "money"), ["one"]);
		assert.deepEqual(left(draft, "count"), []);
	});

	it("leave nothing out, and are told of, when they cannot be understood", () => {
		for (const [draft, said] of [
			["<!-- corroborate-ignore mony -->\n|one", /“mony” is not a kind of claim/],
			["<!-- corroborate-disable -->\n|one", /“corroborate-disable” is not a comment/],
			["<!-- corroborate-ignore-start -->\n\n|one", /has no “corroborate-ignore-end”/],
			["|one\n\n<!-- corroborate-ignore-end -->", /has no “corroborate-ignore-start”/],
			["|one\n\n<!-- corroborate-ignore -->\n", /no text after/],
			["|one\n\n<!-- corroborate-ignore-next-line -->", /no line after/],
			["<!-- corroborate-ignore --> |one", /a line of its own/],
		] as const) {
			const { words, notes } = read(draft);
			assert.deepEqual(words, [], draft);
			assert.equal(notes.length, 1, draft);
			assert.match(notes[0] ?? "", said);
		}
	});

	it("keep to the kinds they name rightly when one of them is misspelt", () => {
		const { words, notes } = read("<!-- corroborate-ignore count mony -->\n|one");
		assert.deepEqual(words, ["one"]);
		assert.equal(notes.length, 1);
	});

	it("are nothing in code, and other comments are left alone", () => {
		assert.deepEqual(left("```\n<!-- corroborate-ignore-file -->\n```\n\n|one"), []);
		assert.deepEqual(left("<!-- to do: ask Ann -->\n|one"), []);
	});

	it("are read from any text without a fault", () => {
		const part = fc.constantFrom(
			...["<!-- corroborate-ignore", "-start", "-end", "-next-line", "-file", " -->", "-->"],
			...["\n", "\n\n", "one two. ", "- ", "> ", "money", "\r\n"],
		);
		fc.assert(
			fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
				const text = parts.join("");
				const { notes } = suppressionsOf(text, markdownBlocks(text).comments);
				for (const { start, end } of notes) assert.ok(text.slice(start, end).startsWith("<!--"));
			}),
		);
	});

	it("take findings out of the report, which says how many", async () => {
		const corpus = await openCorpus();
		await corpus.add([{ id: "a", text: "The town of Brindle has three public libraries." }]);
		const wrong = "The town of Brindle has nine public libraries.";
		const report = await corpus.check(`<!-- corroborate-ignore -->\n${wrong}\n\n${wrong}\n`, {
			format: "markdown",
		});
		const { claims } = await corpus.check(wrong, { format: "markdown" });
		assert.ok(claims.length > 0);
		assert.equal(report.claims.length, claims.length);
		assert.equal(report.suppressed, claims.length);
		assert.ok(report.claims.every(({ start }) => start > 70));
		const plain = await corpus.check(`<!-- corroborate-ignore-file -->\n${wrong}`);
		assert.equal(plain.suppressed, 0);
	});
});
