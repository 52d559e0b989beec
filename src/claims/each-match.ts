/**
 * Runs `pattern`, which has the flag `g`, over a text. `matchAll` would make a new expression for every text, which
 * takes longer than most searches. `read` must not run the same pattern.
 */
export function eachMatch(text: string, pattern: RegExp, read: (match: RegExpExecArray) => void): void {
	pattern.lastIndex = 0;
	for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
		if (match[0] === "") pattern.lastIndex++;
		read(match);
	}
}
