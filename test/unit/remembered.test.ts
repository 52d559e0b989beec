import assert from "node:assert/strict";
import fc from "fast-check";
import { createStore, type MemoryStore } from "../../src/corpus/store.js";
import type { SourceInput } from "../../src/corpus/types.js";
import { createChecker } from "../../src/engine/check.js";

const source = (id: string, text: string): SourceInput => ({ id, text });

const DRAFT = [
	"The Orrabin reservoir held 47 gigalitres of water on Friday, its keeper said.",
	"Norlink sold 12 ferries to Halden for $30 million (€27 million) in May.",
	"The mayor of Halden, Ada Holm, opened the bridge in 2019.",
	"“We have never seen such a winter on this coast,” said Ada Holm.",
].join("\n\n");

const SOURCES = [
	source("reservoir", "The Orrabin reservoir held 31 gigalitres of water on Friday, its keeper said."),
	source("ferries", "Norlink sold 14 ferries to Halden for $30 million (€27 million) in May."),
	source("bridge", "The mayor of Halden, Ada Holm, opened the bridge in 2018."),
	source("winter", "“We have never seen such a summer on this coast,” said Ada Holm, who runs the port."),
	source("other reservoir", "The Orrabin reservoir held 47 gigalitres of water."),
	source("rate", "The house cost $30 million (€22 million) in May."),
	source("weather", "It rained on Thursday, and the market was closed."),
];

/** How often something was judged anew: each time the store was asked to note what it answers. */
function counting(store: MemoryStore): { store: MemoryStore; count(): number } {
	let count = 0;
	const counted = new Proxy(store, {
		get(target, name, receiver) {
			if (name === "noting") count++;
			return Reflect.get(target, name, receiver);
		},
	});
	return {
		store: counted,
		count() {
			const before = count;
			count = 0;
			return before;
		},
	};
}

describe("judgements that are remembered when sources change", () => {
	const [reservoir, ferries, bridge, winter, another, , weather] = SOURCES as [
		SourceInput,
		SourceInput,
		SourceInput,
		SourceInput,
		SourceInput,
		SourceInput,
		SourceInput,
	];

	it("stand when a source comes that is of something else", async () => {
		const { store, count } = counting(createStore());
		store.add(reservoir, ferries, bridge, winter);
		const checker = createChecker(store);
		const before = await checker.check(DRAFT);
		assert.ok(count() > 4);
		store.add(weather);
		assert.deepEqual(await checker.check(DRAFT), before);
		assert.equal(count(), 0);
	});

	it("fall only where a source comes that speaks of it", async () => {
		const { store, count } = counting(createStore());
		store.add(reservoir, ferries, bridge, winter);
		const checker = createChecker(store);
		const verdicts = async () => (await checker.check(DRAFT)).sentences.map(({ verdict }) => verdict);
		assert.equal((await verdicts())[0], "contradicted");
		count();
		store.add(another);
		assert.equal((await verdicts())[0], "conflicting");
		assert.equal(count(), 1);
	});

	it("fall when a source says something else than before, and when it goes", async () => {
		const store = createStore();
		store.add(reservoir, ferries);
		const checker = createChecker(store);
		const first = async () => (await checker.check(DRAFT)).sentences[0]?.verdict;
		assert.equal(await first(), "contradicted");
		store.add({ ...reservoir, text: reservoir.text.replace("31", "47") });
		assert.equal(await first(), "supported");
		store.remove(reservoir.id);
		assert.equal(await first(), "unverified");
	});

	it("are those of a fresh check, whatever came and went", async () => {
		const change = fc.record({
			at: fc.nat(SOURCES.length - 1),
			there: fc.boolean(),
			figure: fc.integer({ min: 1, max: 3 }),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
				const store = createStore();
				const checker = createChecker(store);
				const now = new Map<string, SourceInput>();
				for (const { at, there, figure } of changes) {
					const own = SOURCES[at] ?? reservoir;
					const changed = {
						...own,
						text: own.text.replace("Friday", `${figure} May`).replace("May", `${figure} May`),
					};
					if (there) now.set(own.id, changed);
					else now.delete(own.id);
					if (there) store.add(changed);
					else store.remove(own.id);
					const fresh = createStore();
					fresh.add(...now.values());
					assert.deepEqual(await checker.check(DRAFT), await createChecker(fresh).check(DRAFT));
				}
			}),
			{ numRuns: 20 },
		);
	});
});
