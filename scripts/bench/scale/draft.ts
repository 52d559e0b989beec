import { madeFiles } from "../articles.js";

/** The seed of the articles that the draft is made of: others than the corpus, of the same world. */
const DRAFT_SEED = 3;

/** The paragraphs of a draft of about so many words, each some sentences long. */
export function draftParagraphs(words: number): string[] {
	const paragraphs: string[] = [];
	let count = 0;
	for (const { text } of madeFiles(words, DRAFT_SEED)) {
		// without the headline, byline and date
		for (const paragraph of text.trim().split("\n\n").slice(2)) {
			if (count >= words) return paragraphs;
			paragraphs.push(paragraph);
			count += paragraph.split(/\s+/).length;
		}
	}
	return paragraphs;
}
