import { loadSeeds } from "./seeds.js";

const syllables = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu"];

/** A made-up surname for a number: no two below a thousand are the same. */
function surname(index: number): string {
	const letters = [...String(index).padStart(3, "0")].map((digit) => syllables[Number(digit)] ?? "");
	const name = letters.join("");
	return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A draft of so many words made of the seeds' paragraphs, no two of them alike, so that nothing is remembered. */
export function longDraft(wordCount: number): string {
	const paragraphs = loadSeeds()
		.flatMap(({ text }) => text.split("\n"))
		.map((line) => line.trim())
		.filter((line) => line.split(" ").length > 12);
	const lines: string[] = [];
	let count = 0;
	for (let index = 0; count < wordCount && paragraphs.length > 0; index++) {
		const paragraph = paragraphs[index % paragraphs.length] ?? "";
		const line = paragraph.replace(/([.!?])(["”']?)(\s|$)/g, `, ${surname(index)} wrote$1$2$3`);
		lines.push(line);
		count += line.split(/\s+/).length;
	}
	return `${lines.join("\n\n")}\n`;
}
