import lexicon from "./data/arithmetic.json" with { type: "json" };
import type { Facts, Slot } from "./facts.js";
import { type Skeleton, skeletonOf, skeletonPattern } from "./skeleton.js";

/** Figures of one sentence of which one follows from the others. */
export type StatedSum =
	/** "30 people: 12 men and 18 women". */
	| { readonly type: "parts"; readonly total: Slot; readonly parts: readonly Slot[] }
	/** "rose 25 per cent, from 40 to 50"; `direction` -1 falls, 0 is not told. */
	| {
			readonly type: "change";
			readonly from: Slot;
			readonly to: Slot;
			readonly by: Slot;
			readonly direction: -1 | 0 | 1;
	  }
	/** "30 of 90 voters, or 33 per cent". */
	| { readonly type: "share"; readonly part: Slot; readonly whole: Slot; readonly share: Slot }
	/** "60 of the 50 members": a part of a set that is counted. */
	| { readonly type: "subset"; readonly part: Slot; readonly whole: Slot }
	/** "born in 1970 and died in 2015 aged 45"; without `died` the age is that on the document's date. */
	| { readonly type: "lifetime"; readonly born: Slot; readonly died?: Slot; readonly age: Slot };

const rising = lexicon.rising.join("|");
const falling = lexicon.falling.join("|");
const move = `(?:${rising}|${falling})`;
const isFalling = new RegExp(`\\b(?:${falling})\\b`, "i");
const isRising = new RegExp(`\\b(?:${rising})\\b`, "i");

/** "from 40 to 50", "to 50 from 40": what stands beside each number must not be another clause. */
const fromTo =
	"(?:from ~{number|percent:from}~ to ~{number|percent:to}|to ~{number|percent:to2}~ from ~{number|percent:from2})";
const by = "{percent|points|number:by}";
const or = "(?:or |that is |i\\.e\\.,? |which is )?";
const whole = "(?:the |its |their |all |all the |a total of )?{number:whole}";
const changes: readonly RegExp[] = [
	`\\b${move}_(?:by )?(?:or )?${by},?_${fromTo}`,
	`${by} ${move},? (?:in \\w+(?: \\w+)?,? )?${fromTo}`,
	`${fromTo}(?:~[,(–—-]|,)_${or}(?:an? )?(?:${move} (?:of |by )?)?${by}(?:_${move})?`,
	`{number|percent:to}~[,(–—]_${or}(?:an? )?${move} (?:of |by )?${by} (?:from|on) (?:{date}(?:'s|’s)? |the previous \\w+(?:'s|’s) )?{number|percent:from}`,
	`{multiple:by}~${fromTo}`,
].map(skeletonPattern);

const shares: readonly RegExp[] = [
	`{number:part}(?: \\w+)? (?:out )?of ${whole}~[,(–—]_${or}{percent:share}(?!_points? )`,
	`{percent:share}_(?:~_)?[,(–—]_${or}{number:part}(?: \\w+)?,? (?:out )?of ${whole}`,
	`{number:part}~[,(]_(?:or |that is |just )?{percent:share} of ${whole}`,
	`{percent:share} of ${whole}~,_(?:or|that is) {number:part}`,
	`\\b(?:out )?of ${whole}~,_(?:just |only |some )?{number:part}~[,(–—]_${or}{percent:share}(?!_points? )`,
].map(skeletonPattern);

const subsets = ["{number:part} of (?:the|its|their|his|her|these|those) {number:whole}(?!-)"].map(
	skeletonPattern,
);

const list = "{number}~(?:, (?:and )?{number}~)*,? and {number}";
const bareList = "{number}~(?:, {number}~)*, {number}";
/** `closed`: the punctuation says that the list is whole; otherwise its words must. */
const isMadeOf =
	"(?:comprises|comprised|comprising|consists of|consisted of|consisting of|is made up of|was made up of|made up of|is split into|was split into)";
const sums: readonly { readonly pattern: RegExp; readonly closed: boolean }[] = [
	{ pattern: `{number:total}~:_(?<parts>${list})~(?=[.;)–—]|$)`, closed: true },
	{ pattern: `{number:total}~(?:_[–—]| -)_(?<parts>${list})~(?=[–—.;]| -|$)`, closed: true },
	{ pattern: `{number:total}~\\(_(?<parts>${list}|${bareList})~(?=\\))`, closed: true },
	{ pattern: `{number:total}~\\b${isMadeOf} (?<parts>${list})~(?=[.;)–—]|$)`, closed: true },
	{ pattern: `{number:total}~,_(?:of (?:whom|which) )?(?<parts>${list})~(?=[,.;–—)]|$)`, closed: false },
	{
		pattern: `(?<parts>${list})~,_(?:for a total of|a total of|making a total of|in all|totall?ing) {number:total}`,
		closed: true,
	},
].map(({ pattern, closed }) => ({ pattern: skeletonPattern(pattern), closed }));

const lifetimes: readonly RegExp[] = [
	"\\bborn (?:~ )?(?:in|on)_{date:born}~(?:,|\\band\\b|\\bwho\\b|–|—)?~\\b(?:died|was killed)~{date:died},?_(?:at the age of |at age |aged? |at )?{age:age}",
	"{age:age},_(?:who )?(?:was|is) born (?:in|on) {date:born}(?=[\\s]*[.,;)]|$)",
	"\\bborn (?:in|on) {date:born},_(?:and )?(?:he |she |who )?is(?: now)?(?: aged)? {age:age}",
].map(skeletonPattern);

const openEnded = new RegExp(`\\b(?:${lexicon.openEnded.join("|")})\\b`, "i");
const restated = new RegExp(`\\b(?:${lexicon.restated.join("|")})\\b`, "i");

/** The sums that a sentence states: every figure of them is printed. */
export function statedSums(facts: Facts): StatedSum[] {
	if (facts.slots.length < 2) return [];
	const skeleton = skeletonOf(facts);
	return [
		...changesOf(skeleton),
		...sharesOf(skeleton),
		...subsetsOf(skeleton),
		...partsOf(skeleton, facts),
		...lifetimesOf(skeleton),
	];
}

function* matches(skeleton: Skeleton, patterns: readonly RegExp[]) {
	for (const pattern of patterns) {
		for (const match of skeleton.text.matchAll(pattern)) yield { match, slots: skeleton.slots(match) };
	}
}

function changesOf(skeleton: Skeleton): StatedSum[] {
	// a growth rate that leaves something out does not follow from the figures beside it
	if (restated.test(skeleton.text)) return [];
	const found: StatedSum[] = [];
	for (const { match, slots } of matches(skeleton, changes)) {
		const from = slots.from ?? slots.from2;
		const to = slots.to ?? slots.to2;
		const change = slots.by;
		if (!from || !to || !change || !comparable(from, to)) continue;
		const falls = isFalling.test(match[0]);
		const rises = isRising.test(match[0]);
		found.push({ type: "change", from, to, by: change, direction: falls === rises ? 0 : falls ? -1 : 1 });
	}
	return found;
}

function sharesOf(skeleton: Skeleton): StatedSum[] {
	const found: StatedSum[] = [];
	for (const { slots } of matches(skeleton, shares)) {
		const { part, whole, share } = slots;
		if (part && whole && share && comparable(part, whole)) found.push({ type: "share", part, whole, share });
	}
	return found;
}

function subsetsOf(skeleton: Skeleton): StatedSum[] {
	return [...matches(skeleton, subsets)].flatMap(({ slots: { part, whole: all } }): StatedSum[] => {
		const isCounted = all?.counted !== undefined && !all.counted.of && part?.mention.type === "quantity";
		if (!part || !all || !isCounted || part.mention.measure !== "count" || !comparable(part, all)) return [];
		return [{ type: "subset", part, whole: all }];
	});
}

function partsOf(skeleton: Skeleton, facts: Facts): StatedSum[] {
	const found: StatedSum[] = [];
	for (const { pattern, closed } of sums) {
		for (const match of skeleton.text.matchAll(pattern)) {
			const { total } = skeleton.slots(match);
			const parts = skeleton.within(match.groups?.parts ?? "");
			if (!total || parts.length < 2 || openEnded.test(match[0])) continue;
			if (parts.some((part) => part.mention.type !== "date" && !comparable(total, part))) continue;
			const counted = parts.filter(({ mention }) => mention.type !== "date");
			if (counted.length < 2 || !(closed ? ofOneKind(total, counted) : complementary(total, counted, facts)))
				continue;
			found.push({ type: "parts", total, parts: counted });
		}
	}
	return found;
}

function lifetimesOf(skeleton: Skeleton): StatedSum[] {
	const found: StatedSum[] = [];
	for (const { slots } of matches(skeleton, lifetimes)) {
		const { born, died, age } = slots;
		if (born && age) found.push({ type: "lifetime", born, age, ...(died ? { died } : {}) });
	}
	return found;
}

/** Whether two amounts are measured alike. */
function comparable({ mention: a }: Slot, { mention: b }: Slot): boolean {
	if (a.type !== "quantity" || b.type !== "quantity") return false;
	return a.measure === b.measure && a.unit === b.unit && a.currency === b.currency;
}

/** "two groups: 12 men and 15 women" counts groups: parts of a total are told by their size, or by no name of their own. */
function ofOneKind(total: Slot, parts: readonly Slot[]): boolean {
	const whole = total.mention.type === "quantity" ? total.mention.value : 0;
	const sum = parts.reduce((all, { mention }) => all + (mention.type === "quantity" ? mention.value : 0), 0);
	const largest = Math.max(...parts.map(({ mention }) => (mention.type === "quantity" ? mention.value : 0)));
	return largest < whole && sum > whole * 0.7 && sum < whole * 1.5;
}

/** Two parts that leave nothing out: men and women, adults and children. */
function complementary(total: Slot, parts: readonly Slot[], facts: Facts): boolean {
	const [first, second] = parts;
	if (!first || !second || parts.length !== 2 || !ofOneKind(total, parts)) return false;
	const a = wordsAfter(first, second.firstToken, facts);
	const b = wordsAfter(second, facts.tokens.length, facts);
	const has = (words: readonly string[], side: readonly string[]) =>
		words.some((word) => side.includes(word));
	return lexicon.complements.some(
		([left = [], right = []]) => (has(a, left) && has(b, right)) || (has(a, right) && has(b, left)),
	);
}

/** How far behind a part its name may stand: "12 of them were women". */
const NAMED_WITHIN = 4;

function wordsAfter({ lastToken }: Slot, before: number, { tokens }: Facts): string[] {
	return tokens.slice(lastToken, Math.min(before, lastToken + NAMED_WITHIN)).map(({ lower }) => lower);
}
