import type { Setting } from "../src/config/schema.js";

const head = `# Settings

The settings of VS Code, read for the folder that a draft is in. Other editors send them to the language server under \`corroborate\`, nested or as dotted names. A missing or invalid value is replaced by its default.

This page is made from the table in \`src/config/schema.ts\`.
`;

const code = (value: unknown): string => `\`${JSON.stringify(value)}\``;

function typeOf({ type, enum: choices, minimum }: Setting): string {
	if (choices) return `One of ${choices.map(code).join(", ")}`;
	if (type === "array") return "A list of text";
	if (type === "boolean") return "True or false";
	if (type === "string") return "Text";
	return minimum === undefined ? "A number" : `A number, at least ${minimum}`;
}

function choicesOf({ enum: choices = [], enumDescriptions }: Setting): string[] {
	if (!enumDescriptions) return [];
	return [choices.map((choice, at) => `- ${code(choice)}: ${enumDescriptions[at] ?? ""}`).join("\n")];
}

function section([name, setting]: [string, Setting]): string {
	const { description, notes, default: byDefault } = setting;
	return [
		`## ${name}`,
		`${typeOf(setting)}. Default: ${code(byDefault)}.`,
		description,
		...choicesOf(setting),
		...(notes === undefined ? [] : [notes]),
	].join("\n\n");
}

/** docs/settings.md, from the table of settings. */
export function settingsPage(settings: Readonly<Record<string, Setting>>): string {
	return `${[head.trimEnd(), ...Object.entries(settings).map(section)].join("\n\n")}\n`;
}
