import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

function thisFolder(): string {
	// A CommonJS bundle has no import.meta.url: there the caller names the folder.
	const url: string | undefined = import.meta.url;
	return url ? dirname(fileURLToPath(url)) : process.cwd();
}

/**
 * The folder of this package: the nearest one above `from` with a package.json.
 * `from` is the running file's folder; a CommonJS bundle must pass its `__dirname`.
 */
export function packageRoot(from: string = thisFolder()): string {
	for (let folder = from; ; folder = dirname(folder)) {
		if (existsSync(join(folder, "package.json"))) return folder;
		if (dirname(folder) === folder) return from;
	}
}

/** The articles that ship with the package. `from` as for `packageRoot`. */
export function seedsFolder(from?: string): string {
	return join(packageRoot(from), "seeds");
}
