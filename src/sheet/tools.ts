import type { SheetWords } from "../protocol/sheet.js";

export type Tool = "go" | "source" | "signOff" | "accept" | "takeBack" | "copy" | "exportAs";

const order: readonly Tool[] = ["go", "source", "signOff", "accept", "takeBack", "copy", "exportAs"];

/** The filter, the buttons and how many facts are shown. */
export interface Tools {
	readonly element: HTMLElement;
	/** Which buttons can be used. */
	enable(usable: ReadonlySet<Tool>): void;
	showCount(shown: number, of: number): void;
	setFilter(query: string, standing: string): void;
	focusFilter(): void;
}

export interface ToolEvents {
	used(tool: Tool): void;
	filtered(query: string, standing: string): void;
}

function labelled(text: string, control: HTMLElement): HTMLLabelElement {
	const label = document.createElement("label");
	const words = document.createElement("span");
	words.textContent = text;
	label.append(words, control);
	return label;
}

export function createTools(words: SheetWords, events: ToolEvents): Tools {
	const element = document.createElement("header");

	const search = document.createElement("input");
	search.type = "search";
	search.placeholder = words.search;
	search.setAttribute("aria-label", words.search);
	const choice = document.createElement("select");
	for (const { standing, name } of words.filters) choice.add(new Option(name, standing));
	const filter = () => events.filtered(search.value, choice.value);
	search.addEventListener("input", filter);
	choice.addEventListener("change", filter);
	const count = document.createElement("output");
	count.setAttribute("role", "status");

	const bar = document.createElement("div");
	bar.className = "tools";
	bar.setAttribute("role", "toolbar");
	bar.setAttribute("aria-label", words.tools);
	const buttons = new Map(
		order.map((tool) => {
			const button = document.createElement("button");
			button.type = "button";
			button.textContent = words[tool];
			button.addEventListener("click", () => events.used(tool));
			bar.append(button);
			return [tool, button] as const;
		}),
	);

	const filters = document.createElement("div");
	filters.className = "filters";
	filters.append(search, labelled(words.show, choice), count);
	const heading = document.createElement("h1");
	heading.textContent = words.table;
	element.append(heading, filters, bar);

	return {
		element,
		enable(usable) {
			// an unusable button keeps its place in the order of Tab: it is told to be unusable, not taken away
			for (const [tool, button] of buttons) button.setAttribute("aria-disabled", String(!usable.has(tool)));
		},
		showCount(shown, of) {
			count.textContent = words.shown.replace("{0}", String(shown)).replace("{1}", String(of));
		},
		setFilter(query, standing) {
			search.value = query;
			choice.value = standing;
		},
		focusFilter: () => search.focus(),
	};
}
