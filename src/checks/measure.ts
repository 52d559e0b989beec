import { inCommonUnit } from "../claims/units.js";
import { figureCheck } from "./figure.js";

/** "12 km", "40 °C": a physical quantity, compared across units. */
export const measure = figureCheck("measure", ["unit"], inCommonUnit);
