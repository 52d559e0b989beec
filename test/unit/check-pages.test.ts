import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { slotChecks } from "../../src/checks/index.js";
import { openCorpus } from "../../src/index.js";

const root = join(import.meta.dirname, "..", "..");
const pages = join(root, "docs", "checks");

/** What the files of checks share; every other file there is a check, and gives its kind by its name. */
const shared: ReadonlySet<string> = new Set([
	"figure",
	"index",
	"moment",
	"name-slot",
	"over-time",
	"reckoned",
	"reference-rate",
	"style",
	"types",
	"unit-pair",
]);
/** What a page must show: not every kind reports when it abstains, or when it agrees. */
const shownBy: Readonly<Record<string, readonly string[]>> = {
	name: ["contradicted", "none"],
	arithmetic: ["contradicted", "none"],
	consistency: ["contradicted", "none"],
	polarity: ["contradicted", "none"],
	relation: ["contradicted", "none"],
	role: ["supported", "contradicted", "none"],
	place: ["supported", "contradicted", "none"],
};
const shownByOthers: readonly string[] = ["supported", "contradicted", "unverified"];

function checkedKinds(): string[] {
	const files = readdirSync(join(root, "src", "checks"))
		.map((file) => file.replace(/\.ts$/, ""))
		.filter((name) => !shared.has(name));
	return [...new Set([...slotChecks.map(({ kind }) => kind), ...files])].sort();
}

interface Example {
	readonly sources: readonly string[];
	readonly draft: string;
	readonly verdict: string;
	readonly words: string;
	/** The kind of the claim, where it is not that of the page. */
	readonly kind: string | undefined;
}

function examplesOf(page: string): Example[] {
	return [...page.matchAll(/^```corroborate\n([\s\S]*?)^```$/gm)].map(([, body = ""]) => {
		const fields = [...body.matchAll(/^(\w+): (.+)$/gm)].map(([, name = "", value = ""]) => ({
			name,
			value,
		}));
		const all = (name: string) => fields.filter((field) => field.name === name).map(({ value }) => value);
		const one = (name: string): string => {
			const values = all(name);
			assert.equal(values.length, 1, `an example has one "${name}:" line:\n${body}`);
			return values[0] ?? "";
		};
		const [kind] = all("kind");
		return {
			sources: all("source"),
			draft: one("draft"),
			verdict: one("verdict"),
			words: one("words"),
			kind,
		};
	});
}

async function verdictsAt(kind: string, { sources, draft, words }: Example): Promise<string[]> {
	const corpus = await openCorpus();
	await corpus.add(sources.map((text, i) => ({ id: `source ${i + 1}`, text })));
	const { claims, notChecked } = await corpus.check(draft);
	await corpus.close();
	assert.deepEqual(notChecked, []);
	return claims
		.filter((claim) => claim.kind === kind && draft.slice(claim.start, claim.end) === words)
		.map(({ verdict }) => verdict);
}

describe("the pages of the checks", () => {
	const kinds = checkedKinds();

	it("are one for each check, and no more", () => {
		const found = readdirSync(pages)
			.filter((file) => file !== "README.md")
			.map((file) => file.replace(/\.md$/, ""))
			.sort();
		assert.deepEqual(found, kinds);
	});

	it("are all listed on the page of pages", () => {
		const list = readFileSync(join(pages, "README.md"), "utf8");
		assert.deepEqual(
			kinds.filter((kind) => !list.includes(`(${kind}.md)`)),
			[],
		);
	});

	for (const kind of kinds) {
		const file = join(pages, `${kind}.md`);
		if (!existsSync(file)) continue;
		const examples = examplesOf(readFileSync(file, "utf8"));
		describe(kind, () => {
			it("shows what is contradicted and what is not", () => {
				const wanted = shownBy[kind] ?? shownByOthers;
				const shown = new Set(examples.map(({ verdict }) => verdict));
				assert.deepEqual(
					wanted.filter((verdict) => !shown.has(verdict)),
					[],
				);
			});

			for (const example of examples) {
				it(`${example.verdict}: "${example.words}" in "${example.draft}"`, async () => {
					assert.ok(example.sources.length > 0, "an example has a source");
					assert.ok(example.draft.includes(example.words), "the words stand in the draft");
					const expected = example.verdict === "none" ? [] : [example.verdict];
					assert.deepEqual(await verdictsAt(example.kind ?? kind, example), expected);
				});
			}
		});
	}
});
