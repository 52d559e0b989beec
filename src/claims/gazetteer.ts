import { foldForMatch } from "../text/fold.js";
import table from "./data/places.json" with { type: "json" };

/** One reading of a place's name. */
interface Place {
	readonly name: string;
	readonly level: "city" | "region" | "country" | "continent";
	/** The names of what it lies in; a country's own common name stands among them. */
	readonly within: readonly string[];
	/** Degrees north and east. Cities only. */
	readonly at?: { readonly latitude: number; readonly longitude: number };
}

/** How two places stand to each other, by every reading of their names. */
export type PlaceRelation =
	| "same"
	/** The first lies in the second. */
	| "inside"
	/** The second lies in the first. */
	| "around"
	/** Neither lies in the other, and they are not neighbours. */
	| "elsewhere"
	| "unknown";

/** Cities nearer than this are told for one another: suburbs, twin cities, the capital for its airport's town. */
const NEIGHBOURS_KM = 60;
const KM_A_DEGREE = 111;

let places: ReadonlyMap<string, readonly Place[]> | undefined;

function gazetteer(): ReadonlyMap<string, readonly Place[]> {
	if (places) return places;
	const found = new Map<string, Place[]>();
	const add = (place: Place) => {
		const readings = found.get(place.name);
		if (readings) readings.push(place);
		else found.set(place.name, [place]);
	};
	const continentOf = new Map<string, string>();
	for (const row of table.countries) {
		const [name = "", common = "", continent = ""] = row.split("|");
		const names = common.split(",");
		continentOf.set(names[0] ?? name, continent);
		add({ name, level: "country", within: [...names, continent] });
	}
	for (const continent of new Set(continentOf.values()))
		add({ name: continent, level: "continent", within: [] });
	const upward = (names: string) => {
		const within = names.split(",");
		return [...within, ...within.flatMap((name) => continentOf.get(name) ?? [])];
	};
	for (const row of table.regions) {
		const [name = "", country = ""] = row.split("|");
		add({ name, level: "region", within: upward(country) });
	}
	for (const row of table.cities) {
		const [name = "", country = "", latitude, longitude] = row.split("|");
		add({
			name,
			level: "city",
			within: upward(country),
			at: { latitude: Number(latitude), longitude: Number(longitude) },
		});
	}
	places = found;
	return found;
}

const regions: ReadonlySet<string> = new Set(table.regions.map((row) => row.split("|", 1)[0] ?? row));

/** Whether the words, in any case and with any diacritics, name a city, region, country or continent that is known. */
export function isPlace(name: string): boolean {
	return gazetteer().has(foldForMatch(name));
}

/** Compares two places by their names; a name that is not known, or stands for several, is given the benefit. */
export function relatePlaces(first: string, second: string): PlaceRelation {
	const [a, b] = [foldForMatch(first), foldForMatch(second)];
	if (a === b) return "same";
	const [left, right] = [gazetteer().get(a) ?? [], gazetteer().get(b) ?? []];
	const pairs = left.flatMap((x) => right.map((y) => relateReadings(x, y)));
	for (const relation of ["same", "inside", "around", "unknown"] as const) {
		if (pairs.includes(relation)) return relation;
	}
	return pairs.length > 0 ? "elsewhere" : "unknown";
}

function relateReadings(a: Place, b: Place): PlaceRelation {
	if (a.level === "country" && b.level === "country" && a.within[0] === b.within[0]) return "same";
	if (liesIn(a, b)) return "inside";
	if (liesIn(b, a)) return "around";
	if (a.at && b.at) return distance(a.at, b.at) < NEIGHBOURS_KM ? "unknown" : "elsewhere";
	const sharesCountry = a.within.some((name) => b.within.includes(name) && !isContinent(name));
	if (!sharesCountry) return "elsewhere";
	return hasRegion(a) && hasRegion(b) ? "elsewhere" : "unknown";
}

function liesIn(a: Place, b: Place): boolean {
	return a.within.includes(b.name) || (b.level === "country" && a.within.includes(b.within[0] ?? b.name));
}

/** Whether it is told which part of its country the place is, or lies in. */
function hasRegion(place: Place): boolean {
	return place.level === "region" || place.within.some((name) => regions.has(name));
}

function isContinent(name: string): boolean {
	return (
		gazetteer()
			.get(name)
			?.some(({ level }) => level === "continent") === true
	);
}

type Point = NonNullable<Place["at"]>;

/** Kilometres, near enough for neighbours. */
function distance(a: Point, b: Point): number {
	const north = a.latitude - b.latitude;
	const east = (a.longitude - b.longitude) * Math.cos((a.latitude * Math.PI) / 180);
	return KM_A_DEGREE * Math.hypot(north, east);
}
