import type { Span } from "../index.js";

/** What somebody waits for in a draft that is being checked: the words under a hover, or under the cursor. */
export interface Wishes {
	/** Resolves when the wish is met, or with `otherwise`. */
	wait(span: Span | undefined, otherwise: Promise<unknown>): Promise<void>;
	/** Meets the wishes that are covered; any part meets a wish for no span. */
	meet(covers: (span: Span) => boolean): void;
	/** The spans that are waited for, the oldest first. */
	spans(): Span[];
}

interface Wish {
	readonly span: Span | undefined;
	met(): void;
}

export function openWishes(): Wishes {
	const open = new Set<Wish>();
	return {
		async wait(span, otherwise) {
			let wish: Wish | undefined;
			const met = new Promise<void>((resolve) => {
				wish = { span, met: resolve };
				open.add(wish);
			});
			try {
				await Promise.race([met, otherwise]);
			} finally {
				if (wish) open.delete(wish);
			}
		},
		meet(covers) {
			for (const { span, met } of open) if (!span || covers(span)) met();
		},
		spans: () => [...open].flatMap(({ span }) => span ?? []),
	};
}
