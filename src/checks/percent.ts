import { figureCheck } from "./figure.js";

/** "more than 90 per cent", "nine-tenths", "half a percentage point". A per cent is never held against a percentage point. */
export const percent = figureCheck("percent", ["percent", "points"], (draft, source) =>
	draft.measure === source.measure ? { draft, source } : undefined,
);
