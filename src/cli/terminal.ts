/** Whether standard output takes colour. FORCE_COLOR and NO_COLOR decide before the kind of output does. */
export function wantsColor(): boolean {
	const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = process.env;
	if (force !== undefined) return force !== "0" && force !== "false";
	if (no !== undefined && no !== "") return false;
	return process.stdout.isTTY === true && term !== "dumb";
}

/** How wide lines may be. */
export function outputColumns(): number {
	return Math.min(process.stdout.columns || 100, 140);
}
