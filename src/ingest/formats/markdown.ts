import { decodeSource } from "../decode.js";
import { frontMatter } from "../front-matter.js";
import { factsFrom } from "./facts.js";
import type { Reader } from "./types.js";

function topHeading(text: string): string | undefined {
	return /^#[ \t]+(.+?)[ \t#]*$/m.exec(text)?.[1];
}

/** Markdown, and what it says about itself in front matter and its top heading. */
export const readMarkdown: Reader = async ({ bytes }) => {
	const decoded = await decodeSource(bytes);
	if ("problem" in decoded) return decoded;
	const { text, encoding } = decoded;
	const fields = frontMatter(text);
	const facts = factsFrom([...fields, ["name", topHeading(text)]]);
	return {
		extracts: [{ text, format: "markdown", ...facts, ...(encoding === undefined ? {} : { places: [] }) }],
	};
};
