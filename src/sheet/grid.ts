import { type SheetColumn, sheetColumns } from "../protocol/sheet.js";
import type { PlacedRow } from "./rows.js";

/** The table: one tab stop, and the arrow keys move through its cells. */
export interface Grid {
	/** Shows the rows in this order, in the place of those before. */
	show(rows: readonly PlacedRow[]): void;
	marked(): readonly PlacedRow[];
	/** The marked rows, or else the one that the reader is at. */
	chosen(): readonly PlacedRow[];
	current(): PlacedRow | undefined;
}

export interface GridEvents {
	/** Enter, or a double click. */
	opened(row: PlacedRow, column: SheetColumn): void;
	/** The reader is at another row, or others are marked. */
	moved(): void;
}

const pageRows = 10;

function element<K extends keyof HTMLElementTagNameMap>(
	name: K,
	className: string,
	...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
	const made = document.createElement(name);
	if (className !== "") made.className = className;
	made.append(...children);
	return made;
}

function sourceParts(row: PlacedRow): Node[] {
	if (row.source === "") return [];
	const { passage, from, to, publisher, source, more } = row;
	const quoted = element(
		"q",
		"passage",
		passage.slice(0, from),
		element("b", "", passage.slice(from, to)),
		passage.slice(to),
	);
	const named = [publisher, source].filter((part) => part !== "").join(" · ");
	const parts: Node[] = [quoted, element("div", "source", named)];
	if (more !== "") parts.push(element("div", "more", more));
	return parts;
}

function cellParts(row: PlacedRow, column: SheetColumn): (Node | string)[] {
	if (column === "source") return sourceParts(row);
	return [column === "line" ? String(row.line) : row[column]];
}

function rowElement(row: PlacedRow): HTMLTableRowElement {
	const made = element("tr", row.standing);
	made.dataset.id = row.id;
	made.setAttribute("aria-selected", "false");
	for (const column of sheetColumns) {
		const cell = element("td", column, ...cellParts(row, column));
		cell.tabIndex = -1;
		cell.setAttribute("role", column === "fact" ? "rowheader" : "gridcell");
		made.append(cell);
	}
	made.setAttribute("role", "row");
	return made;
}

export function createGrid(table: HTMLTableElement, events: GridEvents): Grid {
	const body = table.createTBody();
	body.setAttribute("role", "rowgroup");
	const elements = new Map<string, { readonly row: PlacedRow; readonly made: HTMLTableRowElement }>();
	let shown: readonly PlacedRow[] = [];
	let ids = new Set<string>();
	let at = { row: 0, column: sheetColumns.indexOf("fact") };
	/** Where a stretch of marked rows began. */
	let anchor = 0;
	let stop: HTMLElement | undefined;

	function elementOf(row: PlacedRow): HTMLTableRowElement {
		const known = elements.get(row.id);
		if (known?.row === row) return known.made;
		const made = rowElement(row);
		elements.set(row.id, { row, made });
		return made;
	}

	function cellAt(row: number, column: number): HTMLElement | undefined {
		const cell = body.rows[row]?.cells[column];
		return cell;
	}

	/** The one cell that Tab comes to. */
	function setStop(cell: HTMLElement | undefined): void {
		if (stop) stop.tabIndex = -1;
		stop = cell;
		if (cell) cell.tabIndex = 0;
	}

	function mark(wanted: Iterable<string>): void {
		ids = new Set(wanted);
		for (const made of body.rows) {
			made.setAttribute("aria-selected", String(ids.has(made.dataset.id ?? "")));
		}
	}

	function marked(): readonly PlacedRow[] {
		return shown.filter(({ id }) => ids.has(id));
	}

	function goTo(row: number, column: number, focus = true): void {
		at = {
			row: Math.max(0, Math.min(shown.length - 1, row)),
			column: Math.max(0, Math.min(sheetColumns.length - 1, column)),
		};
		const cell = cellAt(at.row, at.column);
		setStop(cell);
		if (focus) cell?.focus();
		cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
		events.moved();
	}

	function idsBetween(a: number, b: number): string[] {
		return shown.slice(Math.min(a, b), Math.max(a, b) + 1).map(({ id }) => id);
	}

	function extendTo(row: number): void {
		const to = Math.max(0, Math.min(shown.length - 1, row));
		mark(idsBetween(anchor, to));
		goTo(to, at.column);
	}

	function moveTo(row: number, column: number): void {
		goTo(row, column);
		anchor = at.row;
		if (ids.size > 0) mark([]);
		events.moved();
	}

	function toggle(row: number): void {
		const id = shown[row]?.id;
		if (id === undefined) return;
		const others = new Set(ids);
		if (!others.delete(id)) others.add(id);
		mark(others);
		anchor = row;
		events.moved();
	}

	function current(): PlacedRow | undefined {
		return shown[at.row];
	}

	function open(): void {
		const row = current();
		const column = sheetColumns[at.column];
		if (row && column) events.opened(row, column);
	}

	/** What a key does; gives whether it does anything. */
	function key({ key: name, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
		const command = ctrlKey || metaKey;
		const { row, column } = at;
		const step = (to: number) => (shiftKey ? extendTo(to) : moveTo(to, column));
		switch (name) {
			case "ArrowDown":
				step(row + 1);
				return true;
			case "ArrowUp":
				step(row - 1);
				return true;
			case "PageDown":
				step(row + pageRows);
				return true;
			case "PageUp":
				step(row - pageRows);
				return true;
			case "ArrowRight":
				goTo(row, column + 1);
				return true;
			case "ArrowLeft":
				goTo(row, column - 1);
				return true;
			case "Home":
				moveTo(command ? 0 : row, 0);
				return true;
			case "End":
				moveTo(command ? shown.length - 1 : row, sheetColumns.length - 1);
				return true;
			case "Enter":
				open();
				return true;
			case " ":
				toggle(row);
				return true;
			case "Escape":
				mark([]);
				events.moved();
				return true;
			case "a":
				if (!command) return false;
				mark(shown.map(({ id }) => id));
				events.moved();
				return true;
			default:
				return false;
		}
	}

	function placeOf(target: EventTarget | null): { row: number; column: number } | undefined {
		const cell = target instanceof Element ? target.closest("td") : null;
		const made = cell?.parentElement;
		if (!cell || !(made instanceof HTMLTableRowElement)) return undefined;
		return { row: made.sectionRowIndex, column: cell.cellIndex };
	}

	body.addEventListener("keydown", (event) => {
		if (!key(event)) return;
		event.preventDefault();
		event.stopPropagation();
	});
	body.addEventListener("click", (event) => {
		const place = placeOf(event.target);
		if (!place) return;
		// words are being selected with the mouse: leave them be
		if (getSelection()?.isCollapsed === false) return;
		if (event.ctrlKey || event.metaKey) {
			goTo(place.row, place.column);
			toggle(place.row);
		} else if (event.shiftKey) extendTo(place.row);
		else moveTo(place.row, place.column);
	});
	body.addEventListener("dblclick", (event) => {
		const place = placeOf(event.target);
		if (!place) return;
		at = place;
		open();
	});

	return {
		show(rows) {
			const id = current()?.id;
			const hadFocus = body.contains(document.activeElement);
			shown = rows;
			const kept = new Set(rows.map((row) => row.id));
			body.replaceChildren(...rows.map(elementOf));
			for (const known of elements.keys()) if (!kept.has(known)) elements.delete(known);
			mark([...ids].filter((one) => kept.has(one)));
			const row = rows.findIndex((one) => one.id === id);
			at = { ...at, row: row < 0 ? Math.min(at.row, Math.max(0, rows.length - 1)) : row };
			setStop(cellAt(at.row, at.column));
			if (hadFocus) stop?.focus();
			events.moved();
		},
		marked,
		chosen: () => {
			const row = current();
			const rows = marked();
			return rows.length > 0 || !row ? rows : [row];
		},
		current,
	};
}
