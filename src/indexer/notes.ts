/** What happened to the index that its user should know, as a phrase without a full stop. */
export type IndexNote =
	| { readonly kind: keyof typeof notes; readonly message: string }
	| { readonly kind: "inUse" | "notSaved"; readonly message: string };

const notes = {
	unreadable: "the saved index cannot be read; it is made anew",
	damaged: "the saved index is damaged; what it lost is read again",
	otherVersion: "the saved index is of another version of this program; it is made anew",
	foreign: "the saved index is none that this program wrote; it is made anew",
	otherBase: "the saved index names its sources from another folder; it is made anew",
} as const;

export function noteOf(kind: keyof typeof notes): IndexNote {
	return { kind, message: notes[kind] };
}

export function inUseNote(pid: number): IndexNote {
	return {
		kind: "inUse",
		message: `the index is in use by process ${pid}; what changed since is kept in memory alone`,
	};
}

const reasons: Readonly<Record<string, string>> = {
	ENOSPC: "the disk is full",
	EDQUOT: "the disk is full",
	EROFS: "the disk cannot be written",
	EACCES: "its folder may not be written",
	EPERM: "its folder may not be written",
	ENOTDIR: "its folder is a file",
	EEXIST: "its folder is a file",
	EIO: "the disk failed",
};

export function notSavedNote(code: string): IndexNote {
	const reason = reasons[code] ?? `it could not be written (${code || "unknown error"})`;
	return {
		kind: "notSaved",
		message: `the index is not saved, since ${reason}; it is kept in memory until then`,
	};
}

export const lostLockNote: IndexNote = {
	kind: "inUse",
	message: "another process took over the index; what changed since is kept in memory alone",
};
