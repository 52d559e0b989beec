import type { Facts } from "../claims/facts.js";
import {
	holderTold,
	mayTellSender,
	type Sender,
	type SenderMention,
	senderOf,
	senderTold,
} from "../claims/letter.js";
import type { PassageRef, StoredSource } from "../corpus/store.js";
import { foldForMatch } from "../text/fold.js";
import type { JudgedClaim } from "./judged.js";

/** Of the rest of the sentence, the letter must have this much, by weight. */
const COVERED = 0.5;
const CONFIDENCE = 0.9;

/** Judges whom a sentence calls the sender of a letter, by the letter's own signature and introduction. */
export function judgeSenders(facts: Facts, refs: readonly PassageRef[]): JudgedClaim[] {
	const source = refs[0]?.source;
	const sender = source && knownSender(source);
	if (!source || !sender) return [];
	const told = senderTold(facts) ?? holderTold(facts, sender.role);
	if (!told || isSender(told, sender) || !isElsewhere(told, source)) return [];
	if (covered(facts, told, source) < COVERED) return [];
	// another letter in the corpus may be the one that is meant
	const others = new Set(refs.map((ref) => ref.source));
	for (const other of others) {
		const known = other === source ? undefined : knownSender(other);
		if (known && isSender(told, known)) return [];
	}
	return [contradicted(told, facts.text, sender, source)];
}

/** Whether the name may be the sender's: a person's by their name, any other by whatever the signature has. */
function isSender({ words, person }: SenderMention, { names, block, role, signed }: Sender): boolean {
	if (words.some((word) => names.some((name) => name.words.includes(word)))) return true;
	if (words.every((word) => role.includes(word))) return !person;
	return words.some((word) => block.has(word)) || !(person || signed);
}

/** The letter has the words, one after the other, so that they are known to be something else there. */
function isElsewhere({ words }: SenderMention, { sentences }: StoredSource): boolean {
	const run = words.join(" ");
	return sentences.some(({ text }) => foldForMatch(text).replaceAll(".", "").includes(run));
}

function covered(
	facts: Facts,
	{ start, end }: SenderMention,
	{ sentences, facts: read }: StoredSource,
): number {
	let [weight, found] = [0, 0];
	for (const term of facts.terms) {
		if (term.start < end && start < term.end) continue;
		weight += term.weight;
		if (sentences.some((_, index) => read(index).byKey.has(term.key))) found += term.weight;
	}
	return weight > 0 ? found / weight : 0;
}

function contradicted(
	told: SenderMention,
	text: string,
	{ names }: Sender,
	source: StoredSource,
): JudgedClaim {
	const [name] = names;
	const { index = 0, start = 0, end = 0 } = name ?? {};
	const printed = (source.sentences[index]?.text ?? "").slice(start, end);
	const said = text.slice(told.start, told.end);
	return {
		start: told.start,
		end: told.end,
		kind: "relation",
		verdict: "contradicted",
		confidence: CONFIDENCE,
		message: `The letter is from ${printed}, not from ${said}.`,
		working: `source: ${printed}; draft: ${said}`,
		replacement: printed,
		evidence: [{ ref: { source, index }, span: { start, end }, stance: "contradicts" }],
	};
}

const senders = new WeakMap<StoredSource, { readonly sender: Sender | undefined }>();

function knownSender(source: StoredSource): Sender | undefined {
	const known = senders.get(source);
	if (known) return known.sender;
	const isLetter = source.sentences.some(({ text }) => mayTellSender(text));
	const sender = isLetter ? senderOf(source.sentences.map((_, index) => source.facts(index))) : undefined;
	senders.set(source, { sender });
	return sender;
}
