import { asPrinted, figureCheck } from "./figure.js";

/** "aged 42", "the 42-year-old". */
export const age = figureCheck("age", ["age"], asPrinted);
