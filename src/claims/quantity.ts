export { type Numeral, type NumeralKind, numerals } from "./quantity/numerals.js";
export { quantities, type Reading, readings } from "./quantity/scan.js";
