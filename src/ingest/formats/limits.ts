/** Bounds on what reading one file may take. Files are hostile input: a small one can ask for any amount of work. */
export interface Limits {
	/** Milliseconds until reading a file is given up. */
	readonly milliseconds: number;
	/** Megabytes of heap that a reading worker may use. */
	readonly heapMegabytes: number;
	/** Characters of text that are taken out of one file. */
	readonly characters: number;
	/** Pages of a document. */
	readonly pages: number;
	/** Cells of a table, all its sheets together. */
	readonly cells: number;
	/** Articles of a feed, mailbox or archive. */
	readonly parts: number;
	/** Elements within elements. */
	readonly depth: number;
	/** Entries of a packed file. */
	readonly entries: number;
	/** Bytes that a packed file may unpack to. */
	readonly unpackedBytes: number;
	/** How many times its packed size an entry may unpack to, once it is larger than a megabyte. */
	readonly ratio: number;
}

const megabyte = 1024 * 1024;

export const defaultLimits: Limits = {
	milliseconds: 60_000,
	heapMegabytes: 768,
	characters: 20_000_000,
	pages: 5000,
	cells: 200_000,
	parts: 10_000,
	depth: 400,
	entries: 20_000,
	unpackedBytes: 512 * megabyte,
	ratio: 250,
};

/** The largest file of text that is read. */
export const maxTextBytes = 20 * megabyte;
/** The largest file of pages, pictures or many articles that is read. */
export const maxPackedBytes = 256 * megabyte;

/** Why a file that is larger than it may be is not read. */
export function tooLarge(maxBytes: number): string {
	return `larger than ${maxBytes / megabyte} MB; split it into smaller files`;
}
