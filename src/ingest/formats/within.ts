import type { OriginalPlace } from "../../corpus/types.js";
import type { Extract } from "./types.js";

function withoutLine({ start, label }: OriginalPlace): OriginalPlace {
	return { start, label };
}

/** What was taken out of a file that lies in another: named by both, and its lines are none of the outer file's. */
export function within(name: string, { part, places = [], ...extract }: Extract): Extract {
	return {
		...extract,
		part: part === undefined ? name : `${name}#${part}`,
		places: places.map(withoutLine),
	};
}
