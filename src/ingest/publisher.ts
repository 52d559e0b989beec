import names from "./data/publishers.json" with { type: "json" };

const known = new Map(
	Object.entries(names).flatMap(([name, others]) =>
		[name, ...others].map((spelling) => [spelling.toLowerCase(), name] as const),
	),
);

/** The site of a web address, and the wider ones that it is part of: "news.example.com", "example.com". */
function sitesOf(webAddress: string): string[] {
	const host = /^https?:\/\/(?:[^/@\s]*@)?([^/:?#\s]+)/i.exec(webAddress)?.[1]?.toLowerCase() ?? "";
	const parts = host.replace(/^www\./, "").split(".");
	return parts.slice(0, -1).map((_, i) => parts.slice(i).join("."));
}

/**
 * One name for a publisher, however a source spells it: "AP", "The Associated Press" and "apnews.com" are one. A name
 * that the table does not have stays; without one the address of the source tells, if the table has its site.
 */
export function publisherName(given: string | undefined, webAddress?: string): string | undefined {
	const written = given?.trim().replace(/^(?:www\.)/i, "");
	if (written) return known.get(written.toLowerCase()) ?? given;
	for (const site of webAddress === undefined ? [] : sitesOf(webAddress)) {
		const name = known.get(site);
		if (name !== undefined) return name;
	}
	return undefined;
}
