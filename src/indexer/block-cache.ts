/** Blocks of files that were read last, up to so many bytes of all files together. */
export interface BlockCache {
	/** The part of the cache that one file's blocks are in. */
	share(): { get(block: number): Uint8Array | undefined; put(block: number, bytes: Uint8Array): void };
}

/** More files than blocks of one fit in a number beside theirs. */
const BLOCKS = 2 ** 24;

export function createBlockCache(most: number): BlockCache {
	/** Those used last come last. */
	const kept = new Map<number, Uint8Array>();
	let held = 0;
	let shares = 0;
	return {
		share() {
			const own = shares++ * BLOCKS;
			return {
				get(block) {
					const key = own + block;
					const bytes = kept.get(key);
					if (bytes) {
						kept.delete(key);
						kept.set(key, bytes);
					}
					return bytes;
				},
				put(block, bytes) {
					kept.set(own + block, bytes);
					held += bytes.length;
					for (const [key, { length }] of kept) {
						if (held <= most) return;
						kept.delete(key);
						held -= length;
					}
				},
			};
		},
	};
}
