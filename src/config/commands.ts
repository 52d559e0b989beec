export interface Command {
	readonly command: `corroborate.${string}`;
	readonly title: string;
	readonly icon?: string;
}

/** The commands of the command palette. The manifest's `contributes.commands` is generated from this table. */
export const commands: readonly Command[] = [
	{ command: "corroborate.search", title: "Search Sources and Claims", icon: "$(search)" },
	{ command: "corroborate.checkNow", title: "Check Draft Now" },
	{ command: "corroborate.chooseSources", title: "Choose Source Folder..." },
	{ command: "corroborate.showLog", title: "Show Log" },
];
