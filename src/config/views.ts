export const container = { id: "corroborate", title: "Corroborate", icon: "media/desk.svg" } as const;

export interface View {
	readonly id: `corroborate.${string}`;
	readonly name: string;
	readonly icon: string;
}

/** The views of the activity bar. */
export const views: readonly View[] = [
	{ id: "corroborate.facts", name: "Facts", icon: "media/desk.svg" },
	{ id: "corroborate.sources", name: "Sources", icon: "media/desk.svg" },
];

export interface Welcome {
	readonly view: View["id"];
	/** Names the text among the translations. */
	readonly name: string;
	readonly when: string;
	readonly contents: string;
}

/** What an empty view says: why it is empty, and the one thing to do about it. */
export const welcomes: readonly Welcome[] = [
	{
		view: "corroborate.facts",
		name: "noDraft",
		when: "!corroborate.hasDraft",
		contents:
			"The facts of the draft in the editor stand here, with what your sources say about each.\n[Open a Draft](command:workbench.action.files.openFile)\nNew here? [Get started](command:corroborate.openWalkthrough) in four steps, with a sample to try them on.",
	},
	{
		view: "corroborate.facts",
		name: "waiting",
		when: "corroborate.hasDraft && corroborate.draftState == waiting",
		contents: "This draft is not checked yet.\n[Check Draft Now](command:corroborate.checkNow)",
	},
	{
		view: "corroborate.facts",
		name: "noFacts",
		when: "corroborate.hasDraft && corroborate.draftState == empty && !corroborate.factsFiltered",
		contents: "No figure, date, name or quotation was found in this draft that could be checked.",
	},
	{
		view: "corroborate.facts",
		name: "noMatch",
		when: "corroborate.hasDraft && corroborate.factsFiltered",
		contents: "No fact has these words.\n[Show All Facts](command:corroborate.showAllFacts)",
	},
	{
		view: "corroborate.sources",
		name: "noSources",
		when: "corroborate.noSources && workbenchState != empty",
		contents:
			"There is nothing to check against in the chosen folders.\n[Choose Source Folder](command:corroborate.chooseSources)",
	},
	{
		view: "corroborate.sources",
		name: "noFolder",
		when: "corroborate.noSources && workbenchState == empty",
		contents:
			"Open the folder of your draft, then choose where your sources are.\n[Open Folder](command:workbench.action.files.openFolder)",
	},
];
