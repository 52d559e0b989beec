import { share, table } from "../table.js";
import { type Figure, overlaps, sameSpan, sameValue } from "./figure.js";
import {
	type FigureFile,
	type FigureKind,
	figureFileNames,
	figureFiles,
	type GoldText,
	loadFigures,
} from "./gold.js";
import { ourClaims, ourNumerals, type Reader, suite } from "./readers.js";

interface Score {
	gold: number;
	exact: number;
	overlapping: number;
	withUnit: number;
	/** Found where no gold is marked. */
	extra: number;
}

export interface FigureMiss {
	readonly file: FigureFile;
	readonly text: string;
	readonly gold: Figure;
	readonly found: readonly Figure[];
}

interface Scored {
	readonly score: Score;
	readonly misses: FigureMiss[];
}

/** Scores one reader on one file; undefined where the reader has no such kind. One rule for every reader. */
function scoreOf(file: FigureFile, texts: readonly GoldText[], reader: Reader): Scored | undefined {
	const kind: FigureKind = figureFiles[file];
	const score: Score = { gold: 0, exact: 0, overlapping: 0, withUnit: 0, extra: 0 };
	const misses: FigureMiss[] = [];
	for (const { text, gold, unnumbered } of texts) {
		const found = reader(text, kind);
		if (found === undefined) return undefined;
		for (const item of gold) {
			score.gold++;
			const near = found.filter((figure) => overlaps(figure, item));
			const right = near.filter((figure) => sameValue(figure, item));
			if (right.length > 0) score.overlapping++;
			if (right.some((figure) => sameSpan(figure, item))) score.exact++;
			if (right.some(({ unit }) => kind === "range" || unit === item.unit)) score.withUnit++;
			else misses.push({ file, text, gold: item, found: near });
		}
		score.extra += found.filter(
			(figure) => ![...gold, ...unnumbered].some((item) => overlaps(figure, item)),
		).length;
	}
	return { score, misses };
}

const READERS: readonly (readonly [string, Reader])[] = [
	["every number", ourNumerals],
	["claims", ourClaims],
	["suite", suite],
];

/**
 * Prints, for each file of gold figures, the share found with the right value by our extraction and by
 * Microsoft's recognizers, which the files are the specs of, under one rule.
 */
export function benchFigures(options: {
	readonly split: "dev" | "test" | undefined;
	readonly verbose: boolean;
}): void {
	const rows = [["file", "reader", "same span, value", "overlap, value", "overlap, value, unit", "extra"]];
	const listed: FigureMiss[] = [];
	for (const file of figureFileNames) {
		const texts = loadFigures(file, options.split);
		for (const [name, reader] of READERS) {
			const scored = scoreOf(file, texts, reader);
			if (scored === undefined) {
				if (reader === suite) rows.push([file, name, "no such kind"]);
				continue;
			}
			const { gold, exact, overlapping, withUnit, extra } = scored.score;
			rows.push([
				file,
				name,
				share(exact, gold),
				share(overlapping, gold),
				share(withUnit, gold),
				String(extra),
			]);
			if (reader !== suite)
				listed.push(...scored.misses.filter(() => reader === ourNumerals || file !== "recognizers_number"));
		}
	}
	console.log(`\nfigures: the gold's spans and values, found by us and by @microsoft/recognizers-text-suite`);
	console.log(table(rows));
	console.log(
		'  "every number" is the layer below the claims: all numerals and ordinals, those in names and pronouns too, as the specs mark them.',
	);
	console.log(
		'  "claims" is what is checked in a draft: years, names, pronouns and numbering are left out on purpose.',
	);
	console.log(
		"  Values are equal within a millionth; units by name, cents as hundredths. Gold without a number is not counted.",
	);
	if (!options.verbose) return;
	const show = ({ start, end, low, high, unit }: Figure, text: string): string =>
		`"${text.slice(start, end)}" = ${low === high ? low : `${low}..${high}`} ${unit}`;
	for (const { file, text, gold, found } of listed)
		console.log(
			`  ${file}: ${show(gold, text)} | got ${found.map((figure) => show(figure, text)).join("; ") || "nothing"} | ${text}`,
		);
}
