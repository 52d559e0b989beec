import { parseDocument } from "yaml";

const fence = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
/** Longer front matter describes something other than an article. */
const longest = 100_000;

/** The fields of Markdown front matter, keys in lower case. Of a list its items, of a person or paper its name. */
export function frontMatter(text: string): ReadonlyMap<string, string> {
	const yaml = fence.exec(text.slice(0, longest))?.[1];
	return yaml === undefined ? new Map() : (yamlFields(yaml) ?? plainFields(yaml));
}

/** Scalars stay as they are written: a date must not be moved by a time zone. Undefined if it is no YAML. */
function yamlFields(yaml: string): ReadonlyMap<string, string> | undefined {
	try {
		const document = parseDocument(yaml, { schema: "failsafe", logLevel: "silent" });
		if (document.errors.length > 0) return undefined;
		const value: unknown = document.toJS({ maxAliasCount: 20 });
		if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
		const fields = new Map<string, string>();
		for (const [key, field] of Object.entries(value)) {
			const words = wordsOf(field);
			if (words !== undefined) fields.set(key.toLowerCase(), words);
		}
		return fields;
	} catch {
		return undefined;
	}
}

function wordsOf(value: unknown): string | undefined {
	if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
	if (typeof value !== "object" || value === null) return undefined;
	if (!Array.isArray(value)) return "name" in value ? wordsOf(value.name) : undefined;
	const words = value.map((item) => (Array.isArray(item) ? undefined : wordsOf(item)));
	return words.filter((word) => word !== undefined).join(", ") || undefined;
}

/** The `key: value` lines of front matter that people write by hand, such as `title: Storm: what we know`. */
function plainFields(yaml: string): ReadonlyMap<string, string> {
	const fields = new Map<string, string>();
	for (const line of yaml.split(/\r?\n/)) {
		const field = /^([A-Za-z][\w-]*):[ \t]+(.+)$/.exec(line);
		const value = unquote(field?.[2]?.replace(/^\[(.*)\]$/, "$1") ?? "");
		if (field?.[1] !== undefined && value !== "") fields.set(field[1].toLowerCase(), value);
	}
	return fields;
}

function unquote(value: string): string {
	const quoted = /^(["'])(.*)\1[ \t]*(?:#.*)?$/.exec(value.trim());
	return quoted?.[2] ?? value.replace(/[ \t]+#.*$/, "").trim();
}
