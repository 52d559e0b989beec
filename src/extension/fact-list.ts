import type { FindingChanges, PlacedFinding } from "../protocol/index.js";
import { afterEdits, type Lines, linesAfter, type Replacement } from "./edits.js";

/** The facts of one draft, kept in step with what the server tells and with the edits that it has not seen yet. */
export interface FactList {
	facts(): readonly PlacedFinding[];
	remarks(): FindingChanges["remarks"];
	/** The lines that are not checked yet. */
	pending(): readonly Lines[];
	/** Whether something was missed: everything must be told again. */
	isLost(): boolean;
	/** Takes what the server tells. */
	take(changes: FindingChanges): Outcome;
	/** Moves the facts along, and drops those whose words were touched. `version` is the document's after the edits. */
	edited(version: number, edits: readonly Replacement[]): Outcome;
}

export interface Outcome {
	/** Whether any fact is new, gone or another, or a remark or what is not checked is; moving along does not count. */
	readonly differs: boolean;
}

interface Edited {
	readonly version: number;
	readonly edits: readonly Replacement[];
}

/** The server is never so far behind. */
const keptEdits = 100;

/** The very object that was given when it stands where it is said to stand: what shows facts then leaves it be. */
function placed(known: PlacedFinding, ranges: readonly number[], at: number): PlacedFinding {
	const [line = 0, character = 0, endLine = 0, endCharacter = 0] = ranges.slice(4 * at, 4 * at + 4);
	const { start, end } = known.range;
	const isThere =
		start.line === line &&
		start.character === character &&
		end.line === endLine &&
		end.character === endCharacter;
	if (isThere) return known;
	return {
		...known,
		range: { start: { line, character }, end: { line: endLine, character: endCharacter } },
	};
}

function movedBy(facts: readonly PlacedFinding[], edits: readonly Replacement[]): readonly PlacedFinding[] {
	let same = true;
	const kept: PlacedFinding[] = [];
	for (const fact of facts) {
		const range = afterEdits(fact.range, edits);
		same &&= range === fact.range;
		if (range !== undefined) kept.push(range === fact.range ? fact : { ...fact, range });
	}
	return same ? facts : kept;
}

function pairsOf(numbers: readonly number[]): Lines[] {
	return numbers.flatMap((first, at) => (at % 2 === 0 ? { first, last: numbers[at + 1] ?? first } : []));
}

export function createFactList(): FactList {
	let known = new Map<string, PlacedFinding>();
	let facts: readonly PlacedFinding[] = [];
	let remarks: FindingChanges["remarks"] = [];
	let pending: readonly Lines[] = [];
	let lost = false;
	/** What is new in a message, which may come in parts. */
	const fresh = new Set<string>();
	const recent: Edited[] = [];

	return {
		facts: () => facts,
		remarks: () => remarks,
		pending: () => pending,
		isLost: () => lost,
		take({ ids, ranges, changed, more, version, remarks: said, pending: left }) {
			for (const one of changed) {
				known.set(one.id, one);
				fresh.add(one.id);
			}
			if (more) return { differs: false };
			// where the edits have moved them they stand by now, for the most part
			for (const one of facts) if (known.has(one.id) && !fresh.has(one.id)) known.set(one.id, one);
			const found = ids.flatMap((id, at) => {
				const one = known.get(id);
				return one ? [placed(one, ranges, at)] : [];
			});
			lost = found.length < ids.length;
			known = new Map(found.map((one) => [one.id, one]));
			const before = facts;
			// what was typed since the server looked
			const since = recent.filter((later) => later.version > version).flatMap(({ edits }) => edits);
			facts = movedBy(found, since);
			const leftBefore = pending;
			pending = pairsOf(left).map((lines) => linesAfter(lines, since));
			const differs =
				fresh.size > 0 ||
				said.length + remarks.length > 0 ||
				pending.length !== leftBefore.length ||
				pending.some(
					({ first, last }, at) => first !== leftBefore[at]?.first || last !== leftBefore[at]?.last,
				) ||
				facts.length !== before.length ||
				facts.some(({ id }, at) => id !== before[at]?.id);
			remarks = said;
			fresh.clear();
			return { differs };
		},
		edited(version, edits) {
			recent.push({ version, edits });
			if (recent.length > keptEdits) recent.shift();
			const before = facts.length;
			facts = movedBy(facts, edits);
			pending = pending.map((lines) => linesAfter(lines, edits));
			return { differs: facts.length < before };
		},
	};
}
