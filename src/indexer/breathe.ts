/** How long long work may keep the thread before it lets others run, in milliseconds. */
const SLICE = 12;

/** Lets others run when this was long ago; to be awaited between the steps of long work. */
export function createBreath(): () => Promise<void> | undefined {
	let since = Date.now();
	return () => {
		if (Date.now() - since <= SLICE) return undefined;
		return new Promise((resolve) =>
			setTimeout(() => {
				since = Date.now();
				resolve();
			}, 0),
		);
	};
}
