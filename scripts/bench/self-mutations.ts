import { reckon } from "../../src/checks/arithmetic.js";
import { slotChecks } from "../../src/checks/index.js";
import { statedSums } from "../../src/claims/arithmetic.js";
import { type Facts, factsOf, type Slot } from "../../src/claims/facts.js";
import { plainBlocks } from "../../src/text/plain.js";
import { type Sentence, spanInDocument } from "../../src/text/prose.js";
import { sentencesOf } from "../../src/text/sentences.js";
import type { Span } from "../../src/text/span.js";

/** An article with one figure changed, so that it no longer agrees with itself. */
export interface SelfMutation extends Span {
	readonly kind: "repeated figure" | "sum";
	readonly text: string;
	/** The words that say otherwise. */
	readonly against: string;
}

/** The share of the shorter sentence's content that both must have to speak of one thing. */
const ALIKE = 0.4;
const SENTENCE = /^\p{Lu}.{40,}[.!?]["'”’)]*$/su;
const SMALL = 3;

interface Read {
	readonly sentence: Sentence;
	readonly facts: Facts;
}

/** Changes one of two figures that agree, or the result of a sum that is right; each changed article has one change. */
export function selfMutations(text: string): SelfMutation[] {
	const read = plainBlocks(text)
		.filter(({ kind }) => kind === "paragraph" || kind === "heading")
		.flatMap((block) => sentencesOf(block))
		.filter(({ text: words }, i) => i === 0 || SENTENCE.test(words))
		.map((sentence) => ({ sentence, facts: factsOf(sentence.text) }));
	return [...repeated(text, read), ...sums(text, read)];
}

function repeated(text: string, read: readonly Read[]): SelfMutation[] {
	const found: SelfMutation[] = [];
	for (const [i, own] of read.entries()) {
		for (const slot of own.facts.slots) {
			const earlier = read
				.slice(0, i)
				.find((other) => other.facts.slots.some((rival) => repeats(own, slot, other, rival)));
			const mutation = earlier && changed(text, own, slot, "repeated figure", earlier.sentence.text);
			if (mutation) found.push(mutation);
		}
	}
	return found;
}

/** The same value of the same counted thing, in two sentences that have words in common. */
function repeats(own: Read, slot: Slot, other: Read, rival: Slot): boolean {
	const check = slotChecks.find((one) => one.accepts(slot));
	if (!check || slot.mention.type === "date" || rival.mention.type === "date") return false;
	if (slot.mention.value <= SMALL || slot.counted?.head !== rival.counted?.head) return false;
	const { relation } = check.compare({ slot, text: own.facts.text }, { slot: rival, text: other.facts.text });
	const shared = own.facts.terms.filter(({ key }) => other.facts.byKey.has(key));
	const weight = shared.reduce((sum, term) => sum + term.weight, 0);
	return relation === "equal" && weight >= ALIKE * Math.min(own.facts.weight, other.facts.weight);
}

function sums(text: string, read: readonly Read[]): SelfMutation[] {
	return read.flatMap((one) =>
		statedSums(one.facts).flatMap((sum) => {
			const found = reckon(sum, one.facts.text, undefined);
			return (found?.follows && changed(text, one, found.result, "sum", found.working)) || [];
		}),
	);
}

/** The article with the first digit of a figure's number, or its only one, raised by two. */
function changed(
	text: string,
	{ sentence }: Read,
	slot: Slot,
	kind: SelfMutation["kind"],
	against: string,
): SelfMutation | undefined {
	if (slot.mention.type !== "quantity") return undefined;
	const { start, end } = spanInDocument(sentence, slot.mention.number);
	const number = text.slice(start, end);
	const digit = Number(number[0]);
	if (!/^\d[\d.,]*$/.test(number)) return undefined;
	const put = `${digit > 7 ? digit - 2 : digit + 2}${number.slice(1)}`;
	return {
		kind,
		start,
		end: start + put.length,
		text: text.slice(0, start) + put + text.slice(end),
		against,
	};
}
