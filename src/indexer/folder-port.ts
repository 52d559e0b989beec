/** The files of one folder, as the index uses them: few and plain enough to be made to fail one by one. */
export interface FolderPort {
	/** Where it lies on disk, so that another thread can open it; undefined if it does not. */
	readonly path?: string;
	/** The names of its files; makes the folder if it is not there. */
	list(): Promise<readonly string[]>;
	/** Undefined when there is no such file. */
	readWhole(name: string): Promise<Uint8Array | undefined>;
	open(name: string): Promise<OpenFile>;
	/** A new file; rejects with the code EEXIST when there is one. */
	create(name: string): Promise<NewFile>;
	/** In place of what has the new name. */
	rename(from: string, to: string): Promise<void>;
	/** Does nothing when there is no such file. */
	remove(name: string): Promise<void>;
	/** What was renamed until now stays so if the machine stops. */
	sync(): Promise<void>;
}

/** Read at any place, at once: a list of passages is wanted in the middle of a calculation. */
export interface OpenFile {
	/** In bytes. */
	readonly length: number;
	/** Fills `into` from a place on; gives how many bytes there were. */
	read(into: Uint8Array, position: number): number;
	close(): void;
}

export interface NewFile {
	write(bytes: Uint8Array): Promise<void>;
	/** Everything written is on the disk, and the file is closed. */
	finish(): Promise<void>;
	/** Closes the file as far as it has come. */
	abandon(): Promise<void>;
}

/** The code of a fault of the file system, or "". */
export function codeOf(error: unknown): string {
	return error instanceof Error && "code" in error ? String(error.code) : "";
}
