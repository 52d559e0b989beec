import { type ClaimKind, claimKinds } from "../checks/types.js";
import { lastStartingBy, type Span } from "../text/span.js";
import type { Finding, Note, Report } from "./types.js";

/** What a draft's own comments ask to leave out. */
export interface Suppressions {
	/** Whether a finding is to be left out. */
	covers(finding: Pick<Finding, "kind" | "start">): boolean;
	/** Comments that ask for something else than they can get, each at its place. */
	readonly notes: readonly Note[];
}

const NAME = "corroborate-ignore";
/** Comments that are ours, if only by intention: "corroborate-ignored" is a slip, and said to be one. */
const directive = /^<!--\s*(corroborate-[\w-]*)([\s\S]*?)-->$/;
/** Markup that a line can begin with before it holds a comment that Markdown takes for the whole line. */
const lineMarkup = /^[\s>*+-]*(?:\d{1,9}[.)]\s*)?$/;
const LONGEST_WORD = 40;

interface Directive extends Span {
	readonly name: string;
	readonly kinds: readonly ClaimKind[];
	/** Whether it names kinds, known or not. */
	readonly named: boolean;
}

/**
 * Reads the ignore comments of a Markdown draft. A comment that cannot be understood leaves nothing out:
 * it is told of instead. `comments` are the spans of `<!-- ... -->`, in order. Linear in the draft.
 */
export function suppressionsOf(draft: string, comments: readonly Span[]): Suppressions {
	const notes: Note[] = [];
	const directives = comments.flatMap((comment) => directiveOf(draft, comment, notes) ?? []);
	if (directives.length === 0) return { covers: () => false, notes };
	const covered = new Map<ClaimKind | "every", Span[]>();
	const cover = ({ kinds, named }: Directive, span: Span) => {
		for (const kind of named ? kinds : (["every"] as const)) {
			const spans = covered.get(kind) ?? [];
			spans.push(span);
			covered.set(kind, spans);
		}
	};
	const lines = linesOf(draft);
	const paragraphs = paragraphsOf(draft, lines);
	const open: Directive[] = [];
	for (const one of directives) {
		const note = (message: string) => notes.push({ start: one.start, end: one.end, message });
		switch (one.name) {
			case `${NAME}-file`:
				cover(one, { start: 0, end: draft.length + 1 });
				break;
			case `${NAME}-start`:
				open.push(one);
				break;
			case `${NAME}-end`: {
				const start = open.pop();
				if (start) cover(start, { start: start.start, end: one.end });
				else note(`“${NAME}-end” has no “${NAME}-start” before it.`);
				break;
			}
			case `${NAME}-next-line`: {
				const line = lines[lastStartingBy(lines, one.end) + 1];
				if (line) cover(one, line);
				else note(`There is no line after “${NAME}-next-line”.`);
				break;
			}
			default: {
				const paragraph = paragraphFor(draft, one, lines, paragraphs);
				if (typeof paragraph === "string") note(paragraph);
				else cover(one, paragraph);
			}
		}
	}
	for (const { start, end } of open) {
		notes.push({ start, end, message: `“${NAME}-start” has no “${NAME}-end”: nothing is left out.` });
	}
	const merged = new Map([...covered].map(([kind, spans]) => [kind, mergedSpans(spans)]));
	return {
		covers: ({ kind, start }) => holds(merged.get("every"), start) || holds(merged.get(kind), start),
		notes,
	};
}

/** The report without what the draft's comments leave out, and how much that is. */
export function withSuppressions(report: Report, { covers }: Suppressions): Report {
	const claims = report.claims.filter((claim) => !covers(claim));
	const suppressed = report.claims.length - claims.length;
	return suppressed === 0 ? report : { ...report, claims, suppressed };
}

const names: ReadonlySet<string> = new Set(
	["", "-next-line", "-start", "-end", "-file"].map((ending) => `${NAME}${ending}`),
);

function directiveOf(draft: string, { start, end }: Span, notes: Note[]): Directive | undefined {
	const [, name, rest = ""] = directive.exec(draft.slice(start, end)) ?? [];
	if (name === undefined) return undefined;
	const note = (message: string) => notes.push({ start, end, message });
	if (!names.has(name)) {
		note(`“${name.slice(0, LONGEST_WORD)}” is not a comment that Corroborate knows: nothing is left out.`);
		return undefined;
	}
	const words = rest.split(/[\s,]+/).filter((word) => word !== "");
	const kinds = claimKinds.filter((kind) => words.includes(kind));
	const unknown = words.find((word) => !claimKinds.some((kind) => kind === word));
	if (unknown !== undefined) {
		note(`“${unknown.slice(0, LONGEST_WORD)}” is not a kind of claim: the comment does nothing for it.`);
	}
	return { start, end, name, kinds, named: words.length > 0 };
}

function linesOf(draft: string): Span[] {
	const lines: Span[] = [];
	for (let start = 0; start <= draft.length; ) {
		const found = draft.indexOf("\n", start);
		const end = found < 0 ? draft.length : found;
		lines.push({ start, end });
		start = end + 1;
	}
	return lines;
}

/** Runs of lines that are not blank. */
function paragraphsOf(draft: string, lines: readonly Span[]): Span[] {
	const paragraphs: Span[] = [];
	let start: number | undefined;
	let last = 0;
	const close = () => {
		if (start !== undefined) paragraphs.push({ start, end: last });
		start = undefined;
	};
	for (const line of lines) {
		if (draft.slice(line.start, line.end).trim() === "") close();
		else {
			start ??= line.start;
			last = line.end;
		}
	}
	close();
	return paragraphs;
}

/** The paragraph that a comment is for: the one it stands in, or, on a line of its own, the text after it. */
function paragraphFor(
	draft: string,
	comment: Span,
	lines: readonly Span[],
	paragraphs: readonly Span[],
): Span | string {
	const first = lines[lastStartingBy(lines, comment.start)] ?? comment;
	const at = lastStartingBy(lines, comment.end);
	const last = lines[at] ?? comment;
	const around = lastStartingBy(paragraphs, comment.end);
	const here = paragraphs[around] ?? comment;
	if (!lineMarkup.test(draft.slice(first.start, comment.start))) return here;
	if (draft.slice(comment.end, last.end).trim() !== "") {
		return "Markdown takes a line that begins with a comment for no text. Put the comment on a line of its own.";
	}
	const next = lines[at + 1];
	if (next && next.start < here.end) return { start: next.start, end: here.end };
	return paragraphs[around + 1] ?? `There is no text after “${NAME}”.`;
}

function mergedSpans(spans: readonly Span[]): Span[] {
	const merged: Span[] = [];
	for (const span of [...spans].sort((a, b) => a.start - b.start)) {
		const last = merged.at(-1);
		if (last && span.start <= last.end) {
			merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
		} else merged.push(span);
	}
	return merged;
}

function holds(spans: readonly Span[] | undefined, offset: number): boolean {
	if (!spans) return false;
	const span = spans[lastStartingBy(spans, offset)];
	return span !== undefined && offset < span.end;
}
