import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { TierPatterns } from "../report/index.js";
import { type CheckArguments, check, checkFormats, failLevels } from "./check.js";
import { type ExportArguments, exportDraft, exportNames } from "./export.js";
import type { Outcome } from "./outcome.js";
import { type SearchArguments, search, searchFormats } from "./search.js";
import { packageVersion } from "./version.js";

const exitCodes = `
Exit codes: 0 nothing found at the --fail-on level; 1 findings, or a part that was not checked;
2 could not run; 130 stopped.`;

function collect(value: string, before: readonly string[]): string[] {
	return [...before, value];
}

function isoDate(value: string): string {
	const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
	if (day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return value;
	throw new InvalidArgumentError("It must be a date like 2025-10-30.");
}

function atLeastOne(value: string): number {
	if (/^\d{1,6}$/.test(value) && Number(value) > 0) return Number(value);
	throw new InvalidArgumentError("It must be a whole number of at least 1.");
}

function corpusOption(): Option {
	return new Option("--corpus <path>", "folder, file or glob pattern of sources; may be given again")
		.argParser(collect)
		.default([], "the articles that ship with Corroborate");
}

function indexOption(): Option {
	return new Option(
		"--index <folder>",
		"keep what is read of the sources here, and read only what changed next time",
	);
}

function excludeOption(): Option {
	return new Option(
		"--exclude <glob>",
		"pattern, or name of a file or folder, that is left out of folders of sources; may be given again",
	)
		.argParser(collect)
		.default([], "none");
}

const noTiers: TierPatterns = { primary: [], secondary: [], wire: [] };

function collectTier(value: string, before: TierPatterns): TierPatterns {
	const [, tier, pattern] = /^(primary|secondary|wire)=(.+)$/s.exec(value) ?? [];
	if ((tier === "primary" || tier === "secondary" || tier === "wire") && pattern !== undefined) {
		return { ...before, [tier]: [...before[tier], pattern] };
	}
	throw new InvalidArgumentError("It must be like primary=reports, secondary=PATTERN or wire=PATTERN.");
}

function tierOption(): Option {
	return new Option(
		"--tier <tier=pattern>",
		"sources that are primary, secondary or wire; may be given again",
	)
		.argParser(collectTier)
		.default(noTiers, "none");
}

function publishedOption(): Option {
	return new Option("--published <date>", 'date of the draft, for "today" and "Tuesday"').argParser(isoDate);
}

function formatOption(formats: readonly string[]): Option {
	return new Option("--format <format>", "form of the output").choices(formats).default("text");
}

function buildProgram(finish: (outcome: Outcome) => void, print: (text: string) => void): Command {
	const program = new Command("corroborate")
		.description("Checks drafts against your own source articles. Offline and private.")
		.version(packageVersion())
		.exitOverride()
		.configureOutput({ writeOut: print, writeErr: () => {} });
	program
		.command("check")
		.description("check drafts against the sources")
		.argument("<draft...>", "text or Markdown files; - for standard input")
		.addOption(corpusOption())
		.addOption(excludeOption())
		.option("--gitignore", "leave out of folders of sources what their .gitignore files name")
		.option("--no-gitignore", "read it all the same (default)")
		.addOption(indexOption())
		.addOption(tierOption())
		.addOption(formatOption(checkFormats))
		.addOption(
			new Option("--fail-on <level>", "the mildest verdict that gives exit code 1")
				.choices(failLevels)
				.default("contradicted"),
		)
		.addOption(publishedOption())
		.option("--all", "show supported and unverified claims too", false)
		.addHelpText("after", exitCodes)
		.action(async (drafts: string[], given: CheckArguments) => finish(await check(drafts, given)));
	program
		.command("search")
		.description("look for passages in the sources")
		.argument("<query>", "words to look for")
		.addOption(corpusOption())
		.addOption(excludeOption())
		.option("--gitignore", "leave out of folders of sources what their .gitignore files name")
		.option("--no-gitignore", "read it all the same (default)")
		.addOption(indexOption())
		.addOption(tierOption())
		.addOption(new Option("--limit <n>", "most passages to show").argParser(atLeastOne).default(10))
		.addOption(formatOption(searchFormats))
		.action(async (query: string, given: SearchArguments) => finish(await search(query, given)));
	program
		.command("export")
		.description("check a draft and write it out with its sources: footnotes, fact sheet or comments")
		.argument("<draft>", "a text or Markdown file; - for standard input")
		.addOption(corpusOption())
		.addOption(excludeOption())
		.option("--gitignore", "leave out of folders of sources what their .gitignore files name")
		.option("--no-gitignore", "read it all the same (default)")
		.addOption(indexOption())
		.addOption(tierOption())
		.addOption(new Option("--format <format>", "form of the output").choices(exportNames).default("markdown"))
		.option("--out <file>", "file to write; standard output if not given")
		.option("--force", "replace the file if it is there", false)
		.addOption(publishedOption())
		.action(async (draft: string, given: ExportArguments) => finish(await exportDraft(draft, given)));
	return program;
}

function usageFailure(error: CommanderError, given: readonly string[]): string {
	if (error.code === "commander.help") return "no command given. See corroborate --help.";
	const command = given.find((word) => word === "check" || word === "search" || word === "export");
	const what = error.message
		.replace(/^error: /, "")
		.replace(/\s*\n\s*/g, " ")
		.replace(/[.\s]+$/, "");
	return `${what}. See corroborate ${command === undefined ? "" : `${command} `}--help.`;
}

/** Reads the command line and runs what it asks for. */
export async function run(given: readonly string[]): Promise<Outcome> {
	let outcome: Outcome | undefined;
	let printed = "";
	const program = buildProgram(
		(result) => {
			outcome = result;
		},
		(text) => {
			printed += text;
		},
	);
	try {
		await program.parseAsync(given, { from: "user" });
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		if (error.exitCode !== 0) return { failure: usageFailure(error, given) };
	}
	return outcome ?? { output: printed, exitCode: 0, notes: [] };
}
