import assert from "node:assert/strict";
import { openCorpus, type SourceInput } from "../../src/index.js";
import { factsFrom } from "../../src/ingest/formats/facts.js";
import { publisherName } from "../../src/ingest/publisher.js";
import { remarkWords } from "../../src/report/remarks.js";
import { tierOf, withTier } from "../../src/report/tier.js";
import { languageOf } from "../../src/text/language.js";

describe("the facts of a source", () => {
	it("are read from fields by any of their names, the most telling first", () => {
		assert.deepEqual(
			factsFrom([
				["og:title", "Bridge to reopen"],
				["Title", "Bridge to reopen | Harbour News"],
				["article:published_time", "2026-03-02T23:30:00-05:00"],
				["dateModified", "2026-03-04"],
				["og:locale", "en_GB"],
				["author", "https://news.example/nair"],
				["byline", " Priya\n Nair "],
				["canonical", "https://news.example/bridge"],
				["og:site_name", "Harbour News"],
			]),
			{
				title: "Bridge to reopen | Harbour News",
				author: "Priya Nair",
				published: "2026-03-02",
				updated: "2026-03-04",
				language: "en-GB",
				webAddress: "https://news.example/bridge",
				publisher: "Harbour News",
			},
		);
	});

	it("have no day that is not a day, no address that is a script, and no change on the day of publication", () => {
		assert.deepEqual(
			factsFrom([
				["date", "2026-02-31"],
				["pubdate", "Tue, 03 Mar 2026 23:40:00 GMT"],
				["updated", "2026-03-03T23:50:00Z"],
				["url", "javascript:alert(1)"],
				["language", "<b>"],
			]),
			{ published: "2026-03-03" },
		);
	});

	it("name a publisher in one way, however it is spelt", () => {
		for (const name of ["AP", "The Associated Press", "ap news", "apnews.com", "www.apnews.com"]) {
			assert.equal(publisherName(name), "Associated Press");
		}
		assert.equal(publisherName(undefined, "https://www.reuters.com/world/x"), "Reuters");
		assert.equal(publisherName("Harbour News", "https://www.reuters.com/world/x"), "Harbour News");
		assert.equal(publisherName(undefined, "https://reuters.com.example/x"), undefined);
		assert.equal(publisherName(undefined, undefined), undefined);
	});
});

describe("the tier of a source", () => {
	const tiers = { primary: ["reports", "*.pdf"], secondary: ["press/**"], wire: ["press/wire/"] };

	it("is that of the pattern that takes it, the humbler of two", () => {
		assert.equal(tierOf("reports/2026/a.txt", tiers), "primary");
		assert.equal(tierOf("press/a.pdf", tiers), "secondary");
		assert.equal(tierOf("deep/down/a.pdf", tiers), "primary");
		assert.equal(tierOf("press/wire/feed.xml#item-3", tiers), "wire");
		assert.equal(tierOf("notes/a.txt", tiers), undefined);
	});

	it("is the source's own where it names one", () => {
		assert.deepEqual(withTier({ tier: "wire" }, "reports/a.txt", tiers), { tier: "wire" });
		assert.deepEqual(withTier({}, "reports/a.txt", tiers), { tier: "primary" });
	});
});

describe("remarks on a source", () => {
	it("are words, the gravest first", () => {
		assert.deepEqual(
			remarkWords(
				{ language: "de-AT", tier: "wire", updated: "2026-03-04T08:00:00Z", notice: "retracted" },
				3,
			),
			["retracted by its publisher", "updated 2026-03-04", "wire copy", "in German", "and 3 copies of it"],
		);
		assert.deepEqual(remarkWords({ language: "en-GB" }, 1), ["and a copy of it"]);
		assert.deepEqual(remarkWords({ language: "und-Cyrl" }), ["in Cyrillic script"]);
		assert.deepEqual(remarkWords({ language: "not a tag" }), []);
	});

	it("are what the source says, or what its text tells", async () => {
		const corpus = await openCorpus();
		await corpus.add([
			{ id: "told", text: "Words.", notice: "retracted", updated: "2026-03-04", language: "en" },
			{ id: "read", text: "The bridge opened on 9 May.\n\nCorrection: it opened on 9 May, not in June.\n" },
			{ id: "plain", text: "The bridge opened on 9 May." },
		]);
		assert.deepEqual(corpus.remarksOf("told"), {
			notice: "retracted",
			updated: "2026-03-04",
			language: "en",
		});
		assert.deepEqual(corpus.remarksOf("read"), { notice: "corrected" });
		assert.deepEqual(corpus.remarksOf("plain"), {});
		assert.deepEqual(corpus.remarksOf("missing"), {});
		await corpus.close();
	});
});

describe("the language of a text", () => {
	const texts: Readonly<Record<string, string>> = {
		en: "The council said on Monday that the bridge would be open to all who walk to work, and that it had cost more than was planned for it at the start of the year.",
		de: "Der Rat hat am Montag gesagt, dass die Brücke für alle offen sein wird, die zu Fuß zur Arbeit gehen, und dass sie mehr gekostet hat, als es am Anfang des Jahres geplant war.",
		fr: "Le conseil a dit lundi que le pont serait ouvert à tous ceux qui vont au travail à pied, et qu'il avait coûté plus que ce qui était prévu pour lui au début de l'année dans la ville.",
		es: "El consejo dijo el lunes que el puente estará abierto para todos los que van a pie al trabajo, y que ha costado más de lo que se había previsto a principios del año en la ciudad.",
		nl: "De raad zei maandag dat de brug open zal zijn voor iedereen die te voet naar het werk gaat, en dat hij meer heeft gekost dan aan het begin van het jaar was gepland voor de stad.",
		ja: "市議会は月曜日、歩いて通勤するすべての人に橋が開放されると述べた。",
		ko: "시의회는 월요일에 걸어서 출근하는 모든 사람에게 다리가 개방될 것이라고 말했다.",
		"und-Cyrl": "Совет сообщил в понедельник, что мост будет открыт для всех, кто ходит на работу пешком.",
	};

	for (const [tag, text] of Object.entries(texts)) {
		it(`is known of ${tag}`, () => assert.equal(languageOf(text), tag));
	}

	it("is not guessed from a few words or from names and figures", () => {
		assert.equal(languageOf("Die Zeit, Hamburg"), undefined);
		assert.equal(languageOf("Ann Lee 43, Tom Okafor 51, Ines Faber 38, ".repeat(20)), undefined);
	});
});

const story = [
	"The Skerry lighthouse was sold for 740,000 pounds on Tuesday, the harbour board said.",
	"It was built in 1851 after two ships had been lost on the reef in one winter.",
	"The buyer, a maker of clocks from Torsa, wants to live in the keeper's cottage and to open the tower to visitors.",
	"Boats to the island sail from the old pier every day but Sunday, weather permitting.",
].join("\n\n");
const changed = story.replace("740,000", "470,000");
const other =
	"The Skerry lighthouse was sold for 470,000 pounds on Tuesday, its new owner said.\n\nHe had looked for a house by the sea for years, his daughter said, and he fell for this one at once.\n\nThe harbour board had meant to pull the tower down.";
const draft = "The Skerry lighthouse was sold for 740,000 pounds on Tuesday.";

async function verdictOf(...sources: readonly Partial<SourceInput>[]) {
	const corpus = await openCorpus();
	await corpus.add(sources.map((source, i) => ({ id: `s${i}`, text: story, ...source })));
	const { claims } = await corpus.check(draft);
	await corpus.close();
	const claim = claims.find(({ start, end }) => draft.slice(start, end).includes("740,000"));
	return { verdict: claim?.verdict, evidence: claim?.evidence ?? [] };
}

describe("copies of one story", () => {
	it("count as one source, and say how many they are", async () => {
		const lead = "SKERRY, March 3 (Coast Wire) - ";
		const { verdict, evidence } = await verdictOf(
			{},
			{ text: lead + story },
			{ text: `${story}\n\nRead more.` },
		);
		assert.equal(verdict, "supported");
		assert.equal(evidence.length, 1);
		assert.equal(evidence[0]?.copies, 2);
	});

	it("do not disagree as two sources do", async () => {
		assert.equal((await verdictOf({}, { text: changed })).verdict, "supported");
	});

	it("leave independent sources to disagree", async () => {
		assert.equal((await verdictOf({}, { text: other })).verdict, "conflicting");
	});

	it("disagree where the one that differs is a later version", async () => {
		const earlier = { published: "2026-03-03" };
		assert.equal(
			(await verdictOf(earlier, { text: changed, published: "2026-03-04" })).verdict,
			"conflicting",
		);
		assert.equal((await verdictOf(earlier, { text: changed, published: "2026-03-02" })).verdict, "supported");
		assert.equal(
			(await verdictOf(earlier, { text: changed, ...earlier, updated: "2026-03-05" })).verdict,
			"conflicting",
		);
	});

	it("disagree where the one that differs says that it was corrected", async () => {
		const corrected = `${changed}\n\nCorrection: an earlier version of this story gave the wrong price.`;
		assert.equal((await verdictOf({}, { text: corrected })).verdict, "conflicting");
	});
});
