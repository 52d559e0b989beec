export { type Decoded, decodeText } from "./decode.js";
export { hasSourceExtension, type SourceProblem } from "./find-files.js";
export { appendToLedger, findLedger, type LedgerPlace } from "./ledger-file.js";
export { type LoadedSources, type LoadOptions, loadSources, sourceId } from "./load-sources.js";
export { packageRoot, seedsFolder } from "./package-root.js";
export { readDraft } from "./read-text.js";
