import { foldForMatch } from "../text/fold.js";
import type { Span } from "../text/span.js";
import { type Token, tokens as tokensOf } from "../text/tokens.js";
import { names } from "./names.js";
import { bodyAfter, isDash, isPossessive, type RoleBody, wordsBefore } from "./role-body.js";
import {
	commonQualifier,
	isCapital,
	isNoPerson,
	isSuffix,
	mayHaveTitle,
	titleEndingAt,
} from "./role-words.js";

/** A title with its country words; the span is of these words, half-open UTF-16 offsets into the text. */
export interface RoleMention extends Span {
	readonly type: "role";
	/** The common name of the title: "prime minister" of "PM". */
	readonly title: string;
	readonly state: boolean;
	readonly titleSpan: Span;
	readonly body: RoleBody;
	/** The words of the organisation, where the body is one. */
	readonly bodySpan?: Span;
	/** "former", "deputy" and their like, sorted; the first of those that mean the same ("acting" of "interim"). */
	readonly qualifiers: readonly string[];
	/** Who holds it, when the words beside it tell. */
	readonly holder?: RoleHolder;
}

export interface RoleHolder extends Span {
	/** The words of the name, folded for matching. */
	readonly words: readonly string[];
	/** The role stands directly before the name, nothing between them. */
	readonly direct: boolean;
	/** The country is told after the name: "King Olaf of Norway". */
	readonly bodyAfter?: Span;
}

/** Every title of a sentence, with its holder where the words beside it tell. Lower-case names and headlines tell none. */
export function roles(text: string, words: readonly Token[] = tokensOf(text)): RoleMention[] {
	if (!mayHaveTitle(text)) return [];
	const holders = names(text).map(({ start, end, words }) => ({ start, end, words: nameWords(words) }));
	const found: RoleMention[] = [];
	for (let last = words.length - 1; last >= 0; last--) {
		const role = roleEndingAt(words, last);
		if (!role) continue;
		const holder = holderOf(words, role, holders);
		found.push(holder ? { ...role.mention, ...holder } : role.mention);
		last = Math.min(last, role.first);
	}
	return found.reverse();
}

/** The words of a name as they are compared. */
export function nameWords(words: readonly string[]): string[] {
	return words.flatMap((word) => foldForMatch(word).replace(/\.$/, "").split(/[-‐‑]/)).filter(Boolean);
}

interface FoundRole {
	readonly mention: RoleMention;
	/** The first token of the role words, without and with those of an organisation, and the one after their last. */
	readonly first: number;
	readonly opens: number;
	readonly next: number;
	/** "the" or a possessive stands before the title: there is one such person only. */
	readonly definite: boolean;
}

function roleEndingAt(words: readonly Token[], last: number): FoundRole | undefined {
	const title = titleEndingAt(words, last);
	const isHour = words[last]?.lower === "pm" && words[last - 1]?.kind === "number";
	if (!title || isHour) return undefined;
	const titleFirst = last - title.length + 1;
	const told = new Set<string>();
	let next = last + 1;
	if (isDash(words[next]) && isSuffix(words[next + 1])) next += 2;
	else if (isSuffix(words[next])) next += 1;
	if (next > last + 1) told.add(words[next - 1]?.lower ?? "");
	const before = wordsBefore(words, titleFirst, told);
	const [firstToken, titleToken, lastToken] = [words[before.first], words[titleFirst], words[next - 1]];
	if (!firstToken || !titleToken || !lastToken) return undefined;
	const after = bodyAfter(words, next, title.value.state);
	const bodySpan = before.body === undefined ? after?.bodySpan : before.bodySpan;
	return {
		mention: {
			type: "role",
			start: firstToken.start,
			end: lastToken.end,
			title: title.value.name,
			state: title.value.state,
			titleSpan: { start: titleToken.start, end: lastToken.end },
			body: before.body ?? after?.body,
			...(bodySpan && { bodySpan }),
			qualifiers: [...new Set([...told].map(commonQualifier))].sort(),
		},
		first: before.first,
		opens: before.opens,
		next: after ? after.next : next,
		definite: before.definite,
	};
}

interface Name extends Span {
	readonly words: readonly string[];
}

interface Held {
	readonly holder: RoleHolder;
	readonly body?: RoleBody;
	readonly bodySpan?: Span;
}

function holderOf(words: readonly Token[], role: FoundRole, holders: readonly Name[]): Held | undefined {
	return (
		directHolder(words, role, holders) ??
		holderAfterComma(words, role, holders) ??
		holderBefore(words, role, holders) ??
		holderWhoIs(words, role, holders)
	);
}

/** "Norwegian King Olaf", "King Olaf of Norway". */
function directHolder(
	words: readonly Token[],
	{ mention }: FoundRole,
	holders: readonly Name[],
): Held | undefined {
	const at = words.findIndex(({ start }) => start >= mention.end);
	const first = words[at];
	if (!first || first.start > mention.end + 1 || !isCapital(first)) return undefined;
	// a name whose first words are the title: only what follows is the person's
	const run = holders.find(({ start, end }) => start <= first.start && first.start < end);
	if (!run || (run.start < first.start && run.start > mention.titleSpan.start)) return undefined;
	const own = words.filter(
		({ start, end, kind }) => start >= first.start && end <= run.end && kind === "word",
	);
	const name =
		run.start === first.start
			? run
			: { start: first.start, end: run.end, words: nameWords(own.map(({ text }) => text)) };
	const after = words.findIndex(({ start }) => start >= name.end);
	const told = after < 0 ? undefined : bodyAfter(words, after);
	if (isNoPerson(name.words)) return undefined;
	const holder = { ...name, direct: true };
	if (!told || mention.body !== undefined) return { holder };
	const last = words[told.next - 1];
	return told.body === "other" || !last
		? { holder, body: "other" }
		: {
				holder: { ...holder, bodyAfter: { start: name.end, end: last.end } },
				body: told.body,
				...(told.bodySpan && { bodySpan: told.bodySpan }),
			};
}

/** "the prime minister of Norway, Ann Lee, said". */
function holderAfterComma(
	words: readonly Token[],
	{ definite, next }: FoundRole,
	holders: readonly Name[],
): Held | undefined {
	if (!definite || words[next]?.text !== ",") return undefined;
	const name = holders.find(({ start }) => start === words[next + 1]?.start);
	if (!name) return undefined;
	const after = words.findIndex(({ start }) => start >= name.end);
	return endsApposition(words, after) ? { holder: { ...name, direct: false } } : undefined;
}

/** "Ann Lee, the prime minister of Norway, said", "Ann Lee, a golfer, said". */
function holderBefore(
	words: readonly Token[],
	{ opens: from, next }: FoundRole,
	holders: readonly Name[],
): Held | undefined {
	const opens = beforeArticle(words, from);
	if (words[opens - 1]?.text !== ",") return undefined;
	const name = holders.find(({ end }) => end === words[opens - 2]?.end);
	return name && endsApposition(words, next) ? { holder: { ...name, direct: false } } : undefined;
}

/** "Ann Lee is the prime minister of Norway", "Ann Lee, who is a golfer". */
function holderWhoIs(
	words: readonly Token[],
	{ opens: from, next }: FoundRole,
	holders: readonly Name[],
): Held | undefined {
	let at = beforeArticle(words, from) - 1;
	if (words[at]?.lower !== "is") return undefined;
	if (words[at - 1]?.lower === "who") at -= words[at - 2]?.text === "," ? 2 : 1;
	const name = holders.find(({ end }) => end === words[at - 1]?.end);
	const closing = words[next];
	const goesOn =
		isPossessive(closing) ||
		(closing?.kind === "word" && (isCapital(closing) || /^(?:of|for|at)$/.test(closing.lower)));
	return name && !goesOn ? { holder: { ...name, direct: false } } : undefined;
}

/** The token of the article before `from`, or `from`. */
function beforeArticle(words: readonly Token[], from: number): number {
	return /^(?:the|an?)$/.test(words[from - 1]?.lower ?? "") ? from - 1 : from;
}

/** A comma or the end closes an apposition; a comma with "and" goes on with a list. */
function endsApposition(words: readonly Token[], at: number): boolean {
	const closing = at < 0 ? undefined : words[at];
	if (!closing || /^[.)!?;]$/.test(closing.text)) return true;
	return (
		closing.text === "," &&
		!/^(?:and|or|the|a|an)$/.test(words[at + 1]?.lower ?? "") &&
		!isCapital(words[at + 1])
	);
}
