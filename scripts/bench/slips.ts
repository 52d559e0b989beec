/** A claim with one slip in one of its names at `[start, end)`. */
export interface Slip {
	readonly kind: string;
	readonly text: string;
	readonly start: number;
	readonly end: number;
	readonly from: string;
	readonly to: string;
	/** The whole claim is in lower case. */
	readonly lower: boolean;
}

const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const SOUNDS: readonly (readonly [RegExp, string])[] = [
	[/y/, "i"],
	[/ie/, "y"],
	[/c(?=[aou])/, "k"],
	[/ph/, "f"],
	[/(?<=.)s(?=.)/, "z"],
	[/e(?=[rn])/, "a"],
	[/o(?=n)/, "e"],
];
const MONTH = /^(?:january|february|march|april|june|july|august|september|october|november|december)$/i;
const NAME = /(?<!^)(?<![.!?]["”’]?\s+)(?<!\p{L})\p{Lu}\p{Ll}{3,}(?!\p{L})/gu;

/** Slips of every kind, one a name and kind at most, made alike at every run. */
export function slipsIn(claim: string, source: string): Slip[] {
	const found: Slip[] = [];
	for (const match of names(claim, source)) {
		const [name, start] = match;
		const random = randomOf(name + start);
		for (const [kind, make] of Object.entries(MAKERS)) {
			const to = make(name, random);
			if (to === undefined || to.toLowerCase() === name.toLowerCase()) continue;
			if (source.toLowerCase().includes(to.toLowerCase())) continue;
			const text = claim.slice(0, start) + to + claim.slice(start + name.length);
			const lower = claim === claim.toLowerCase();
			found.push({
				kind: lower ? `${kind}, lower case` : kind,
				text,
				start,
				end: start + to.length,
				from: name,
				to,
				lower,
			});
		}
	}
	return found;
}

/** Two names of a claim at most: those that the source has with a capital. */
function names(claim: string, source: string): [string, number][] {
	if (claim !== claim.toLowerCase()) {
		return [...claim.matchAll(NAME)]
			.filter(([word]) => source.includes(word) && !MONTH.test(word))
			.slice(0, 2)
			.map((match) => [match[0], match.index]);
	}
	return [...claim.matchAll(/(?<!\p{L})\p{Ll}{4,}(?!\p{L})/gu)]
		.filter(
			([word]) =>
				!MONTH.test(word) &&
				source.includes(capital(word)) &&
				!new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, "u").test(source),
		)
		.slice(0, 2)
		.map((match) => [match[0], match.index]);
}

function capital(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}

type Make = (name: string, random: (below: number) => number) => string | undefined;

const inside = (name: string, random: (below: number) => number) => 1 + random(name.length - 1);
const MAKERS: Readonly<Record<string, Make>> = {
	substituted: (name, random) => put(name, inside(name, random), 1, String.fromCharCode(97 + random(26))),
	keyboard(name, random) {
		const at = inside(name, random);
		const row = KEYS.find((keys) => keys.includes(name.charAt(at)));
		const key = row?.indexOf(name.charAt(at)) ?? -1;
		const next = row?.charAt(key + 1) || row?.charAt(key - 1);
		return next ? put(name, at, 1, next) : undefined;
	},
	dropped: (name, random) => put(name, inside(name, random), 1, ""),
	added: (name, random) => put(name, inside(name, random), 0, String.fromCharCode(97 + random(26))),
	doubled(name, random) {
		const at = inside(name, random);
		return put(name, at, 0, name.charAt(at));
	},
	swapped(name, random) {
		const at = 1 + random(name.length - 2);
		return put(name, at, 2, name.charAt(at + 1) + name.charAt(at));
	},
	"first letter": (name, random) =>
		put(
			name,
			0,
			1,
			/\p{Lu}/u.test(name) ? String.fromCharCode(65 + random(26)) : String.fromCharCode(97 + random(26)),
		),
	sound(name) {
		const rule = SOUNDS.find(([pattern]) => pattern.test(name.slice(1)));
		return rule && name.charAt(0) + name.slice(1).replace(rule[0], rule[1]);
	},
};

function put(name: string, at: number, length: number, by: string): string {
	return name.slice(0, at) + by + name.slice(at + length);
}

function randomOf(seed: string): (below: number) => number {
	let state = 0x811c9dc5;
	for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
	return (below) => {
		state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
		state ^= state >>> 13;
		return (state >>> 0) % below;
	};
}
