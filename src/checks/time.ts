import { compareMoments } from "./moment.js";
import type { SlotCheck } from "./types.js";

/** "at 3 pm", "on Tuesday evening": the time of day that something was or will be. */
export const time: SlotCheck = {
	kind: "time",
	accepts: ({ mention }) => mention.type === "date" && mention.grain === "time",
	compare: compareMoments,
};
