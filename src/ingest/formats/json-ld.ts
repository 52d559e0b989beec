type Field = readonly [string, string | undefined];

const longest = 500_000;
const mostObjects = 500;

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A name, however it is told: "Ann Lee", {"name": "Ann Lee"}, or a list of either. */
function nameOf(value: unknown): string | undefined {
	if (typeof value === "string") return value;
	if (Array.isArray(value)) {
		const names = value.slice(0, 20).map((one) => (isRecord(one) ? nameOf(one.name) : one));
		return names.filter((name) => typeof name === "string").join(", ") || undefined;
	}
	return isRecord(value) && typeof value.name === "string" ? value.name : undefined;
}

/** Every object of a JSON-LD document, the outer ones first. */
function objectsOf(root: unknown): Record<string, unknown>[] {
	const found: Record<string, unknown>[] = [];
	const waiting = [root];
	for (let at = 0; at < waiting.length && at < mostObjects; at++) {
		const value = waiting[at];
		if (Array.isArray(value)) waiting.push(...value.slice(0, mostObjects));
		if (!isRecord(value)) continue;
		found.push(value);
		for (const key of ["@graph", "mainEntity", "mainEntityOfPage"]) waiting.push(value[key]);
	}
	return found;
}

function isArticle(object: Record<string, unknown>): boolean {
	const types = [object["@type"]].flat();
	return types.some((type) => typeof type === "string" && /(?:Article|Posting|Report|NewsItem)$/.test(type));
}

const facts = ["headline", "datePublished", "dateModified", "inLanguage", "url", "publisher", "author"];

/** What the first article that a page describes in JSON-LD says of itself, by the names of schema.org. */
export function jsonLdFields(scripts: readonly string[]): Field[] {
	for (const script of scripts) {
		if (script.length > longest) continue;
		let parsed: unknown;
		try {
			parsed = JSON.parse(script.replace(/^\s*(?:<!--|<!\[CDATA\[)|(?:-->|\]\]>)\s*$/g, ""));
		} catch {
			continue;
		}
		const article = objectsOf(parsed).find(isArticle);
		if (article) return facts.map((name) => [name, nameOf(article[name])]);
	}
	return [];
}
