/** One setting: its type, default and words. The manifest's `contributes.configuration` is generated from this table. */
export interface Setting {
	readonly type: "string" | "array" | "number" | "boolean";
	readonly default: unknown;
	readonly enum?: readonly string[];
	readonly enumDescriptions?: readonly string[];
	readonly items?: { readonly type: "string" };
	readonly minimum?: number;
	readonly description: string;
	readonly scope: "resource" | "window" | "application";
}

const severities = ["error", "warning", "information", "hint", "none"] as const;
export type SeverityName = (typeof severities)[number];

const citationStyles = ["footnote", "link"] as const;
export type CitationStyle = (typeof citationStyles)[number];

function severity(verdict: string, byDefault: SeverityName): Setting {
	return {
		type: "string",
		default: byDefault,
		enum: severities,
		description: `How a claim is marked that ${verdict}. "none" hides it.`,
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
			"Folders, files or glob patterns of your source articles, absolute or relative to the workspace folder. When empty, the three articles that ship with Corroborate are used.",
		scope: "resource",
	},
	"corroborate.languages": {
		type: "array",
		default: ["markdown", "plaintext"],
		items: { type: "string" },
		description: "The language ids of the documents that are checked as drafts.",
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
		scope: "resource",
	},
	"corroborate.name": {
		type: "string",
		default: "",
		description:
			"Your name, as it stands beside the facts that you sign off or accept. Asked for when it is first needed.",
		scope: "application",
	},
	"corroborate.severity.contradicted": severity("the sources contradict", "warning"),
	"corroborate.severity.conflicting": severity("the sources disagree about", "information"),
	"corroborate.severity.supported": severity("the sources support", "hint"),
	"corroborate.severity.unverified": severity("the sources do not speak to", "none"),
	"corroborate.severity.attention": severity(
		"stands in a sentence that a source supports, with a value that the source does not have",
		"none",
	),
	"corroborate.tiers.primary": tier("first hand: documents, transcripts, data"),
	"corroborate.tiers.secondary": tier("told from others"),
	"corroborate.tiers.wire": tier("taken over from a news agency"),
	"corroborate.maxDraftLength": {
		type: "number",
		default: 1_000_000,
		minimum: 1000,
		description: "The longest draft that is checked, in characters. A longer one is reported as not checked.",
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
		scope: "resource",
	},
	"corroborate.staleAfterDays": {
		type: "number",
		default: 365,
		minimum: 1,
		description:
			"A source that is older than the draft by more than so many days is shown with its date in the hover.",
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
