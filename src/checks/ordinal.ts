import { type Common, figureCheck } from "./figure.js";

/** Places on one scale: "largest" against "smallest" or "second-biggest", never against "oldest" or a plain "first". */
const onOneScale: Common = (draft, source) => (draft.unit === source.unit ? { draft, source } : undefined);

/** "first woman", "third term", "the largest bank". */
export const ordinal = figureCheck("ordinal", ["ordinal"], onOneScale);
