/** How long the thread was held up at a stretch, in milliseconds. */
export interface Holds {
	/** By the clock: with what other programs of the machine took from it. */
	readonly wall: number;
	/** How long the processor worked for the extension host meanwhile: the hold itself, on a busy machine too. */
	readonly own: number;
}

export interface HoldWatch {
	/** The longest since the start, or since this was asked for last. */
	longest(): Holds;
	stop(): void;
}

/** Processor time of the extension host, the server not included, in milliseconds. */
function worked(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** Watches the thread: what runs between two ticks of a timer is one stretch. */
export function watchHolds(): HoldWatch {
	let wall = 0;
	let own = 0;
	let since = performance.now();
	let done = worked();
	const timer = setInterval(() => {
		const [now, work] = [performance.now(), worked()];
		wall = Math.max(wall, now - since);
		own = Math.max(own, Math.min(now - since, work - done));
		since = now;
		done = work;
	}, 1);
	return {
		longest() {
			const found = { wall, own };
			wall = 0;
			own = 0;
			return found;
		},
		stop: () => clearInterval(timer),
	};
}
