export { type Decoded, decodeText } from "./decode.js";
export { type Exclusion, findFiles, hasSourceExtension, type SourceProblem } from "./find-files.js";
export { isCurrentFormat, maxBytesOf } from "./formats/kinds.js";
export type { SourceRules } from "./ignore-rules.js";
export { appendToLedger, findLedger, type LedgerPlace } from "./ledger-file.js";
export { type LoadedSources, type LoadOptions, loadSources, ruleName, sourceId } from "./load-sources.js";
export { packageRoot, seedsFolder } from "./package-root.js";
export { fileProblem, readBytes, readBytesAtOnce, readDraft } from "./read-text.js";
export {
	openSourceReader,
	type SourceReader,
	type SourceReaderOptions,
} from "./source-reader.js";
export { startWorker } from "./start-worker.js";
export type { SourceFile, SourceReading } from "./to-sources.js";
