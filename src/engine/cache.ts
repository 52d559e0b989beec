/** Remembers values by key; when full, the half that was not asked for lately is dropped. */
export interface Cache<T> {
	get(key: string): T | undefined;
	set(key: string, value: T): void;
	getOr(key: string, make: () => T): T;
	clear(): void;
}

/** Two generations: a value that is asked for moves to the young one; when that is full, the old one goes. */
export function createCache<T>(capacity: number): Cache<T> {
	let young = new Map<string, T>();
	let old = new Map<string, T>();
	function set(key: string, value: T): void {
		if (young.size >= capacity / 2) {
			old = young;
			young = new Map();
		}
		young.set(key, value);
	}
	function get(key: string): T | undefined {
		const value = young.get(key);
		if (value !== undefined) return value;
		const aged = old.get(key);
		if (aged !== undefined) set(key, aged);
		return aged;
	}
	return {
		get,
		set,
		getOr(key, make) {
			const known = get(key);
			if (known !== undefined) return known;
			const value = make();
			set(key, value);
			return value;
		},
		clear() {
			young.clear();
			old.clear();
		},
	};
}
