import { writtenDate } from "../../text/written-date.js";
import { publisherName } from "../publisher.js";
import type { Extract } from "./types.js";

export type Facts = Pick<
	Extract,
	"title" | "publisher" | "author" | "published" | "updated" | "language" | "webAddress"
>;

/** What the fields that people and programs use for a fact are called, in lower case, the most telling first. */
const names = {
	title: ["title", "headline", "og:title", "dc.title", "dcterms.title", "twitter:title", "name"],
	publisher: [
		"publisher",
		"publication",
		"og:site_name",
		"source",
		"site",
		"dc.publisher",
		"dcterms.publisher",
		"application-name",
		"twitter:app:name:iphone",
	],
	author: [
		"author",
		"byline",
		"by",
		"creator",
		"article:author",
		"dc.creator",
		"dcterms.creator",
		"sailthru.author",
	],
	published: [
		"published",
		"date",
		"datepublished",
		"article:published_time",
		"og:published_time",
		"pubdate",
		"publishdate",
		"publish_date",
		"published_at",
		"publish-date",
		"article.published",
		"parsely-pub-date",
		"sailthru.date",
		"dc.date.issued",
		"dcterms.issued",
		"dc.date",
		"dcterms.date",
		"dcterms.created",
		"issued",
		"created",
		"datecreated",
	],
	updated: [
		"updated",
		"modified",
		"datemodified",
		"article:modified_time",
		"og:updated_time",
		"lastmod",
		"last-modified",
		"last_modified",
		"dc.date.modified",
		"dcterms.modified",
		"article.updated",
	],
	language: [
		"language",
		"lang",
		"inlanguage",
		"content-language",
		"og:locale",
		"dc.language",
		"dcterms.language",
	],
	webAddress: ["canonical", "url", "og:url", "permalink", "link"],
} as const satisfies Record<keyof Facts, readonly string[]>;

const everyFact: readonly (keyof Facts)[] = [
	"title",
	"publisher",
	"author",
	"published",
	"updated",
	"language",
	"webAddress",
];

const longest = 300;

/** The day of an ISO date or date-time as written, so that no time zone moves it, or of a date in words. */
export function isoDay(value: string | undefined): string | undefined {
	if (value === undefined) return undefined;
	const written = value.trim();
	const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:$|[T\s])/.exec(written);
	const day = iso ? writtenDate(`${iso[1]}-${iso[2]}-${iso[3]}`) : writtenDate(written.slice(0, longest));
	return day?.iso;
}

function languageTag(value: string): string | undefined {
	return /^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$/.exec(value.trim())?.[0].replaceAll("_", "-");
}

function webAddress(value: string): string | undefined {
	return /^https?:\/\/[^\s<>"]+$/i.test(value.trim()) && value.length < 2000 ? value.trim() : undefined;
}

function line(value: string): string | undefined {
	const words = value.replace(/\s+/g, " ").trim();
	return words === "" || words.length > longest ? undefined : words;
}

const readers: Readonly<Record<keyof Facts, (value: string) => string | undefined>> = {
	title: line,
	publisher: (value) => (/^https?:\/\//i.test(value) ? undefined : line(value)),
	author: (value) => (/^https?:\/\//i.test(value) ? undefined : line(value)),
	published: isoDay,
	updated: isoDay,
	language: languageTag,
	webAddress,
};

/** What a source says about itself, from fields as its file names them; a field that cannot be read is passed over. */
export function factsFrom(fields: Iterable<readonly [name: string, value: unknown]>): Facts {
	const given = new Map<string, string>();
	for (const [name, value] of fields) {
		const key = name.toLowerCase();
		if (typeof value === "string" && !given.has(key)) given.set(key, value);
	}
	const found: Partial<Record<keyof Facts, string>> = {};
	for (const fact of everyFact) {
		for (const name of names[fact]) {
			const value = given.get(name);
			const read = value === undefined ? undefined : readers[fact](value);
			if (read === undefined) continue;
			found[fact] = read;
			break;
		}
	}
	const publisher = publisherName(found.publisher, found.webAddress);
	if (publisher !== undefined) found.publisher = publisher;
	// a date of change that is the day of publication says nothing
	if (found.updated === found.published) delete found.updated;
	return found;
}
