import type { Facts, Slot } from "./facts.js";

/**
 * A sentence with every figure and date put in as two private-use characters: what it is, and which one it is.
 * Patterns over it see the words between figures, whatever the figures are.
 */
export interface Skeleton {
	readonly text: string;
	/** The figures of a match's named groups. */
	slots(match: RegExpMatchArray): Readonly<Record<string, Slot>>;
	/** The figures in a part of the skeleton, in order. */
	within(part: string): Slot[];
}

const kinds = { number: "\uE000", percent: "\uE001", points: "\uE002", multiple: "\uE003", age: "\uE004" };
const date = "\uE005";
const other = "\uE006";
const FIRST = 0xf000;
const MOST = 0x8ff;
const PRIVATE = /[\uE000-\uF8FF]/g;
const INDEX = "[\uF000-\uF8FF]";
const names: Readonly<Record<string, string>> = { ...kinds, date, other };

/** Builds the skeleton; figures beyond the first 2,303 stay words. */
export function skeletonOf(facts: Facts): Skeleton {
	let text = "";
	let from = 0;
	const slots = facts.slots.slice(0, MOST);
	for (const [i, slot] of slots.entries()) {
		if (slot.start < from) continue;
		text += facts.text.slice(from, slot.start).replace(PRIVATE, " ");
		text += kindOf(slot) + String.fromCharCode(FIRST + i);
		from = slot.end;
	}
	text += facts.text.slice(from).replace(PRIVATE, " ");
	const slotOf = (mark: string | undefined) =>
		mark === undefined ? undefined : slots[mark.charCodeAt(0) - FIRST];
	return {
		text,
		slots(match) {
			const found: Record<string, Slot> = {};
			for (const [name, mark] of Object.entries(match.groups ?? {})) {
				const slot = mark?.length === 1 ? slotOf(mark) : undefined;
				if (slot) found[name] = slot;
			}
			return found;
		},
		within: (part) => [...part.matchAll(new RegExp(INDEX, "g"))].flatMap(([mark]) => slotOf(mark) ?? []),
	};
}

function kindOf({ mention }: Slot): string {
	if (mention.type === "date") return date;
	switch (mention.measure) {
		case "percent":
		case "points":
		case "multiple":
		case "age":
			return kinds[mention.measure];
		case "ordinal":
		case "score":
			return other;
		default:
			return kinds.number;
	}
}

/**
 * Compiles a pattern over skeletons. `{number}` is any amount, `{percent:share}` a percentage that is named "share",
 * `~` up to 40 characters without punctuation and figures (dates may stand there), `_` a space or none.
 */
export function skeletonPattern(source: string): RegExp {
	const mark = `${date}${INDEX}`;
	const compiled = source
		.replaceAll("~", `(?:[^\uE000-\uF8FF,;:()–—]|${mark}){0,40}?`)
		.replaceAll("_", "\\s*")
		.replace(/\{([a-z|]+)(?::(\w+))?\}/g, (_, wanted: string, name?: string) => {
			const kind = `[${wanted
				.split("|")
				.map((one) => names[one] ?? "")
				.join("")}]`;
			return name === undefined ? `(?:${kind}${INDEX})` : `(?:${kind}(?<${name}>${INDEX}))`;
		});
	return new RegExp(compiled, "gi");
}
