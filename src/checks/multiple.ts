import { asPrinted, figureCheck } from "./figure.js";

/** "doubled", "three times". */
export const multiple = figureCheck("multiple", ["multiple"], asPrinted);
