import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import picomatch from "picomatch";

/** What of the named folders is not to be read. */
export interface SourceRules {
	/** Glob patterns, or names of folders and files, relative to the base. */
	readonly exclude?: readonly string[];
	/** Whether what the folders' `.gitignore` files name is left out. */
	readonly gitignore?: boolean;
}

/** Tells whether a file or folder is left out, and by what: a pattern, or the path of a `.gitignore`. */
export interface IgnoreRules {
	/** To be called for each folder before what is in it is asked about. */
	enter(folder: string): void;
	reason(path: string, isFolder: boolean): string | undefined;
}

interface GitRules {
	readonly folder: string;
	readonly file: string;
	readonly rules: Ignore;
}

function slashed(path: string): string {
	return path.replaceAll(sep, "/");
}

/** A path below a folder, as patterns know it; undefined of one that is elsewhere. */
function below(folder: string, path: string): string | undefined {
	const near = slashed(relative(folder, path));
	return near === "" || near === ".." || near.startsWith("../") || /^[a-z]:/i.test(near) ? undefined : near;
}

function excluder(patterns: readonly string[], base: string): (path: string) => string | undefined {
	const tests = patterns.map((pattern) => {
		const plain = slashed(pattern).replace(/^\.\//, "").replace(/\/+$/, "");
		return { pattern, matches: picomatch([plain, `${plain}/**`], { dot: true }) };
	});
	return (path) => {
		const near = below(base, path) ?? slashed(path);
		return tests.find(({ matches }) => matches(near))?.pattern;
	};
}

/** The folders from the root of the repository down to the one above `folder`; none where there is no repository. */
function foldersAbove(folder: string): string[] {
	const found: string[] = [];
	for (let at = folder; ; at = dirname(at)) {
		if (at !== folder) found.unshift(at);
		if (existsSync(join(at, ".git"))) return found;
		if (dirname(at) === at) return [];
	}
}

export function ignoreRules({ exclude = [], gitignore = false }: SourceRules, base: string): IgnoreRules {
	const excluded = excluder(exclude, base);
	const known = new Map<string, GitRules | undefined>();

	function read(folder: string): GitRules | undefined {
		if (known.has(folder)) return known.get(folder);
		const file = join(folder, ".gitignore");
		let rules: GitRules | undefined;
		try {
			rules = { folder, file, rules: ignore().add(readFileSync(file, "utf8")) };
		} catch {
			// a folder without one, or one that may not be read, leaves nothing out
		}
		known.set(folder, rules);
		return rules;
	}

	/** As git has it: what a deeper file says goes before what one above it says. */
	function ignoredBy(path: string, isFolder: boolean): string | undefined {
		for (let folder = dirname(path); ; folder = dirname(folder)) {
			const rules = known.get(folder);
			const near = rules && below(folder, path);
			const told = near === undefined ? undefined : rules?.rules.test(isFolder ? `${near}/` : near);
			if (told?.unignored) return undefined;
			if (told?.ignored) return rules?.file;
			if (dirname(folder) === folder) return undefined;
		}
	}

	return {
		enter(folder) {
			if (!gitignore) return;
			if (!known.has(dirname(folder))) for (const above of foldersAbove(folder)) read(above);
			read(folder);
		},
		reason: (path, isFolder) => excluded(path) ?? (gitignore ? ignoredBy(path, isFolder) : undefined),
	};
}
