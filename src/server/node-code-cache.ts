/** A folder of compiled code, named for the version of the extension. */
const cacheName = /^code-\d+\.\d+\.\d+/;

/** Those of a folder's entries that hold the compiled code of versions other than `own`. */
export function olderCaches(names: readonly string[], own: string): string[] {
	return cacheName.test(own) ? names.filter((name) => cacheName.test(name) && name !== own) : [];
}
