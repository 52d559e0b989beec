import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Writes the tables of packages in THIRD-PARTY-NOTICES.md from package-lock.json and the licence files of the
 * installed packages. `--check` fails when they are stale. What is bundled from the development packages is named too.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const path = join(root, "THIRD-PARTY-NOTICES.md");
/** Bundled into the extension, though it is no dependency of the published package. */
const client = "node_modules/vscode-languageclient";

interface Entry {
	readonly version: string;
	readonly license?: string;
	readonly dev?: boolean;
	readonly devOptional?: boolean;
	readonly dependencies?: Readonly<Record<string, string>>;
}

const manifest: { dependencies: Record<string, string> } = JSON.parse(
	readFileSync(join(root, "package.json"), "utf8"),
);
const lock: { packages: Record<string, Entry> } = JSON.parse(
	readFileSync(join(root, "package-lock.json"), "utf8"),
);

/** Where a package finds one that it needs, by Node's rule: beside it first, then further up. */
function resolved(from: string, name: string): string | undefined {
	for (let place = from; ; place = place.slice(0, place.lastIndexOf("/node_modules/"))) {
		const found = `${place}/node_modules/${name}`;
		if (found in lock.packages) return found;
		if (!place.includes("/node_modules/")) break;
	}
	const top = `node_modules/${name}`;
	return top in lock.packages ? top : undefined;
}

function withNeeds(place: string, known = new Set<string>()): ReadonlySet<string> {
	if (known.has(place)) return known;
	known.add(place);
	for (const name of Object.keys(lock.packages[place]?.dependencies ?? {})) {
		const needed = resolved(place, name);
		if (needed !== undefined) withNeeds(needed, known);
	}
	return known;
}

const bundled = withNeeds(client);

const nameOf = (place: string) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);

function copyrightOf(place: string): string {
	const folder = join(root, place);
	const files = existsSync(folder) ? readdirSync(folder) : [];
	for (const file of files.filter((name) => /^(?:licen[cs]e|copying|readme)/i.test(name)).sort()) {
		const line = readFileSync(join(folder, file), "utf8")
			.split(/\r?\n/)
			.find((text) => /^\W*(?:\(c\)|copyright)\b.*(?:\d{4}|\(c\)|©)/i.test(text));
		if (line !== undefined)
			return line
				.replace(/^[\W_]*(?=\(c\)|copyright)/i, "")
				.replace(/\s*(?:<[^>]*>|&lt;.*?&gt;)/g, "")
				.replaceAll("|", "\\|")
				.trim();
	}
	const about: { author?: string | { name?: string } } = existsSync(join(folder, "package.json"))
		? JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
		: {};
	const author = typeof about.author === "string" ? about.author : about.author?.name;
	return author?.replace(/\s*[<(].*$/, "") ?? "see the package";
}

function table(wanted: (place: string, entry: Entry) => boolean): string {
	const rows = Object.entries(lock.packages)
		.filter(([place, entry]) => place !== "" && wanted(place, entry))
		.sort(([a], [b]) => (nameOf(a) < nameOf(b) ? -1 : 1))
		.map(
			([place, { version, license }]) =>
				`| ${nameOf(place)} | ${version} | ${license ?? "?"} | ${copyrightOf(place)} |`,
		);
	return ["| package | version | licence | copyright |", "| --- | --- | --- | --- |", ...new Set(rows)].join(
		"\n",
	);
}

/** Types are no part of what runs. */
const isTypes = (name: string) => name.startsWith("@types/") || name.endsWith("-types");
const ships = (place: string, { dev, devOptional }: Entry) =>
	(!(dev || devOptional) || bundled.has(place)) &&
	(!isTypes(nameOf(place)) || nameOf(place).startsWith("vscode-") || nameOf(place).startsWith("micromark-"));
const direct = (place: string) =>
	place === `node_modules/${nameOf(place)}` && (nameOf(place) in manifest.dependencies || place === client);

const written = readFileSync(path, "utf8");
const wanted = written
	.replace(
		/(## Packages used directly\n\n)[\s\S]*?(?=\n\n## )/,
		(_, head: string) => head + table((place, entry) => ships(place, entry) && direct(place)),
	)
	.replace(
		/(## Packages that those bring with them\n\n)[\s\S]*?(?=\n\n## )/,
		(_, head: string) => head + table((place, entry) => ships(place, entry) && !direct(place)),
	);

if (process.argv.includes("--check")) {
	if (wanted !== written) {
		console.error("THIRD-PARTY-NOTICES.md is stale: run npx tsx scripts/make-notices.ts");
		process.exitCode = 1;
	}
} else if (wanted !== written) writeFileSync(path, wanted);
