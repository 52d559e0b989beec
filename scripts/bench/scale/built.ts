import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../data.js";

type Library = typeof import("../../../src/indexer/index.js");

/** Where the library is when it is built. */
export const libraryPath = join(root, "dist", "files.js");

/** The library as it is built: what runs from source carries what translates it, in every thread. */
export async function builtLibrary(path: string): Promise<Library> {
	if (!existsSync(path)) throw new Error("The library is not built: npm run build");
	return await import(pathToFileURL(path).href);
}
