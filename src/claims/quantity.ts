export { quantities } from "./quantity/scan.js";
