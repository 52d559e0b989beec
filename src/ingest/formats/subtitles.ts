import { decodeSource } from "../decode.js";
import { nameAsTitle } from "./table-text.js";
import { createTextBuilder, cutNote, type Part } from "./text-builder.js";
import type { Reader } from "./types.js";

interface Cue {
	/** Seconds. */
	readonly start: number;
	readonly end: number;
	readonly lines: readonly {
		readonly text: string;
		readonly speaker: string | undefined;
		readonly line: number;
	}[];
}

const clock = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})`;
const timing = new RegExp(`^\\s*${clock}\\s+-->\\s+${clock}`);
const voice = /^<v(?:\.[^\s>]*)?\s+([^>]{1,80})>/i;
/** "ANN LEE:", "Ann Lee (mayor):", ">> Ann Lee:". */
const named =
	/^(?:-|>>+)?\s*((?:[\p{Lu}][\p{L}\p{M}.'’-]*)(?:\s+[\p{L}][\p{L}\p{M}.'’-]*){0,4}(?:\s+\([^)]{1,40}\))?):\s+(?=\S)/u;
const turn = /^(?:-|>>+)\s*/;
/** A silence so long, in seconds, ends a paragraph; so does the end of a sentence after so many characters. */
const silence = 8;
const longParagraph = 500;

function seconds(parts: readonly (string | undefined)[]): number {
	const [hours = 0, minutes = 0, whole = 0, thousandths = 0] = parts.map((part) => Number(part ?? 0));
	return hours * 3600 + minutes * 60 + whole + thousandths / 1000;
}

/** "00:01:23". */
export function timeLabel(time: number): string {
	const whole = Math.floor(time);
	const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
	return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

const entities: Readonly<Record<string, string>> = {
	amp: "&",
	lt: "<",
	gt: ">",
	nbsp: "\u00a0",
	lrm: "",
	rlm: "",
};

function plain(text: string): string {
	return text
		.replace(/<[^<>]{0,200}>|\{\\[^{}]{0,100}\}/g, "")
		.replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? "");
}

/** The name in words that are not all capitals: "ANN LEE" is how it is typed, not how it is written. */
function written(name: string): string {
	const trimmed = name.trim();
	if (/\p{Ll}/u.test(trimmed)) return trimmed;
	return trimmed.toLowerCase().replace(/(?<=^|[\s.'’(-])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** A word before a colon is a speaker if it comes again, is in capitals or is more than one word: "Note:" is none. */
function speakersOf(lines: readonly string[]): (name: string) => boolean {
	const counts = new Map<string, number>();
	for (const line of lines) {
		const name = named.exec(plain(line).trim())?.[1];
		if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return (name) => (counts.get(name) ?? 0) > 1 || /\s/.test(name) || !/\p{Ll}/u.test(name);
}

function cuesOf(text: string): Cue[] {
	const cues: Cue[] = [];
	const lines = text.split(/\r\n?|\n/);
	const isSpeaker = speakersOf(lines);
	for (let i = 0; i < lines.length; i++) {
		const times = timing.exec(lines[i] ?? "");
		if (!times) continue;
		const spoken: Cue["lines"][number][] = [];
		let speaker: string | undefined;
		while (i + 1 < lines.length && (lines[i + 1] ?? "").trim() !== "" && !timing.test(lines[i + 1] ?? "")) {
			i++;
			const raw = lines[i] ?? "";
			const inTag = voice.exec(raw.trim())?.[1];
			const words = plain(raw).trim();
			const found = inTag === undefined ? named.exec(words) : null;
			const before = found?.[1] !== undefined && isSpeaker(found[1]) ? found : undefined;
			const name = inTag ?? before?.[1];
			if (name !== undefined) speaker = written(name);
			else if (turn.test(words)) speaker = "";
			const said = words.slice(before?.[0].length ?? turn.exec(words)?.[0].length ?? 0);
			spoken.push({ text: said, speaker, line: i + 1 });
		}
		cues.push({ start: seconds(times.slice(1, 5)), end: seconds(times.slice(5, 9)), lines: spoken });
	}
	return cues;
}

/**
 * Subtitles and transcripts as WebVTT and SubRip, told as paragraphs: who speaks stands before the words, and the words
 * of a named speaker are a quotation. Every line keeps its time and its line in the file.
 */
export const readSubtitles: Reader = async ({ path, bytes }, limits) => {
	const decoded = await decodeSource(bytes);
	if ("problem" in decoded) return decoded;
	const builder = createTextBuilder(limits.characters);
	let parts: Part[] = [];
	let speaker = "";
	let length = 0;
	let until = 0;

	function flush(): void {
		if (speaker === "") builder.run("", parts, "");
		else builder.run(`${speaker}: “`, parts, "”");
		parts = [];
		length = 0;
	}

	for (const { start, end, lines } of cuesOf(decoded.text)) {
		if (start - until > silence) flush();
		until = end;
		for (const { text, speaker: own, line } of lines) {
			const ended = /[.!?…]["'”’]?$/u.test(parts.at(-1)?.text ?? "");
			if ((own !== undefined && own !== speaker) || (length > longParagraph && ended)) flush();
			speaker = own ?? speaker;
			// subtitles that are written on as one speaks repeat the line before
			if (parts.at(-1)?.text === text) continue;
			parts.push({
				text,
				label: `at ${timeLabel(start)}`,
				...(decoded.encoding === undefined ? { line } : {}),
			});
			length += text.length;
		}
	}
	flush();
	if (builder.text === "") return { problem: "subtitles without words" };
	const { text, places } = builder;
	return {
		extracts: [{ text, format: "plain", title: nameAsTitle(path), places }],
		...(builder.full ? { notes: [cutNote(limits.characters)] } : {}),
	};
};
