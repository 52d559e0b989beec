import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { phrases } from "../../src/report/phrases.js";

const root = join(import.meta.dirname, "..", "..");

function readWords(...path: string[]): Map<string, string> {
	return new Map(Object.entries<string>(JSON.parse(readFileSync(join(root, ...path), "utf8"))));
}

/** The texts that a program hands to `l10n.t`, each a literal. */
function textsOf(source: string): string[] {
	const calls = source.matchAll(/\bl10n\.t\(\s*("(?:[^"\\\n]|\\.)*")/g);
	return [...calls].map(([, literal = '""']): string => JSON.parse(literal));
}

function callsOf(source: string): number {
	return [...source.matchAll(/\bl10n\.t\(/g)].length;
}

const placeholders = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(String).sort();
const commandLinks = (text: string) => [...text.matchAll(/\]\((command:[\w.]+)\)/g)].map(([, link]) => link);

describe("translations", () => {
	const folders = ["extension", "server"].map((name) => join(root, "src", name));
	const sources = folders.flatMap((folder) =>
		readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8")),
	);
	const used = [...new Set(sources.flatMap(textsOf))];

	it("are asked for with literal texts alone, so that none is overlooked", () => {
		for (const source of sources) assert.equal(textsOf(source).length, callsOf(source));
	});

	it("hold every text of the extension and its server, and no other", () => {
		const german = readWords("l10n", "bundle.l10n.de.json");
		const said = Object.values(phrases).flat();
		assert.deepEqual([...german.keys()].sort(), [...new Set([...used, ...said])].sort());
	});

	it("keep the places where values are put in", () => {
		for (const [text, german] of readWords("l10n", "bundle.l10n.de.json")) {
			assert.deepEqual(placeholders(german), placeholders(text), text);
		}
	});

	it("hold every text of the manifest, with the same links", () => {
		const english = readWords("package.nls.json");
		const german = readWords("package.nls.de.json");
		assert.deepEqual([...german.keys()].sort(), [...english.keys()].sort());
		for (const [key, text] of english)
			assert.deepEqual(commandLinks(german.get(key) ?? ""), commandLinks(text));
	});

	it("stand for every name that the manifest uses", () => {
		const manifest = readFileSync(join(root, "package.json"), "utf8");
		const names = [...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, name = ""]) => name);
		const english = readWords("package.nls.json");
		assert.deepEqual(
			names.filter((name) => !english.has(name)),
			[],
		);
	});
});
