import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/setup.mjs";
import { filesInside, vsixFile } from "../../../scripts/vscode/package.mjs";

const files = () => filesInside(vsixFile).filter((path) => path.startsWith("extension/"));

describe("The package", () => {
	it("carries both builds and the articles that it checks against when no source is chosen", () => {
		const inside = files();
		const wanted = [
			/^extension\/dist\/extension\/node\.cjs$/,
			/^extension\/dist\/extension\/browser\.(cjs|js|cjs\.js)$/,
			/^extension\/dist\/server\/node\.cjs$/,
			/^extension\/dist\/server\/browser\.js$/,
			/^extension\/dist\/sheet\/main\.(js|css)$/,
			/^extension\/package\.json$/,
			/^extension\/LICENSE\.txt$/,
			/^extension\/THIRD-PARTY-NOTICES\.md$/,
		];
		for (const path of wanted)
			assert.ok(
				inside.some((file) => path.test(file)),
				String(path),
			);
		assert.equal(inside.filter((file) => /^extension\/seeds\/.+\.txt$/.test(file)).length, 3);
	});

	it("carries no test, no source, no source map and no dependency's folder", () => {
		const unwanted = /^extension\/(test|src|scripts|node_modules|\.ci)\/|\.map$|\.test\.|\.ts$/;
		assert.deepEqual(
			files().filter((file) => unwanted.test(file)),
			[],
		);
	});

	it("names in its notices every package of which something is bundled", () => {
		const bundled = JSON.parse(readFileSync(join(root, "dist", "bundled-packages.json"), "utf8"));
		const notices = readFileSync(join(root, "THIRD-PARTY-NOTICES.md"), "utf8");
		const named = new Set([...notices.matchAll(/^\| (\S+) \|/gm)].map(([, name]) => name));
		assert.ok(bundled.length > 20);
		assert.deepEqual(
			bundled.filter((name) => !named.has(name)),
			[],
		);
	});

	it("is under 5 MB", () => {
		assert.ok(statSync(vsixFile).size < 5 * 1024 * 1024);
	});
});
