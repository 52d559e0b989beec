import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../ingest/index.js";

/** The version in the package's manifest; "unknown" where that cannot be read. */
export function packageVersion(): string {
	try {
		const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8"));
		const known = typeof manifest === "object" && manifest !== null && "version" in manifest;
		return known ? String(manifest.version) : "unknown";
	} catch {
		return "unknown";
	}
}
