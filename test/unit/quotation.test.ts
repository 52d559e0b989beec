import assert from "node:assert/strict";
import fc from "fast-check";
import { quotations } from "../../src/claims/quotation.js";
import { attributionOf } from "../../src/claims/quotation-attribution.js";
import { markedWords } from "../../src/claims/quotation-marks.js";
import { quotedWords } from "../../src/claims/quotation-words.js";
import { openCorpus } from "../../src/index.js";
import { fitWords } from "../../src/text/fit.js";
import { markdownBlocks } from "../../src/text/markdown.js";
import { plainBlocks } from "../../src/text/plain.js";

function marked(text: string): string[] {
	return markedWords(text).map(({ start, end }) => text.slice(start, end));
}

function quotedIn(text: string, markdown = false): string[][] {
	const blocks = markdown ? markdownBlocks(text).blocks : plainBlocks(text);
	return quotations(blocks).map(({ parts }) =>
		parts.map(({ block, start, end }) => blocks[block]?.prose.text.slice(start, end) ?? ""),
	);
}

function speakersIn(text: string): string[] {
	const blocks = plainBlocks(text);
	const [quotation] = quotations(blocks);
	assert.ok(quotation);
	return attributionOf(quotation, blocks).speakers.map(({ words }) => words.join(" "));
}

function keys(text: string): string[] {
	return quotedWords(text, { start: 0, end: text.length }, 0).map(({ key }) => key);
}

describe("quotation marks", () => {
	const cases: readonly (readonly [string, readonly string[]])[] = [
		['She said: "We won."', ["We won."]],
		["She said: “We won.” He left.", ["We won."]],
		["‘We won,’ she said. ‘At last.’", ["We won,", "At last."]],
		["She called it 'a farmers' victory', he said.", ["a farmers' victory"]],
		["It's the players' fault, 'tis said.", []],
		["The '90s were 'the best of times' for them.", ["the best of times"]],
		["\"He told me 'go home' and I went,\" she said.", ["He told me 'go home' and I went,"]],
		['A 6" nail and a 5\'10" man.', []],
		["``We won,'' she said.", ["We won,"]],
		['"One," she said, "and two."', ["One,", "and two."]],
		['No mark closes "this one', ["this one"]],
		['"Lost its end. "Here it is," she said.', ["Here it is,"]],
	];
	for (const [text, expected] of cases) {
		it(`in ${text}`, () => assert.deepEqual(marked(text), expected));
	}

	it("hold spans inside the text, in order, whatever the text", () => {
		fc.assert(
			fc.property(fc.stringMatching(/^["'“”‘’a s.,]{0,60}$/u), (text) => {
				let at = 0;
				for (const { start, end } of markedWords(text)) {
					assert.ok(start >= at && end > start && end <= text.length);
					at = end;
				}
			}),
		);
	});
});

describe("quotations of a document", () => {
	it("run over paragraphs that each open with a mark", () => {
		assert.deepEqual(quotedIn('"First we wait.\n\n"Then we go," she said.\n\nNobody moved.'), [
			["First we wait.", "Then we go,"],
		]);
	});

	it("are cut in two by the words of saying", () => {
		assert.deepEqual(quotedIn('"First we wait," said Ann Lee, "then we go."'), [
			["First we wait,", "then we go."],
		]);
		assert.deepEqual(quotedIn('The "old guard" met the "young ones".'), [["old guard"], ["young ones"]]);
	});

	it("may be set off as a block in Markdown, without its source", () => {
		assert.deepEqual(quotedIn("She wrote:\n\n> We wait for rain.\n>\n> And then we go. — Ann Lee", true), [
			["We wait for rain.", "And then we go."],
		]);
	});

	it("are two where a sentence of its own stands between", () => {
		assert.deepEqual(
			quotedIn('"We wait." John Brown, the mayor, said he would not open the dam. "It is dry," Brown said.'),
			[["We wait."], ["It is dry,"]],
		);
		assert.deepEqual(quotedIn('"Do we wait?" Ann Lee asked. "We do."'), [["Do we wait?", "We do."]]);
	});

	it("are dropped where a mark is never closed", () => {
		assert.deepEqual(quotedIn('He said "this and that.\n\nNobody moved.'), []);
	});
});

describe("speakers", () => {
	const cases: readonly (readonly [string, readonly string[]])[] = [
		['"We wait for rain," Ann Lee said.', ["ann lee"]],
		['"We wait for rain," said Ann Lee.', ["ann lee"]],
		['"We wait for rain," said the mayor, Ann Lee.', ["ann lee"]],
		['Ann Lee, the mayor of Reading, told reporters: "We wait for rain."', ["ann lee"]],
		['Ann Lee told John Brown: "We wait for rain."', ["ann lee"]],
		['Ann Lee: "We wait for rain."', ["ann lee"]],
		['"We wait," said Ann Lee, "for the rain to come."', ["ann lee"]],
		['"We wait for rain," according to Ann Lee.', ["ann lee"]],
		['"We wait for rain," Ann Lee and John Brown said.', ["john brown", "ann lee"]],
		['"We wait for rain," he said.', []],
		['"We wait for rain," said a spokesman for Ann Lee.', []],
		['"We wait for rain," Ann Lee\'s lawyer said.', []],
		['Ann Lee met John Brown, saying "we wait for rain".', []],
		['Ann Lee walked on.\n\n"We wait for rain."', []],
	];
	for (const [text, expected] of cases) {
		it(`of ${text.replaceAll("\n", " ")}`, () => assert.deepEqual(speakersIn(text), expected));
	}
});

describe("speakers of a block that is set off", () => {
	const cases: readonly (readonly [string, readonly string[]])[] = [
		["> We wait for rain. — Ann Lee", ["ann lee"]],
		["> We wait for rain.\n>\n> — Ann Lee", ["ann lee"]],
		["Ann Lee wrote:\n\n> We wait for rain.", ["ann lee"]],
		["> We wait for rain.\n\nAnn Lee left.", []],
	];
	for (const [text, expected] of cases) {
		it(`of ${text.replaceAll("\n", " ")}`, () => {
			const { blocks } = markdownBlocks(text);
			const [quotation] = quotations(blocks);
			assert.ok(quotation);
			assert.deepEqual(
				attributionOf(quotation, blocks).speakers.map(({ words }) => words.join(" ")),
				expected,
			);
		});
	}
});

describe("the words of a quotation", () => {
	it("agree between house styles", () => {
		assert.deepEqual(
			keys("We’re organising Defence — um, I can’t go"),
			keys("we are organizing defense, I cannot go"),
		);
	});

	it("carry the places where words may be left out", () => {
		const text = "We wait … for . . . rain [...] and go";
		const cuts = quotedWords(text, { start: 0, end: text.length }, 0).filter(({ cut }) => cut);
		assert.deepEqual(
			cuts.map(({ start, end }) => text.slice(start, end)),
			["We", "for", "rain", "and"],
		);
	});

	it("tell what the writer put in", () => {
		const text = "[T]he mayor [of Reading] allow[ed] it";
		const words = quotedWords(text, { start: 0, end: text.length }, 0);
		assert.deepEqual(
			words.filter(({ inserted }) => inserted).map(({ key }) => key),
			["the", "[of", "[reading", "allowed"],
		);
	});
});

describe("fitting words into a run", () => {
	it("finds them as they stand", () => {
		assert.deepEqual(fitWords(["b", "c"], ["a", "b", "c", "d"]), { from: 1, to: 3, cost: 0 });
	});

	it("reads a left-out stretch as one change", () => {
		assert.deepEqual(fitWords(["a", "b", "f", "g"], ["x", "a", "b", "c", "d", "e", "f", "g"])?.from, 1);
	});

	it("finds every part of a run, for nothing", () => {
		const word = fc.constantFrom("a", "b", "c", "d");
		fc.assert(
			fc.property(
				fc.array(word, { minLength: 1, maxLength: 20 }),
				fc.nat(),
				fc.nat(),
				(run, from, length) => {
					const start = from % run.length;
					const part = run.slice(start, start + 1 + (length % (run.length - start)));
					const fit = fitWords(part, run);
					assert.equal(fit?.cost, 0);
					assert.deepEqual(run.slice(fit?.from, fit?.to), part);
				},
			),
		);
	});
});

describe("quotations in a draft", () => {
	const source = {
		id: "news",
		text: 'Rain is late this year. "The harvest of 40 tonnes is lost and we will not sow again before the spring," said Ann Lee, a farmer. "We have waited for ten weeks."',
	};

	async function check(
		draft: string,
		more: readonly { id: string; text: string }[] = [],
		format: "plain" | "markdown" = "plain",
	) {
		const corpus = await openCorpus();
		await corpus.add([source, ...more]);
		const report = await corpus.check(draft, { format });
		await corpus.close();
		return report;
	}

	it("give one mark where a figure is a part of the changed words", async () => {
		const draft =
			'"The harvest of 70 tonnes is lost and we will not sow again before the spring," said Ann Lee.';
		const { claims } = await check(draft);
		const marks = claims.filter(({ verdict }) => verdict === "contradicted");
		assert.deepEqual(
			marks.map(({ kind, start, end }) => [kind, draft.slice(start, end)]),
			[["quotation", "70"]],
		);
	});

	it("are put right by the source's words", async () => {
		const draft = 'She said: "The harvest of 40 tonnes is gone and we will not sow again before the spring."';
		const [wrong] = (await check(draft)).claims.filter(({ verdict }) => verdict === "contradicted");
		assert.equal(wrong?.replacement, "lost");
		assert.equal(source.text.slice(wrong?.evidence[0]?.start, wrong?.evidence[0]?.end), "lost");
	});

	it("are found over the paragraphs of a draft, with their place in it", async () => {
		const draft =
			'"The harvest of 40 tonnes is lost and we will not sow again before the spring.\n\n"We have waited for nine weeks," she said.';
		const { claims } = await check(draft);
		assert.deepEqual(
			claims
				.filter(({ kind }) => kind === "quotation")
				.map(({ verdict, start, end }) => [verdict, draft.slice(start, end)]),
			[
				["supported", "The harvest of 40 tonnes is lost and we will not sow again before the spring"],
				["contradicted", "nine"],
			],
		);
	});

	it("are given to the one who spoke just before, where the source says he or she", async () => {
		const more = {
			id: "more",
			text: 'Ann Lee runs the mill. "The old wheel turns again," Ann Lee said. "We will grind our own flour in May," she added. Peter Brown was there.',
		};
		const draft = '"We will grind our own flour in May," said Peter Brown.';
		const { claims } = await check(draft, [more]);
		assert.deepEqual(
			claims.filter(({ verdict }) => verdict === "contradicted").map(({ replacement }) => replacement),
			["Ann Lee"],
		);
	});

	it("of a few words are held against the words around them alone", async () => {
		const more = {
			id: "more",
			text: 'Ann Lee called the new dam "costly but sound" after a visit on Monday.',
		};
		const verdicts = async (draft: string) =>
			(await check(draft, [more])).claims
				.filter(({ kind }) => kind === "quotation")
				.map(({ verdict, start, end }) => [verdict, draft.slice(start, end)]);
		assert.deepEqual(await verdicts('Ann Lee called the new dam "costly but unsound" after a visit.'), [
			["contradicted", "costly but unsound"],
		]);
		assert.deepEqual(await verdicts('Ann Lee called the new dam "costly but sound".'), [
			["supported", "costly but sound"],
		]);
		assert.deepEqual(await verdicts('The museum has a "costly but unsound" roof over its eastern hall.'), []);
	});

	const long = "The harvest of 40 tonnes is lost and we will not sow again before the spring";
	const town = {
		id: "town",
		text: `${source.text} Peter Brown, the mayor, said he would not open the dam.`,
	};
	const told: readonly (readonly [string, string, string, string, ("plain" | "markdown")?])[] = [
		["right in typographic single marks", `‘${long},’ said Ann Lee.`, "supported", long],
		[
			"right in part",
			'The harvest "is lost and we will not sow again", she said.',
			"supported",
			"is lost and we will not sow again",
		],
		[
			"right with an elision and a bracket",
			'"The harvest [of oats] is lost and we ... sow again before the spring," she said.',
			"supported",
			"The harvest [of oats] is lost and we ... sow again before the spring",
		],
		[
			"wrong by an added word",
			`"${long.replace("lost", "wholly lost")}," said Ann Lee.`,
			"contradicted",
			"wholly lost",
		],
		["wrong by a dropped word", `"${long.replace(" not", "")}," said Ann Lee.`, "contradicted", "will sow"],
		[
			"wrong by turned words",
			`"${long.replace("we will", "will we")}," said Ann Lee.`,
			"contradicted",
			"will we",
		],
		[
			"somebody else's by a line below",
			`> ${long}.\n>\n> — Peter Brown`,
			"contradicted",
			"Peter Brown",
			"markdown",
		],
		[
			"somebody else's by a name between",
			'"The harvest of 40 tonnes is lost," said Peter Brown, "and we will not sow again before the spring."',
			"contradicted",
			"Peter Brown",
		],
		[
			"another remark of the same speaker",
			'"The harvest of barley is poor and we shall not plough again until the summer comes," said Ann Lee.',
			"unverified",
			"The harvest of barley is poor and we shall not plough again until the summer comes",
		],
	];
	for (const [what, draft, verdict, words, format] of told) {
		it(`are ${what}`, async () => {
			const { claims } = await check(draft, [town], format);
			const own = claims.filter(({ kind }) => kind === "quotation");
			assert.deepEqual(
				own.map((claim) => [claim.verdict, draft.slice(claim.start, claim.end)]),
				[[verdict, words]],
			);
		});
	}

	it("tell the two speakers once", async () => {
		const { claims } = await check(`"${long}," said Peter Brown.`, [town]);
		const wrong = claims.filter(({ verdict }) => verdict === "contradicted");
		assert.deepEqual(
			wrong.map(({ kind, working, replacement }) => [kind, working, replacement]),
			[["quotation", "source: Ann Lee; draft: Peter Brown", "Ann Lee"]],
		);
	});

	it("leave what was said in other words to the check of polarity", async () => {
		const verdicts = async (draft: string) =>
			(await check(draft, [town])).claims.map(({ kind, verdict }) => `${kind} ${verdict}`);
		assert.deepEqual(await verdicts("Peter Brown said he would open the dam."), ["polarity contradicted"]);
		assert.deepEqual(await verdicts("Peter Brown said he would not open the dam."), []);
	});

	it("find the same in a second check of the same draft", async () => {
		const draft = 'He left. "We have waited for nine weeks for nothing," she said.';
		const corpus = await openCorpus();
		await corpus.add([source]);
		const first = await corpus.check(draft);
		const moved = await corpus.check(`Rain.\n\n${draft}`);
		assert.deepEqual(await corpus.check(draft), first);
		assert.equal(moved.claims.length, first.claims.length);
		await corpus.close();
	});
});
