import { asPrinted, figureCheck } from "./figure.js";

/** "first woman", "third term". */
export const ordinal = figureCheck("ordinal", ["ordinal"], asPrinted);
