/**
 * The first `limit` of `items` in the order of `compare`, in that order, without sorting them all. A heap of the
 * best so far keeps the worst of them on top. Items that compare as equal keep no order of their own.
 */
export function bestFew<T>(items: readonly T[], limit: number, compare: (a: T, b: T) => number): T[] {
	const heap: T[] = [];
	const worse = (a: number, b: number) => compare(heap[a] as T, heap[b] as T) > 0;
	const swap = (a: number, b: number) => {
		const held = heap[a] as T;
		heap[a] = heap[b] as T;
		heap[b] = held;
	};
	function sink(): void {
		for (let at = 0; ; ) {
			const left = 2 * at + 1;
			let worst = at;
			if (left < heap.length && worse(left, worst)) worst = left;
			if (left + 1 < heap.length && worse(left + 1, worst)) worst = left + 1;
			if (worst === at) return;
			swap(at, worst);
			at = worst;
		}
	}
	function rise(): void {
		for (let at = heap.length - 1; at > 0; ) {
			const parent = (at - 1) >> 1;
			if (!worse(at, parent)) return;
			swap(at, parent);
			at = parent;
		}
	}
	for (const item of items) {
		if (heap.length < limit) {
			heap.push(item);
			rise();
		} else if (compare(item, heap[0] as T) < 0) {
			heap[0] = item;
			sink();
		}
	}
	return heap.sort(compare);
}
