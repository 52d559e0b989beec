/** One setting: its type, default and words. The manifest's `contributes.configuration` is generated from this table. */
export interface Setting {
	readonly type: "string" | "array" | "number" | "boolean";
	readonly default: unknown;
	readonly enum?: readonly string[];
	readonly enumDescriptions?: readonly string[];
	readonly items?: { readonly type: "string" };
	readonly minimum?: number;
	readonly description: string;
	/** What docs/settings.md says beyond the description, as Markdown. */
	readonly notes?: string;
	readonly scope: "resource" | "window" | "application";
}

const severities = ["error", "warning", "information", "hint", "none"] as const;
export type SeverityName = (typeof severities)[number];

const citationStyles = ["footnote", "link"] as const;
export type CitationStyle = (typeof citationStyles)[number];

function severity(verdict: string, byDefault: SeverityName, notes?: string): Setting {
	return {
		type: "string",
		default: byDefault,
		enum: severities,
		description: `How a claim is marked that ${verdict}. "none" hides it.`,
		...(notes === undefined ? {} : { notes }),
		scope: "resource",
	};
}

function tier(words: string): Setting {
	return {
		type: "array",
		default: [],
		items: { type: "string" },
		description: `Folders, files or glob patterns of sources that are ${words}; their evidence is marked so. Relative to the workspace folder.`,
		scope: "resource",
	};
}

/** When a draft is checked. */
const runs = ["onType", "onPause", "onSave", "onDemand"] as const;
export type RunName = (typeof runs)[number];

export const settings = {
	"corroborate.sources": {
		type: "array",
		default: [],
		items: { type: "string" },
		description:
			"Folders, files or glob patterns of your sources, absolute or relative to the workspace folder: text, Markdown, web pages, PDF and Word documents, and tables of exchange rates as the European Central Bank publishes them (.csv). When empty, the three articles that ship with Corroborate are used.",
		notes: `Folders are walked, except \`node_modules\` and those whose names begin with a dot. A Markdown source may tell its \`title\`, \`publisher\`, \`date\` and \`url\` in front matter. A source that changes on disk is read again; every five minutes, and when you come back to the editor's window, all are looked at anew by their size and time, since network drives do not tell of changes. Files that could not be read are named in the Sources view, with the reason.

\`\`\`json
"corroborate.sources": ["sources", "../archive/2025/**/*.md", "eurofxref-hist.csv"]
\`\`\``,
		scope: "resource",
	},
	"corroborate.exclude": {
		type: "array",
		default: [],
		items: { type: "string" },
		description:
			"Glob patterns, or names of folders and files, that are left out where a folder of sources is read. Relative to the workspace folder.",
		notes:
			"How much each of them leaves out is said in the Sources view. A file that `corroborate.sources` names is read all the same.",
		scope: "resource",
	},
	"corroborate.useGitignore": {
		type: "boolean",
		default: false,
		description: "Leaves out what the .gitignore files of the folders of sources name.",
		notes:
			"Those of the folders above count too, up to the root of the repository. How much is left out is said in the Sources view.",
		scope: "resource",
	},
	"corroborate.reading.threads": {
		type: "number",
		default: 0,
		minimum: 0,
		description:
			"How many threads read and index the sources where there are many. 0: as many as the machine has processors, four at most.",
		scope: "resource",
	},
	"corroborate.reading.memory": {
		type: "number",
		default: 600,
		minimum: 200,
		description: "About how much memory reading and indexing many sources may take, in megabytes.",
		notes: "Less memory makes it slower, and leaves more to be put in order afterwards.",
		scope: "resource",
	},
	"corroborate.languages": {
		type: "array",
		default: ["markdown", "plaintext"],
		items: { type: "string" },
		description: "The language ids of the documents that are checked as drafts.",
		notes: "A file that is itself one of the sources is never checked.",
		scope: "resource",
	},
	"corroborate.run": {
		type: "string",
		default: "onPause",
		enum: runs,
		enumDescriptions: [
			"At every keystroke.",
			"When typing pauses.",
			"When a draft is opened or saved.",
			"Only when the command Check Draft Now is run.",
		],
		description: "When a draft is checked.",
		notes:
			"A pause is 150 milliseconds. While a draft waits, the status bar says that it was changed since it was checked; marks whose words were edited are gone at once in any case.",
		scope: "resource",
	},
	"corroborate.name": {
		type: "string",
		default: "",
		description:
			"Your name, as it stands beside the facts that you sign off or accept. Asked for when it is first needed.",
		notes: "It is kept in your own settings, and sent nowhere.",
		scope: "application",
	},
	"corroborate.severity.contradicted": severity("the sources contradict", "warning"),
	"corroborate.severity.conflicting": severity("the sources disagree about", "information"),
	"corroborate.severity.supported": severity("the sources support", "hint"),
	"corroborate.severity.unverified": severity(
		"the sources do not speak to",
		"none",
		"That the sources do not speak to a claim does not make it false.",
	),
	"corroborate.severity.attention": severity(
		"stands in a sentence that a source supports, with a value that the source does not have",
		"none",
		"Such claims are unverified too. Where both are set, this one goes first.",
	),
	"corroborate.tiers.primary": tier("first hand: documents, transcripts, data"),
	"corroborate.tiers.secondary": tier("told from others"),
	"corroborate.tiers.wire": tier("taken over from a news agency"),
	"corroborate.maxDraftLength": {
		type: "number",
		default: 1_000_000,
		minimum: 1000,
		description: "The longest draft that is checked, in characters. A longer one is reported as not checked.",
		notes: "Characters are UTF-16 code units.",
		scope: "resource",
	},
	"corroborate.citationStyle": {
		type: "string",
		default: "footnote",
		enum: citationStyles,
		enumDescriptions: [
			"A footnote at the end of the draft, and its mark after the sentence.",
			"A link in parentheses at the end of the sentence.",
		],
		description: "How the quick fix that cites a source writes it into a Markdown draft.",
		notes:
			"A source without a web address is named without a link: the path of a file on your machine never goes into a draft.",
		scope: "resource",
	},
	"corroborate.staleAfterDays": {
		type: "number",
		default: 365,
		minimum: 1,
		description:
			"A source that is older than the draft by more than so many days is shown with its date in the hover.",
		notes: 'It is shown as "as of" its date. Both dates must be known.',
		scope: "resource",
	},
	"corroborate.codeLens": {
		type: "boolean",
		default: false,
		description: "Shows above each heading of a draft how many of its claims differ and how many agree.",
		scope: "resource",
	},
} as const satisfies Record<string, Setting>;

/** The settings as one object, validated. */
export interface Config {
	readonly sources: readonly string[];
	/** What is left out of folders of sources: patterns, and what `.gitignore` files name. */
	readonly exclude: readonly string[];
	readonly useGitignore: boolean;
	/** How sources are read where there are many: threads, 0 for as many as there are processors, and megabytes. */
	readonly reading: { readonly threads: number; readonly memory: number };
	readonly languages: readonly string[];
	readonly run: RunName;
	readonly severity: Readonly<
		Record<"contradicted" | "conflicting" | "supported" | "unverified" | "attention", SeverityName>
	>;
	/** Patterns of sources, by how near they are to what they tell. */
	readonly tiers: Readonly<Record<"primary" | "secondary" | "wire", readonly string[]>>;
	readonly maxDraftLength: number;
	readonly citationStyle: CitationStyle;
	/** How much older than the draft a source may be before its date is shown, in days. */
	readonly staleAfterDays: number;
	readonly codeLens: boolean;
}
