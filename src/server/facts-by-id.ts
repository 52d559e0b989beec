import type { Fact } from "../index.js";
import type { Checked } from "./checked.js";

const known = new WeakMap<readonly Fact[], ReadonlyMap<string, Fact>>();

/** The facts of a draft by the ids of their findings; made once for each check. */
export function factsById({ facts }: Checked): ReadonlyMap<string, Fact> {
	const byId = known.get(facts) ?? new Map(facts.map((fact) => [fact.finding.id, fact]));
	known.set(facts, byId);
	return byId;
}
