import {
	type FromSheet,
	type SheetRow,
	type SheetState,
	type SheetWords,
	sheetColumns,
	type ToSheet,
} from "../protocol/sheet.js";
import { createGrid } from "./grid.js";
import { createHeader } from "./header.js";
import { filtered, type Order, type PlacedRow, sorted, tabSeparated } from "./rows.js";
import { createTools, type Tool } from "./tools.js";

interface Host {
	postMessage(message: FromSheet): void;
	getState(): unknown;
	setState(state: SheetState): void;
}

/** What VS Code gives to the script of a webview. */
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();

function readState(): SheetState {
	const uri = document.body.dataset.uri ?? "";
	const kept: unknown = host.getState();
	if (typeof kept !== "object" || kept === null) return { uri };
	const fields = new Map<string, unknown>(Object.entries(kept));
	const text = (name: string) => {
		const value = fields.get(name);
		return typeof value === "string" ? value : "";
	};
	const column = sheetColumns.find((known) => known === fields.get("column")) ?? "line";
	return {
		uri,
		query: text("query"),
		standing: text("standing"),
		column,
		descending: fields.get("descending") === true,
	};
}

function openSheet(words: SheetWords): (message: ToSheet) => void {
	let state = readState();
	let order: Order = { column: state.column ?? "line", descending: state.descending ?? false };
	const known = new Map<string, SheetRow>();
	let rows: readonly PlacedRow[] = [];

	const notice = document.createElement("p");
	notice.className = "notice";
	notice.setAttribute("role", "status");
	const empty = document.createElement("p");
	empty.className = "empty";
	empty.textContent = words.none;
	const help = document.createElement("p");
	help.className = "help";
	help.id = "help";
	help.textContent = words.help;

	const table = document.createElement("table");
	table.setAttribute("role", "grid");
	table.setAttribute("aria-label", words.table);
	table.setAttribute("aria-describedby", help.id);
	table.setAttribute("aria-multiselectable", "true");

	const tools = createTools(words, {
		used: use,
		filtered(query, standing) {
			state = { ...state, query, standing };
			show();
		},
	});
	const header = createHeader(table, words.columns, (column) => {
		order = { column, descending: order.column === column && !order.descending };
		show();
	});
	const grid = createGrid(table, {
		opened(row, column) {
			host.postMessage({ type: column === "source" || column === "date" ? "source" : "go", id: row.id });
		},
		moved: enable,
	});

	function enable(): void {
		const chosen = grid.chosen();
		const row = grid.current();
		const usable = new Set<Tool>(["exportAs"]);
		if (row) usable.add("go").add("copy");
		if (row?.source) usable.add("source");
		if (chosen.some(({ settled }) => !settled)) usable.add("signOff").add("accept");
		if (chosen.some(({ settled }) => settled)) usable.add("takeBack");
		usableNow = usable;
		tools.enable(usable);
	}

	let usableNow: ReadonlySet<Tool> = new Set();

	function use(tool: Tool): void {
		if (!usableNow.has(tool)) return;
		const id = grid.current()?.id ?? "";
		const chosen = grid.chosen();
		switch (tool) {
			case "go":
			case "source":
				host.postMessage({ type: tool, id });
				return;
			case "signOff":
			case "accept": {
				const ids = chosen.filter(({ settled }) => !settled).map((row) => row.id);
				host.postMessage({ type: tool, ids });
				return;
			}
			case "takeBack": {
				const ids = chosen.filter(({ settled }) => settled).map((row) => row.id);
				host.postMessage({ type: tool, ids });
				return;
			}
			case "copy":
				host.postMessage({ type: "copy", text: copied() });
				return;
			case "exportAs":
				host.postMessage({ type: "export" });
		}
	}

	/** The marked rows; without any, the whole table as it is shown. */
	function copied(): string {
		return tabSeparated(grid.marked().length > 0 ? grid.marked() : rows, words.columns);
	}

	let all: readonly PlacedRow[] = [];

	function show(): void {
		const { query = "", standing = "" } = state;
		rows = sorted(filtered(all, query, standing), order);
		grid.show(rows);
		header.show(order);
		tools.showCount(rows.length, all.length);
		empty.hidden = rows.length > 0;
		state = { ...state, ...order };
		host.setState(state);
	}

	document.addEventListener("copy", (event) => {
		if (getSelection()?.isCollapsed === false || document.activeElement instanceof HTMLInputElement) return;
		event.clipboardData?.setData("text/plain", tabSeparated(grid.chosen(), words.columns));
		event.preventDefault();
	});
	document.addEventListener("keydown", (event) => {
		if (event.key !== "/" || event.target instanceof HTMLInputElement) return;
		event.preventDefault();
		tools.focusFilter();
	});

	const scroller = document.createElement("div");
	scroller.className = "scroller";
	scroller.append(table, empty);
	const main = document.createElement("main");
	main.append(tools.element, notice, scroller, help);
	document.body.replaceChildren(main);
	tools.setFilter(state.query ?? "", state.standing ?? "");
	show();

	return (message) => {
		if (message.type === "words") return;
		notice.textContent = message.notice;
		notice.hidden = message.notice === "";
		if (message.type === "notice") return;
		const changed = new Set(message.changed);
		for (const row of changed) known.set(row.id, row);
		const before = new Map(all.map((row) => [row.id, row]));
		all = message.ids.flatMap((id, at) => {
			const row = known.get(id);
			const line = message.lines[at] ?? 0;
			const old = before.get(id);
			if (!row) return [];
			// the same object for the same words: its row on the page is kept
			return [old?.line === line && !changed.has(row) ? old : { ...row, line }];
		});
		const ids = new Set(message.ids);
		for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
		show();
	};
}

let take: ((message: ToSheet) => void) | undefined;
window.addEventListener("message", ({ data }: MessageEvent<ToSheet>) => {
	if (data.type === "words") take ??= openSheet(data.words);
	else take?.(data);
});
host.postMessage({ type: "ready" });
