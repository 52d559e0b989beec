import { type SheetColumn, sheetColumns } from "../protocol/sheet.js";
import type { Order } from "./rows.js";

/** The heads of the columns, each a button that sorts; one tab stop, the arrow keys move along. */
export function createHeader(
	table: HTMLTableElement,
	names: Readonly<Record<SheetColumn, string>>,
	sort: (column: SheetColumn) => void,
): { show(order: Order): void } {
	const head = table.createTHead();
	head.setAttribute("role", "rowgroup");
	const row = head.insertRow();
	row.setAttribute("role", "row");
	const buttons = sheetColumns.map((column, at) => {
		const cell = document.createElement("th");
		cell.scope = "col";
		cell.className = column;
		cell.setAttribute("role", "columnheader");
		const button = document.createElement("button");
		button.type = "button";
		button.className = "sorter";
		button.textContent = names[column];
		button.tabIndex = at === 0 ? 0 : -1;
		button.addEventListener("click", () => sort(column));
		cell.append(button);
		row.append(cell);
		return button;
	});

	function focus(at: number): void {
		const wanted = buttons[Math.max(0, Math.min(buttons.length - 1, at))];
		for (const button of buttons) button.tabIndex = button === wanted ? 0 : -1;
		wanted?.focus();
	}

	row.addEventListener("keydown", (event) => {
		const at =
			document.activeElement instanceof HTMLButtonElement ? buttons.indexOf(document.activeElement) : -1;
		const steps: Readonly<Record<string, number>> = {
			ArrowRight: at + 1,
			ArrowLeft: at - 1,
			Home: 0,
			End: buttons.length - 1,
		};
		const to = steps[event.key];
		if (at < 0 || to === undefined) return;
		event.preventDefault();
		focus(to);
	});

	return {
		show({ column, descending }) {
			for (const [at, name] of sheetColumns.entries()) {
				const cell = row.cells[at];
				if (name === column) cell?.setAttribute("aria-sort", descending ? "descending" : "ascending");
				else cell?.removeAttribute("aria-sort");
			}
		},
	};
}
