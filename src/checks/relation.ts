import type { Actor } from "../claims/actor.js";
import { mayBeSame } from "../claims/bearer.js";
import { type Frame, isOneSided, isSymmetric, type Participant } from "../claims/frame.js";
import { areSynonyms } from "../text/word-relations.js";

/** Two participants of one event, and what each is to it. */
export interface Pair {
	readonly first: Participant;
	readonly second: Participant;
}

/** How an event of the draft stands to an event of a source, as far as two participants of both are concerned. */
export interface FrameComparison {
	/** "swapped": each has the other's part; "equal": each has its own. */
	readonly relation: "swapped" | "equal";
	readonly draft: Pair;
	/** In the order of the source's roles: what the draft's first is to the event comes first. */
	readonly source: Pair;
}

/** Parts that nothing is lost by exchanging when the event is mutual. */
const MUTUAL: ReadonlySet<string> = new Set(["agent", "patient", "with", "against", "to"]);
/** Roles that tell a direction, whatever the event. */
const DIRECTED: ReadonlySet<string> = new Set([
	"agent",
	"patient",
	"to",
	"from",
	"over",
	"against",
	"by",
	"for",
]);

/** Compares two events; nothing when they are of another kind or share no two participants. */
export function compareFrames(draft: Frame, source: Frame): FrameComparison | undefined {
	if (draft.predicate !== source.predicate && !areSynonyms(draft.predicate, source.predicate))
		return undefined;
	for (const [i, first] of draft.participants.entries()) {
		for (const second of draft.participants.slice(i + 1)) {
			if (first.role === second.role || mayBeSame(first.actor, second.actor)) continue;
			if (!DIRECTED.has(first.role) || !DIRECTED.has(second.role)) continue;
			const mutual = MUTUAL.has(first.role) && MUTUAL.has(second.role);
			if (mutual && (isSymmetric(draft.predicate) || isSymmetric(source.predicate))) continue;
			const pair = { first, second };
			const own = find(source, first, first.actor) && find(source, second, second.actor);
			if (own) return { relation: "equal", draft: pair, source: pair };
			const [left, right] = [find(source, first, second.actor), find(source, second, first.actor)];
			if (left && right) return { relation: "swapped", draft: pair, source: { first: left, second: right } };
		}
	}
	return undefined;
}

/**
 * The patient of a source's event, where the draft makes the same one its agent and the source names no agent: "a
 * pilots' union has sued Norlink", "Norlink has sued the Velde Pilots". Only of events that tell who begins them.
 */
export function reversedHalf(draft: Frame, source: Frame): FrameComparison | undefined {
	if (draft.predicate !== source.predicate || !isOneSided(draft.predicate)) return undefined;
	const agent = draft.participants.find(({ role }) => role === "agent");
	const patient = draft.participants.find(({ role }) => role === "patient");
	const [only, other] = source.participants.filter(({ role }) => role === "agent" || role === "patient");
	if (!agent || !patient || !only || other || only.role !== "patient") return undefined;
	if (!mayBeSame(agent.actor, only.actor) || mayBeSame(patient.actor, only.actor)) return undefined;
	return {
		relation: "swapped",
		draft: { first: agent, second: patient },
		source: { first: only, second: only },
	};
}

function find(frame: Frame, { role }: Participant, actor: Actor): Participant | undefined {
	return frame.participants.find((other) => other.role === role && mayBeSame(other.actor, actor));
}
