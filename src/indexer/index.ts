export { type FileCorpus, type FileCorpusOptions, openFileCorpus } from "./file-corpus.js";
export type { FolderPort, NewFile, OpenFile } from "./folder-port.js";
export type { IndexNote } from "./notes.js";
export type { Refreshed, RefreshOptions } from "./refresh.js";
export { removeStaleIndexes, STALE, type StaleIndex } from "./stale-indexes.js";
