import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../ingest/index.js";

/** A checksum over what reads texts into an index; put in by the build. */
declare const RECIPE: string | undefined;

/** What decides how a text is read: our own folders, and the packages that they use. */
const ingredients = ["text", "claims", "corpus", "ingest"];

/**
 * Tells how texts are read. An index of another recipe would give other answers than a fresh one, so that it is made
 * anew. The borders of sentences come from the tables of the engine that runs this.
 */
export function recipe(): string {
	return `${typeof RECIPE === "string" ? RECIPE : recipeOfSource()} ${process.versions.icu ?? ""} ${process.versions.unicode ?? ""}`;
}

let read: string | undefined;

/** Of a program that runs from source. */
function recipeOfSource(): string {
	if (read !== undefined) return read;
	const root = packageRoot();
	const sum = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
	for (const folder of ingredients) {
		const path = join(root, "src", folder);
		const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) =>
			entry.isFile(),
		);
		for (const name of files.map((entry) => join(entry.parentPath, entry.name)).sort())
			sum.update(name.slice(root.length)).update(readFileSync(name));
	}
	read = sum.digest("hex").slice(0, 32);
	return read;
}
