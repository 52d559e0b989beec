import { compareMoments } from "./moment.js";
import type { SlotCheck } from "./types.js";

/** "on Tuesday": the day of the week something was or will be. */
export const weekday: SlotCheck = {
	kind: "weekday",
	accepts: ({ mention }) => mention.type === "date" && mention.grain === "weekday",
	compare: compareMoments,
};
