/** What a command came to: text for standard output and an exit code, or why it could not run. */
export type Outcome =
	| {
			readonly output: string;
			readonly exitCode: 0 | 1;
			/** Lines for standard error that do not stop the work. */
			readonly notes: readonly string[];
	  }
	| Failure;

/** One sentence on what is wrong and one on what to do. */
export interface Failure {
	readonly failure: string;
}

export function isFailure<T extends object>(result: T | Failure): result is Failure {
	return "failure" in result;
}

/** "NAME: WHAT. WHAT TO DO." of a problem that is told as "what; what to do". */
export function sentences(name: string, problem: string): string {
	const [what, remedy] = problem.split(/; /, 2);
	if (what === undefined || remedy === undefined) return `${name}: ${problem}.`;
	return `${name}: ${what}. ${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}.`;
}
