import picomatch from "picomatch";
import type { Remarks } from "./remarks.js";

/** Patterns of the ids of sources, by how near the sources are to what they tell. */
export type TierPatterns = Readonly<Record<NonNullable<Remarks["tier"]>, readonly string[]>>;

/** Where two patterns take a source, the one that claims less counts. */
const order = ["wire", "secondary", "primary"] as const;

const matchers = new WeakMap<readonly string[], (id: string) => boolean>();

/** Whether one of the patterns takes an id: a folder takes what is in it, a name without a slash any file of that name. */
function takes(patterns: readonly string[], id: string): boolean {
	if (patterns.length === 0) return false;
	let matches = matchers.get(patterns);
	if (!matches) {
		const whole = patterns.map((pattern) => pattern.replace(/^\.\//, "").replace(/\/$/, ""));
		const inFolders = whole.flatMap((pattern) => [pattern, `${pattern}/**`]);
		const anywhere = whole.filter((pattern) => !pattern.includes("/")).map((pattern) => `**/${pattern}`);
		matches = picomatch([...inFolders, ...anywhere], { dot: true });
		matchers.set(patterns, matches);
	}
	return matches(id);
}

/** Remarks with the tier that the settings give a source which names none itself. */
export function withTier(remarks: Remarks, id: string, patterns: TierPatterns): Remarks {
	const tier = remarks.tier ?? tierOf(id, patterns);
	return tier === undefined ? remarks : { ...remarks, tier };
}

/** The tier of a source by the patterns of the settings; `id` is its path, with what tells it apart within its file. */
export function tierOf(id: string, patterns: TierPatterns): Remarks["tier"] {
	const path = id.replace(/#.*$/s, "");
	return order.find((tier) => takes(patterns[tier], path));
}
