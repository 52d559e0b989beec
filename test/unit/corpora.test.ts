import assert from "node:assert/strict";
import { openCorpus } from "../../src/index.js";
import { openCorpora } from "../../src/server/corpora.js";
import type { LoadOptions, OpenSources, RefreshedSources, SourceSet } from "../../src/server/ports.js";

/** A set of sources that tells what it was asked to read again. */
function followedSet(baseUri: string) {
	const asked: (readonly string[] | "all")[] = [];
	let answer: Partial<RefreshedSources> = {};
	const set: SourceSet = {
		key: baseUri,
		watches: [{ baseUri, pattern: "**/*" }],
		async open(): Promise<OpenSources> {
			return {
				corpus: await openCorpus(),
				isSaved: false,
				async refresh({ only }: LoadOptions & { readonly only?: readonly string[] }) {
					asked.push(only ?? "all");
					return { problems: [], notes: [], left: 0, changed: false, ...answer };
				},
				holds: () => false,
				close: () => Promise.resolve(),
			};
		},
	};
	return {
		set,
		asked,
		answers(next: Partial<RefreshedSources>) {
			answer = next;
		},
	};
}

describe("the corpora of the server", () => {
	const quiet = { onFresh: () => {}, onReading: () => {} };

	it("read again what a changed file may have changed, and nothing for folders that are never walked", async () => {
		const corpora = openCorpora(quiet);
		const { set, asked, answers } = followedSet("file:///desk/.kept/in");
		await corpora.get(set);
		assert.equal(await corpora.filesChanged(["file:///desk/other.txt"]), false);
		assert.equal(await corpora.filesChanged(["file:///desk/.kept/in/.git/index"]), false);
		assert.equal(await corpora.filesChanged(["file:///desk/.kept/in/a/node_modules/b/readme.md"]), false);
		const own = ["file:///desk/.kept/in/a/b.txt", "file:///desk/.kept/in/.gitignore"];
		answers({ changed: true });
		assert.equal(await corpora.filesChanged([...own, "file:///desk/.kept/in/.git/HEAD"]), true);
		answers({ changed: false });
		assert.equal(await corpora.filesChanged(own), false, "they hold what they held");
		assert.deepEqual(asked, ["all", own, own]);
		await corpora.close();
	});

	it("have another edition after every change of the sources or of what is said of them, and after no other look", async () => {
		const corpora = openCorpora(quiet);
		const { set, answers } = followedSet("file:///desk/in");
		const edition = async () => (await corpora.get(set)).edition;
		const first = await edition();
		assert.equal(await corpora.rescan(), false);
		assert.equal(await edition(), first);
		answers({ changed: true });
		assert.equal(await corpora.rescan(), true);
		const second = await edition();
		assert.notEqual(second, first);
		const problems = [{ path: "a.pdf", message: "a damaged PDF; save it anew" }];
		answers({ problems });
		assert.equal(await corpora.rescan(), true);
		const third = await edition();
		assert.notEqual(third, second);
		assert.equal(await corpora.rescan(), false, "the same problem is no news");
		assert.equal(await edition(), third);
		assert.deepEqual((await corpora.get(set)).problems, problems);
		await corpora.close();
	});
});
