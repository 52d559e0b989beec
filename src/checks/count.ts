import { asPrinted, figureCheck } from "./figure.js";

/** "one operational mine": how many there are of something. */
export const count = figureCheck("count", ["count"], asPrinted);
