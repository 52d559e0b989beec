/** Calls that come one after the other make one run, `delay` milliseconds after the first of them. */
export function coalesced(delay: number, run: () => void): { soon(): void; dispose(): void } {
	let timer: ReturnType<typeof setTimeout> | undefined;
	return {
		soon() {
			timer ??= setTimeout(() => {
				timer = undefined;
				run();
			}, delay);
		},
		dispose: () => clearTimeout(timer),
	};
}
