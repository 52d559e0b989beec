import { jsonLines, splitOf } from "../data.js";
import { type Figure, figureOf } from "./figure.js";

/** Spec files whose gold is spans and values, each with the kind of figure that it marks. */
export const figureFiles = {
	recognizers_number: "number",
	recognizers_ordinal: "ordinal",
	recognizers_percent: "percent",
	recognizers_numberrange: "range",
	recognizers_currency: "money",
	recognizers_dimension: "unit",
	recognizers_temperature: "temperature",
	recognizers_age: "age",
	quantulum3: "any",
} as const;
export type FigureFile = keyof typeof figureFiles;
export type FigureKind = (typeof figureFiles)[FigureFile];
export const figureFileNames = Object.keys(figureFiles).filter(
	(name): name is FigureFile => name in figureFiles,
);

export interface GoldText {
	readonly text: string;
	readonly gold: readonly Figure[];
	/** Marked, but with no number in them: "last", "dollar", "degrees". */
	readonly unnumbered: readonly Figure[];
}

const field = (value: unknown, key: string): unknown =>
	typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
const words = (value: unknown): string => (typeof value === "string" ? value : "");

function goldFigure(text: string, item: unknown): Figure {
	const surface = words(field(item, "surface"));
	if (surface !== "") {
		const start = text.indexOf(surface);
		return figureOf(start, start + surface.length, String(field(item, "value")), words(field(item, "unit")));
	}
	const resolution = field(item, "resolution");
	return figureOf(
		Number(field(item, "start")),
		Number(field(item, "end")),
		words(field(resolution, "value")),
		words(field(resolution, "unit")),
	);
}

/** The rows of one file, or of one half of it by a hash of the text. */
export function loadFigures(file: FigureFile, split: "dev" | "test" | undefined): GoldText[] {
	return jsonLines(`${file}.jsonl`)
		.map((row) => {
			const text = words(row.text);
			const list = Array.isArray(row.gold) ? row.gold.map((item) => goldFigure(text, item)) : [];
			const isNumbered = (figure: Figure): boolean =>
				figure.start >= 0 && !Number.isNaN(figure.low + figure.high);
			return {
				text,
				gold: list.filter(isNumbered),
				unnumbered: list.filter((figure) => !isNumbered(figure)),
			};
		})
		.filter(({ text }) => split === undefined || splitOf(text) === split);
}
