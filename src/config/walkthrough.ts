export interface Step {
	readonly id: string;
	readonly title: string;
	readonly description: string;
	readonly media: { readonly markdown: string };
	/** What ticks the step off. */
	readonly completionEvents: readonly string[];
}

/** The walkthrough of the Welcome page. Its pictures and pages are in media/walkthrough. */
export const walkthrough = {
	id: "start",
	title: "Check a draft against your sources",
	description: "Four steps, with a sample to try them on. Nothing leaves your machine.",
	steps: [
		{
			id: "sample",
			title: "See what is found",
			description:
				"Open a short draft with some mistakes in it. What differs from the sources is underlined; rest the mouse on it to read the source's own sentence.\n[Open the Sample](command:corroborate.openSample)",
			media: { markdown: "media/walkthrough/sample-step.md" },
			completionEvents: ["onCommand:corroborate.openSample"],
		},
		{
			id: "facts",
			title: "Go through the facts",
			description:
				"Every figure, date, name and quotation of the draft is in a list: what differs first.\n[Show the Facts](command:corroborate.facts.focus)",
			media: { markdown: "media/walkthrough/facts-step.md" },
			completionEvents: ["onView:corroborate.facts"],
		},
		{
			id: "sources",
			title: "Name your own sources",
			description:
				"Choose the folder that holds your source articles. Until then the three articles that ship are used.\n[Choose Source Folder](command:corroborate.chooseSources)",
			media: { markdown: "media/walkthrough/sources-step.md" },
			completionEvents: ["onSettingChanged:corroborate.sources"],
		},
		{
			id: "decide",
			title: "Sign off, accept, hand on",
			description:
				"Sign off what you have checked, or accept a difference and say why. The list of facts can be saved as a document or a table.\n[Export Facts](command:corroborate.export)",
			media: { markdown: "media/walkthrough/decide-step.md" },
			completionEvents: ["onCommand:corroborate.signOff", "onCommand:corroborate.accept"],
		},
	],
} as const satisfies {
	readonly id: string;
	readonly title: string;
	readonly description: string;
	readonly steps: readonly Step[];
};
