import type { OriginalPlace, SourceInput } from "../../corpus/types.js";
import type { Limits } from "./limits.js";

/** A file, read whole. */
export interface FileBytes {
	/** Its name or path: the extension is looked at, and messages may name it. */
	readonly path: string;
	readonly bytes: Uint8Array;
}

/** One article of a file, before it is known where the file lies. */
export interface Extract extends Omit<SourceInput, "id" | "uri" | "original"> {
	/** Tells the articles of one file apart; stays the same when others are added to the file. */
	readonly part?: string;
	/** Given, empty or not, where `text` is not just the text of the file. */
	readonly places?: readonly OriginalPlace[];
}

/** What a file gave, or why it gave nothing: a phrase that says what is wrong and what to do, without a full stop. */
export type Reading =
	| {
			readonly extracts: readonly Extract[];
			/** What of the file was left out, and why; phrases as above. */
			readonly notes?: readonly string[];
	  }
	| {
			readonly problem: string;
			/** A file of something else that merely lies among the sources: told to those alone who name it. */
			readonly foreign?: true;
	  };

/** Reads a file that lies in another one, by whatever format it has. */
export type ReadWithin = (file: FileBytes) => Promise<Reading>;

/** Reads the files of one format. May throw or run for ever on a hostile file: whoever calls it sees to that. */
export type Reader = (file: FileBytes, limits: Limits, within: ReadWithin) => Promise<Reading> | Reading;
