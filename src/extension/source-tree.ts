import type { ListedSource, ListedSources, SourcesNote } from "../protocol/index.js";

/** More rows than this under one parent are told apart by their first and last names. */
export const pageSize = 300;

export interface SourcePage {
	readonly type: "page";
	readonly from: string;
	readonly to: string;
	readonly sources: readonly ListedSource[];
}

export interface SourceNode {
	readonly type: "source";
	readonly source: ListedSource;
}

export interface ProblemNode {
	readonly type: "problem";
	readonly path: string;
	readonly message: string;
}

export interface NoteNode extends SourcesNote {
	readonly type: "note";
}

/**
 * "problems": what could not be read; "notes": what else there is to know; "used": what facts of the draft rest on;
 * "others": the rest of a corpus that is too large for one list.
 */
export interface SourceGroup {
	readonly type: "group";
	readonly name: "problems" | "notes" | "used" | "others";
	readonly size: number;
	readonly children: readonly SourceRow[];
}

export type SourceRow = SourcePage | SourceNode | ProblemNode | NoteNode | SourceGroup;

function byUse(a: ListedSource, b: ListedSource): number {
	return b.findings.length - a.findings.length || compareTitles(a, b);
}

function compareTitles(a: ListedSource, b: ListedSource): number {
	return a.title < b.title ? -1 : a.title > b.title ? 1 : 0;
}

function nodes(sources: readonly ListedSource[]): SourceNode[] {
	return sources.map((source) => ({ type: "source", source }));
}

function paged(sources: readonly ListedSource[]): SourceRow[] {
	if (sources.length <= pageSize) return nodes(sources);
	const pages: SourcePage[] = [];
	for (let at = 0; at < sources.length; at += pageSize) {
		const part = sources.slice(at, at + pageSize);
		pages.push({ type: "page", from: part[0]?.title ?? "", to: part.at(-1)?.title ?? "", sources: part });
	}
	return pages;
}

function group(name: SourceGroup["name"], children: readonly SourceRow[]): SourceGroup[] {
	return children.length === 0 ? [] : [{ type: "group", name, size: children.length, children }];
}

/** The rows of the view: what could not be read first, then the sources, those that the draft rests on first. */
export function sourceRows({ sources, problems, notes }: ListedSources): SourceRow[] {
	const rows: SourceRow[] = [
		...group(
			"problems",
			problems.map((problem) => ({ type: "problem", ...problem })),
		),
		...group(
			"notes",
			notes.map((note) => ({ type: "note", ...note })),
		),
	];
	if (sources.length <= pageSize) return [...rows, ...nodes([...sources].sort(byUse))];
	const used = sources.filter(({ findings }) => findings.length > 0).sort(byUse);
	const others = sources.filter(({ findings }) => findings.length === 0).sort(compareTitles);
	return [
		...rows,
		{ type: "group", name: "used", size: used.length, children: paged(used) },
		{ type: "group", name: "others", size: others.length, children: paged(others) },
	];
}
