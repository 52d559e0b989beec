import assert from "node:assert/strict";
import fc from "fast-check";
import type { Finding, Report, Verdict } from "../../src/engine/types.js";
import {
	type CheckedDraft,
	escapeMarkdown,
	escapeTerminal,
	jsonReport,
	jsonSafe,
	markdownLink,
	markdownReport,
	positionAt,
	type ShownSource,
	summarize,
	summaryLine,
	textReport,
} from "../../src/report/index.js";

const source: ShownSource = {
	id: "news/mine.txt",
	text: "The mine opened.\nIt employs 550 people in the valley.\n",
	title: "Mine opens",
	publisher: "The Post",
	published: "2025-10-30",
	uri: "file:///news/mine.txt",
};

const sourceOf = (id: string) => (id === source.id ? source : undefined);

function find(text: string, words: string) {
	const start = text.indexOf(words);
	assert.ok(start >= 0);
	return { start, end: start + words.length };
}

function finding(text: string, words: string, verdict: Verdict, more: Partial<Finding> = {}): Finding {
	const sentence = "It employs 550 people in the valley.";
	return {
		id: words,
		kind: "count",
		verdict,
		confidence: 0.9,
		message: `About ${words}.`,
		...find(text, words),
		evidence: [
			{
				sourceId: source.id,
				stance: verdict === "supported" ? "supports" : "contradicts",
				...find(source.text, "550"),
				passage: { ...find(source.text, sentence), text: sentence },
			},
		],
		...more,
	};
}

function checked(text: string, ...claims: Finding[]): CheckedDraft {
	return {
		path: "draft.md",
		text,
		report: { claims, sentences: [], notChecked: [], suppressed: 0, notes: [] },
	};
}

function plain(draft: CheckedDraft, all = false): string {
	return textReport([draft], sourceOf, { color: false, all });
}

describe("the text report", () => {
	it("shows the claim under carets, the source's sentence with its place, and the working", () => {
		const text = "A headline\n\nThe mine employs 560 people.\n";
		const more = { working: "560 is not 550", replacement: "550" };
		assert.equal(
			plain(checked(text, finding(text, "560", "contradicted", more))),
			[
				"draft.md:3:18 - contradicted (count): About 560.",
				"",
				"  3 The mine employs 560 people.",
				"                     ^^^",
				"",
				"  news/mine.txt:2:12 (Mine opens, The Post, 2025-10-30) contradicts",
				"    It employs 550 people in the valley.",
				"               ~~~",
				"  working: 560 is not 550",
				"  the sources say: 550",
				"",
				"1 contradicted, 0 conflicting, 0 supported, 0 not in the sources",
				"",
			].join("\n"),
		);
	});

	it("only counts what is supported or not in the sources, unless all is asked for", () => {
		const text = "The mine employs 550 people and 12 dogs.";
		const draft = checked(
			text,
			finding(text, "550", "supported"),
			finding(text, "12", "unverified", { evidence: [] }),
		);
		assert.equal(plain(draft), "0 contradicted, 0 conflicting, 1 supported, 1 not in the sources\n");
		assert.match(plain(draft, true), /draft\.md:1:18 - supported \(count\)/);
		assert.match(plain(draft, true), /draft\.md:1:33 - not in the sources \(count\)/);
	});

	it("always says what was not checked", () => {
		const report: Report = {
			claims: [],
			sentences: [],
			notChecked: [{ start: 4, end: 9, reason: "time", message: "Took too long." }],
			suppressed: 0,
			notes: [],
		};
		const shown = textReport([{ path: "d.txt", text: "One.\nTwo.", report }], sourceOf, { color: false });
		assert.equal(
			shown,
			"d.txt:1:5 - not checked (time): Took too long.\n\n0 contradicted, 0 conflicting, 0 supported, 0 not in the sources, 1 part not checked\n",
		);
	});

	it("says how much the draft's ignore comments leave out", () => {
		const report: Report = { claims: [], sentences: [], notChecked: [], suppressed: 2, notes: [] };
		const shown = textReport([{ path: "d.md", text: "", report }], sourceOf, { color: false });
		assert.match(shown, /0 not in the sources, 2 left out by ignore comments\n$/);
	});

	it("keeps carets under the claim after wide characters, combining marks and tabs", () => {
		const text = "\t高市 cafe\u0301 😀 560 people";
		const lines = plain(checked(text, finding(text, "560", "contradicted"))).split("\n");
		assert.equal(lines[2], "  1 高市 cafe\u0301 😀 560 people");
		assert.equal(lines[3], `${" ".repeat(4 + 4 + 1 + 4 + 1 + 2 + 1)}^^^`);
	});

	it("cuts a long paragraph around the claim", () => {
		const text = `${"before ".repeat(100)}560 ${"after ".repeat(100)}`;
		const lines = plain(checked(text, finding(text, "560", "contradicted"))).split("\n");
		assert.ok((lines[2]?.length ?? 999) <= 100);
		assert.equal(lines[2]?.slice(lines[3]?.indexOf("^"), (lines[3]?.indexOf("^") ?? 0) + 3), "560");
		assert.match(lines[2] ?? "", /^ {2}1 ….* 560 .*…$/);
	});

	it("joins a claim that is broken over two lines", () => {
		const text = "The mine employs 560\r\npeople.";
		const lines = plain(checked(text, finding(text, "560\r\npeople", "contradicted"))).split("\n");
		assert.equal(lines[2], "  1 The mine employs 560 people.");
		assert.equal(lines[3], `${" ".repeat(21)}^^^^^^^^^^`);
	});

	it("colours nothing that it was not asked to colour, and the same words when it was", () => {
		const text = "The mine employs 560 people.";
		const draft = checked(text, finding(text, "560", "contradicted"));
		const colored = textReport([draft], sourceOf, { color: true });
		assert.ok(colored.includes("\u001b[31m"));
		assert.equal(escapeTerminal(colored.replaceAll("\n", "|")), plain(draft).replaceAll("\n", "|"));
	});

	it("lets no text of a draft or source reach the terminal as a command", () => {
		const hostile = fc.string({
			unit: fc.constantFrom("\u001b", "[", "]", "0", "m", "\u0007", "\u202e", "\u009b", "a", "\n", " "),
		});
		fc.assert(
			fc.property(hostile, hostile, (before, message) => {
				const text = `${before}560`;
				const claim = finding(text, "560", "contradicted", { message, working: message });
				const shown = textReport([{ ...checked(text, claim), path: before }], sourceOf, { color: false });
				assert.doesNotMatch(shown, /[^\P{Cc}\n]|\p{Bidi_Control}|\p{Zl}|\p{Zp}/u);
			}),
		);
	});

	it("shows the passage of a source that is gone", () => {
		const text = "The mine employs 560 people.";
		const shown = textReport([checked(text, finding(text, "560", "contradicted"))], () => undefined, {
			color: false,
		});
		assert.match(shown, /news\/mine\.txt contradicts\n {4}It employs 550 people in the valley\.\n {15}~~~\n/);
	});
});

describe("the Markdown report", () => {
	it("quotes the source's sentence with the compared words in bold and a link", () => {
		const text = "The mine employs 560 people.";
		const shown = markdownReport([checked(text, finding(text, "560", "contradicted"))], sourceOf);
		assert.match(shown, /^### 560: contradicted$/m);
		assert.match(shown, /^> It employs \*\*550\*\* people in the valley\.$/m);
		assert.match(
			shown,
			/^> contradicts: \[Mine opens\]\(<file:\/\/\/news\/mine\.txt#L2>\), The Post, 2025-10-30, line 2$/m,
		);
		assert.match(shown, /1 contradicted, 0 conflicting, 0 supported, 0 not in the sources\.\n$/);
	});

	it("puts the gravest first and leaves out supported claims unless all is asked for", () => {
		const text = "560, 550 and 570 people.";
		const draft = checked(
			text,
			finding(text, "560", "conflicting"),
			finding(text, "550", "supported"),
			finding(text, "570", "contradicted"),
		);
		const headings = (shown: string) => [...shown.matchAll(/^### (\d+)/gm)].map((match) => match[1]);
		assert.deepEqual(headings(markdownReport([draft], sourceOf)), ["570", "560"]);
		assert.deepEqual(headings(markdownReport([draft], sourceOf, { all: true })), ["570", "560", "550"]);
	});
});

describe("the JSON report", () => {
	it("holds every finding with its offsets, and the summary", () => {
		const text = "The mine employs 560 people.";
		const draft = checked(text, finding(text, "560", "contradicted"));
		const parsed: unknown = JSON.parse(jsonReport([draft]));
		assert.deepEqual(parsed, {
			version: 1,
			drafts: [{ path: "draft.md", report: draft.report }],
			summary: { contradicted: 1, conflicting: 0, supported: 0, unverified: 0, notChecked: 0, suppressed: 0 },
		});
	});

	it("loses nothing and prints nothing that a terminal obeys", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				const printed = jsonSafe({ text });
				assert.deepEqual(JSON.parse(printed), { text });
				assert.doesNotMatch(printed, /[^\P{Cc}\n]|\p{Bidi_Control}|\p{Zl}|\p{Zp}/u);
			}),
		);
		assert.match(jsonSafe("a\u001b[31m\u202e"), /^"a\\u001b\[31m\\u202e"$/);
	});
});

describe("escaping", () => {
	it("takes control sequences out whole", () => {
		assert.equal(escapeTerminal("a\u001b[31mred\u001b[0m b\u009b2Jc"), "ared bc");
		assert.equal(escapeTerminal("\u001b]8;;http://x\u0007link\u001b]8;;\u0007"), "link");
		assert.equal(escapeTerminal("\u001b]0;never ended and kept"), "0;never ended and kept");
		assert.equal(escapeTerminal("one\r\n\ttwo\u202e\ud800"), "one two\ufffd");
		assert.equal(escapeTerminal("👩‍🔬 café 高市"), "👩‍🔬 café 高市");
	});

	it("shows Markdown as the words it is", () => {
		assert.equal(escapeMarkdown("**a** [b](c) <d> `e` $5"), "\\*\\*a\\*\\* \\[b\\](c) \\<d\\> \\`e\\` \\$5");
		assert.equal(escapeMarkdown("# one\n- two"), "\\# one - two");
		assert.equal(escapeMarkdown("1. first"), "1\\. first");
		assert.equal(escapeMarkdown("http://x www.y a@b"), "http\\:\\/\\/x www\\.y a\\@b".replaceAll("\\/", "/"));
	});

	it("links only to files and web addresses", () => {
		assert.equal(markdownLink("a]b", "file:///a b>(c).txt"), "[a\\]b](<file:///a%20b%3E%28c%29.txt>)");
		assert.equal(markdownLink("run", "command:do.it"), "run");
		assert.equal(markdownLink("run", "javascript:x"), "run");
	});
});

describe("positions", () => {
	it("counts lines by any line break and columns in UTF-16 units", () => {
		const text = "one\r\n😀two\rthree\nfour";
		assert.deepEqual(positionAt(text, text.indexOf("two")), { line: 2, column: 3 });
		assert.deepEqual(positionAt(text, text.indexOf("three")), { line: 3, column: 1 });
		assert.deepEqual(positionAt(text, 999), { line: 4, column: 5 });
	});
});

describe("the summary", () => {
	it("names every verdict in plain words", () => {
		const text = "560 and 550";
		const draft = checked(text, finding(text, "560", "contradicted"), finding(text, "550", "unverified"));
		assert.equal(
			summaryLine(summarize([draft, draft])),
			"2 contradicted, 0 conflicting, 0 supported, 2 not in the sources",
		);
	});
});
