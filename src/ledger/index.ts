export { type Decision, entryOf, factsOfReport } from "./facts.js";
export { type LedgerFile, ledgerLine, ledgerPath, parseLedger } from "./file.js";
export { matchLedger } from "./match.js";
export type { Fact, FactState, LedgerAction, LedgerEntry, LedgerView } from "./types.js";
