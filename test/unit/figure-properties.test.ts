import assert from "node:assert/strict";
import fc from "fast-check";
import { dates } from "../../src/claims/date.js";
import { quantities } from "../../src/claims/quantity.js";
import { type Corpus, openCorpus, type SourceInput } from "../../src/index.js";

const ONES =
	"zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
		" ",
	);
const TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** A whole number below a million in words; `and` as in Britain, `hyphen` as in "forty-two". */
function inWords(value: number, and: string, hyphen: string): string {
	if (value < 20) return ONES[value] ?? "";
	if (value < 100) {
		const rest = value % 10;
		return `${TENS[Math.floor(value / 10)]}${rest ? `${hyphen}${ONES[rest]}` : ""}`;
	}
	const [step, word] = value < 1000 ? [100, "hundred"] : [1000, "thousand"];
	const rest = value % step;
	const joint = rest < 100 ? ` ${and}` : " ";
	const tail = rest ? `${joint}${inWords(rest, and, hyphen)}` : "";
	return `${inWords(Math.floor(value / step), and, hyphen)} ${word}${tail}`;
}

function grouped(value: number): string {
	return value.toLocaleString("en-GB");
}

/** Every way in which a whole number below a million is printed. */
function formsOf(value: number): string[] {
	return [
		String(value),
		grouped(value),
		inWords(value, "and ", "-"),
		inWords(value, "", "-"),
		inWords(value, "and ", " "),
	];
}

async function open(text: string): Promise<Corpus> {
	const corpus = await openCorpus();
	await corpus.add([{ id: "source.txt", text, published: "2025-10-31" }]);
	return corpus;
}

/** The verdict at the figure of a draft, "none" where no claim is seen there. */
async function verdictAt(corpus: Corpus, draft: string, words: string): Promise<string> {
	const start = draft.indexOf(words);
	const { claims } = await corpus.check(draft, { published: "2025-10-31" });
	return claims.find((claim) => claim.start < start + words.length && start < claim.end)?.verdict ?? "none";
}

describe("figures, whatever they are", function () {
	this.timeout(60_000);
	const whole = fc.oneof(
		fc.integer({ min: 2, max: 99 }),
		fc.integer({ min: 100, max: 999 }),
		fc.integer({ min: 1000, max: 999_999 }),
	);

	it("are read as the same number in figures and in words", () => {
		fc.assert(
			fc.property(whole, (value) => {
				// four bare figures may be a year
				const isYear = value >= 1000 && value < 2100;
				for (const form of formsOf(value).slice(isYear ? 1 : 0)) {
					const [found, ...more] = quantities(`The council counted ${form} red squirrels in May.`);
					assert.deepEqual(more, [], form);
					assert.equal(found?.value, value, form);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it("are read as the same amount in every scale", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 999 }), fc.constantFrom("$", "£", "€"), (millions, sign) => {
				const forms = [
					`${sign}${millions} million`,
					`${sign}${millions}m`,
					`${sign}${millions}mn`,
					`${sign}${grouped(millions * 1e6)}`,
					`${sign}${millions / 1000} billion`,
					`${sign}${millions / 1000}bn`,
				];
				const values = forms.map((form) => quantities(`It cost ${form} to build.`)[0]);
				for (const [i, found] of values.entries()) {
					assert.equal(found?.measure, "money", forms[i]);
					assert.equal(found?.value, millions * 1e6, forms[i]);
					assert.equal(found?.currency, values[0]?.currency, forms[i]);
				}
			}),
			{ numRuns: 200 },
		);
	});

	it("are read as the same day in every order", () => {
		const day = fc.date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
		fc.assert(
			fc.property(day, (date) => {
				const iso = date.toISOString().slice(0, 10);
				const part = (options: Intl.DateTimeFormatOptions) =>
					date.toLocaleDateString("en-GB", { ...options, timeZone: "UTC" });
				const [month, short, year] = [part({ month: "long" }), part({ month: "short" }), iso.slice(0, 4)];
				const number = Number(iso.slice(8));
				const nth = `${number}${number % 10 === 1 && number !== 11 ? "st" : number % 10 === 2 && number !== 12 ? "nd" : number % 10 === 3 && number !== 13 ? "rd" : "th"}`;
				const forms = [
					`${number} ${month} ${year}`,
					`${month} ${number}, ${year}`,
					`${nth} ${month} ${year}`,
					`the ${nth} of ${month}, ${year}`,
					`${month} ${nth}, ${year}`,
					`${number} ${short} ${year}`,
					`${short} ${number}, ${year}`,
					iso,
					`${part({ weekday: "long" })}, ${number} ${month} ${year}`,
				];
				for (const form of forms) {
					const found = dates(`The mill burnt down on ${form}.`);
					assert.deepEqual(
						found.map(({ from, to, misfit }) => [from, to, misfit]),
						[[iso, iso, undefined]],
						form,
					);
				}
			}),
			{ numRuns: 200 },
		);
	});

	it("keep their verdict when they are written in another form", async () => {
		await fc.assert(
			fc.asyncProperty(whole, whole, async (value, other) => {
				const corpus = await open(`The council counted ${grouped(value)} red squirrels in Harlow.`);
				for (const printed of [value, other]) {
					const verdicts = new Map<string, string>();
					for (const form of formsOf(printed).slice(1)) {
						const draft = `The council counted ${form} red squirrels in Harlow.`;
						verdicts.set(form, await verdictAt(corpus, draft, form));
					}
					assert.equal(new Set(verdicts.values()).size, 1, JSON.stringify([...verdicts]));
				}
				await corpus.close();
			}),
			{ numRuns: 40 },
		);
	});

	it("keep their verdict in another unit", async () => {
		const corpus = await open("The path runs for 12 kilometres along the Harlow canal.");
		const same = ["12 kilometres", "12km", "12 km", "12,000 metres", "12-kilometre", "twelve kilometres"];
		const other = ["19 kilometres", "19km", "19,000 metres", "nineteen kilometres"];
		for (const [forms, verdict] of [
			[same, "supported"],
			[other, "contradicted"],
		] as const) {
			for (const form of forms) {
				const draft = `The path runs for ${form} along the Harlow canal.`;
				assert.equal(await verdictAt(corpus, draft, form), verdict, form);
			}
		}
		await corpus.close();
	});

	it("are never supported outside of what the source's words allow", async () => {
		const bounds = ["", "about ", "more than ", "at least ", "up to ", "fewer than ", "nearly ", "almost "];
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...bounds),
				fc.integer({ min: 20, max: 900 }),
				fc.integer({ min: 20, max: 900 }),
				async (bound, value, claimed) => {
					const text = `The council counted ${bound}${value} red squirrels in Harlow.`;
					const [allowed] = quantities(text);
					assert.ok(allowed);
					const corpus = await open(text);
					const form = String(claimed);
					const draft = `The council counted ${form} red squirrels in Harlow.`;
					const verdict = await verdictAt(corpus, draft, form);
					await corpus.close();
					// "900" may be 895 itself
					const [own] = quantities(draft);
					if (!own || own.upper < allowed.lower || own.lower > allowed.upper)
						assert.notEqual(verdict, "supported", `${text} / ${draft}`);
					if (bound === "" && claimed === value) assert.equal(verdict, "supported");
				},
			),
			{ numRuns: 120 },
		);
	});

	it("are supported by a sum of parts only where they are the sum", async () => {
		const part = fc.integer({ min: 2, max: 60 });
		await fc.assert(
			fc.asyncProperty(part, part, fc.integer({ min: -9, max: 9 }), async (men, women, off) => {
				const corpus = await open(`The fire at the Harlow mill killed ${men} men and ${women} women.`);
				const form = String(men + women + off);
				const verdict = await verdictAt(corpus, `The fire at the Harlow mill killed ${form} people.`, form);
				await corpus.close();
				const reach = quantities(`${form} people`)[0]?.precision ?? 0;
				const isSum = Math.abs(off) <= reach;
				assert.equal(verdict === "supported", isSum, `${men} + ${women}: ${form} is ${verdict}`);
				assert.notEqual(verdict, "contradicted");
			}),
			{ numRuns: 60 },
		);
	});

	it("are supported by a change only where it leads there", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 20, max: 400 }),
				fc.integer({ min: 20, max: 400 }),
				fc.integer({ min: 1, max: 400 }),
				async (from, to, by) => {
					fc.pre(from !== to);
					const corpus = await open(`Sales at Ashby Foods went from £${from} million to £${to} million.`);
					const verb = to > from ? "rose" : "fell";
					const form = `£${by} million`;
					const verdict = await verdictAt(corpus, `Sales at Ashby Foods ${verb} by ${form}.`, form);
					await corpus.close();
					// a printed million is half a million either way
					if (Math.abs(Math.abs(to - from) - by) > 1) assert.notEqual(verdict, "supported");
				},
			),
			{ numRuns: 60 },
		);
	});

	it("keep every verdict whatever order the sources come in, and whatever else is there", async () => {
		const sources: SourceInput[] = [
			{ id: "fire.txt", text: "The fire at the Harlow mill killed 12 men and 15 women on 3 May 2019." },
			{ id: "foods.txt", text: "Sales at Ashby Foods rose from £40 million to £52 million." },
			{ id: "club.txt", text: "The Harlow rowing club has 50 members." },
			{ id: "path.txt", text: "The path runs for 12 kilometres along the Harlow canal." },
		];
		const draft = [
			"The fire at the Harlow mill killed 27 people on May 3, 2019.",
			"Sales at Ashby Foods rose 30 per cent.",
			"In Harlow, 60 of the rowing club's members voted.",
			"The path runs for 19 kilometres along the Harlow canal.",
		].join("\n\n");
		const unrelated = fc.constantFrom(
			"Penguins weigh 12 kilograms and eat 900 grams of krill a day.",
			"The recipe needs two eggs, three onions and 500 grams of flour.",
			"In 1987 the orchestra played 14 concerts in Vienna.",
			"The glacier lost 8 per cent of its ice from 2001 to 2009.",
			"The parliament voted 51-49 on 4 May 2020.",
		);
		const verdicts = async (texts: readonly SourceInput[]) => {
			const corpus = await openCorpus();
			await corpus.add(texts);
			const { claims } = await corpus.check(draft);
			await corpus.close();
			return claims.map(({ start, end, kind, verdict }) => ({ start, end, kind, verdict }));
		};
		const expected = await verdicts(sources);
		assert.deepEqual(
			expected.map(({ verdict }) => verdict),
			["supported", "supported", "supported", "contradicted", "contradicted"],
		);
		await fc.assert(
			fc.asyncProperty(
				fc.shuffledSubarray(sources, { minLength: sources.length }),
				fc.array(unrelated, { maxLength: 4 }),
				async (shuffled, parts) => {
					const others = parts.length > 0 ? [{ id: "other.txt", text: parts.join("\n\n") }] : [];
					assert.deepEqual(await verdicts([...others, ...shuffled]), expected);
				},
			),
			{ numRuns: 30 },
		);
	});
});
