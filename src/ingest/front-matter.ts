/** The plain `key: value` lines of Markdown front matter, keys in lower case; nested values are left out. */
export function frontMatter(text: string): ReadonlyMap<string, string> {
	const fields = new Map<string, string>();
	const fence = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text);
	for (const line of fence?.[1]?.split(/\r?\n/) ?? []) {
		const field = /^([A-Za-z][\w-]*):[ \t]+(.+)$/.exec(line);
		const value = unquote(field?.[2] ?? "");
		if (field?.[1] !== undefined && value !== "") fields.set(field[1].toLowerCase(), value);
	}
	return fields;
}

function unquote(value: string): string {
	const quoted = /^(["'])(.*)\1[ \t]*(?:#.*)?$/.exec(value.trim());
	return quoted?.[2] ?? value.replace(/[ \t]+#.*$/, "").trim();
}
