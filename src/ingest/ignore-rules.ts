import ignore, { type Ignore } from "ignore";
import picomatch from "picomatch/posix.js";
import { below, joined, parentOf } from "./slash-paths.js";

/** What of the named folders is not to be read. */
export interface SourceRules {
	/** Glob patterns, or names of folders and files, relative to the base. */
	readonly exclude?: readonly string[];
	/** Whether what the folders' `.gitignore` files name is left out. */
	readonly gitignore?: boolean;
}

/** The files that the rules look into; paths are absolute, or relative to the base, with "/". */
export interface RuleFiles {
	/** The text of a file; undefined if there is none, or none that may be read. */
	read(path: string): Promise<string | undefined>;
	isThere(path: string): Promise<boolean>;
}

/** Tells whether a file or folder is left out, and by what: a pattern, or the path of a `.gitignore`. */
export interface IgnoreRules {
	/** To be awaited for each folder before what is in it is asked about. */
	enter(folder: string): Promise<void>;
	reason(path: string, isFolder: boolean): string | undefined;
}

/** Folders that are never walked, whatever the rules say. */
export function isSkippedFolder(name: string): boolean {
	return name === "node_modules" || name.startsWith(".");
}

interface GitRules {
	readonly file: string;
	readonly rules: Ignore;
}

function excluder(patterns: readonly string[], base: string): (path: string) => string | undefined {
	const tests = patterns.map((pattern) => {
		const plain = pattern.replace(/^\.\//, "").replace(/\/+$/, "");
		return { pattern, matches: picomatch([plain, `${plain}/**`], { dot: true }) };
	});
	return (path) => {
		const near = below(base, path) ?? path;
		return tests.find(({ matches }) => matches(near))?.pattern;
	};
}

/** `base` is the folder that patterns are relative to, "" where paths are relative to it themselves. */
export function ignoreRules(
	{ exclude = [], gitignore = false }: SourceRules,
	base: string,
	files: RuleFiles,
): IgnoreRules {
	const excluded = excluder(exclude, base);
	const known = new Map<string, GitRules | undefined>();

	async function read(folder: string): Promise<void> {
		if (known.has(folder)) return;
		const file = joined(folder, ".gitignore");
		const text = await files.read(file);
		known.set(folder, text === undefined ? undefined : { file, rules: ignore().add(text) });
	}

	/** The folders from the root of the repository down to the one above `folder`; none where there is no repository. */
	async function foldersAbove(folder: string): Promise<string[]> {
		const found: string[] = [];
		for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) {
			if (at !== folder) found.unshift(at);
			if (await files.isThere(joined(at, ".git"))) return found;
		}
		return [];
	}

	/** As git has it: what a deeper file says goes before what one above it says. */
	function ignoredBy(path: string, isFolder: boolean): string | undefined {
		for (let folder = parentOf(path); folder !== undefined; folder = parentOf(folder)) {
			const rules = known.get(folder);
			const near = rules && below(folder, path);
			const told = near === undefined ? undefined : rules?.rules.test(isFolder ? `${near}/` : near);
			if (told?.unignored) return undefined;
			if (told?.ignored) return rules?.file;
		}
		return undefined;
	}

	return {
		async enter(folder) {
			if (!gitignore) return;
			if (!known.has(parentOf(folder) ?? folder))
				for (const above of await foldersAbove(folder)) await read(above);
			await read(folder);
		},
		reason: (path, isFolder) => excluded(path) ?? (gitignore ? ignoredBy(path, isFolder) : undefined),
	};
}
