/**
 * Writes what package.json says of settings, commands, views and colours, from their tables in src/config, their
 * words into package.nls.json, and the settings into docs/settings.md. `--check` fails when one of them is stale.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { colors } from "../src/config/colors.js";
import { commands, deskMenu, keysWork } from "../src/config/commands.js";
import { type Setting, settings } from "../src/config/schema.js";
import { container, views, welcomes } from "../src/config/views.js";
import { walkthrough } from "../src/config/walkthrough.js";
import { sourceFolder } from "../src/protocol/index.js";
import { settingsPage } from "./settings-page.js";

/** Sources are shown in a language of their own: paragraphs are long lines, which are wrapped. */
const sourceLanguage = "corroborate-source";

const words = new Map<string, string>();

/** Puts text among the words to be translated, and gives what stands for it in the manifest. */
function said(name: string, text: string): string {
	words.set(name, text);
	return `%${name}%`;
}

function shortName(id: string): string {
	return id.replace(/^corroborate\./, "");
}

function settingOf([name, { notes: _, ...setting }]: [string, Setting]): [string, object] {
	const key = `setting.${shortName(name)}`;
	return [
		name,
		{
			...setting,
			...(setting.enumDescriptions && {
				enumDescriptions: setting.enumDescriptions.map((text, at) =>
					said(`${key}.${setting.enum?.[at] ?? at}`, text),
				),
			}),
			description: said(key, setting.description),
		},
	];
}

function menus(): Record<string, object[]> {
	const found: Record<string, object[]> = {};
	for (const { command, menus: places = [] } of commands) {
		for (const { menu, ...place } of places) {
			const list = found[menu] ?? [];
			found[menu] = list;
			list.push({ command, ...place });
		}
	}
	const { id, when } = deskMenu;
	return { ...found, "editor/context": [{ submenu: id, when, group: "1_modification@9" }] };
}

const contributes = {
	configuration: {
		title: "Corroborate",
		properties: Object.fromEntries(Object.entries<Setting>(settings).map(settingOf)),
	},
	commands: commands.map(({ command, title, icon }) => ({
		command,
		title: said(`command.${shortName(command)}`, title),
		...(icon === undefined ? {} : { icon }),
		category: "Corroborate",
	})),
	keybindings: commands.flatMap(({ command, keys }) => (keys ? [{ command, ...keys, when: keysWork }] : [])),
	submenus: [{ id: deskMenu.id, label: deskMenu.label }],
	menus: menus(),
	viewsContainers: { activitybar: [container] },
	views: {
		[container.id]: views.map(({ id, name, icon }) => ({
			id,
			name: said(`view.${shortName(id)}`, name),
			icon,
			contextualTitle: "Corroborate",
		})),
	},
	viewsWelcome: welcomes.map(({ view, name, when, contents }) => ({
		view,
		when,
		contents: said(`welcome.${name}`, contents),
	})),
	languages: [{ id: sourceLanguage, aliases: ["Source"], filenamePatterns: [`/${sourceFolder}/**`] }],
	configurationDefaults: {
		[`[${sourceLanguage}]`]: {
			"editor.wordWrap": "on",
			// what is in a source stays in it: there is nothing to warn a reader of
			"editor.unicodeHighlight.ambiguousCharacters": false,
			"editor.unicodeHighlight.invisibleCharacters": false,
		},
	},
	colors: colors.map(({ id, description, defaults }) => ({
		id,
		description: said(`color.${shortName(id)}`, description),
		defaults,
	})),
	walkthroughs: [
		{
			id: walkthrough.id,
			title: said("walkthrough.title", walkthrough.title),
			description: said("walkthrough.description", walkthrough.description),
			steps: walkthrough.steps.map(({ id, title, description, media, completionEvents }) => ({
				id,
				title: said(`walkthrough.${id}.title`, title),
				description: said(`walkthrough.${id}.description`, description),
				media,
				completionEvents,
			})),
		},
	],
};

const capabilities = {
	untrustedWorkspaces: {
		supported: "limited",
		description: said(
			"capability.untrusted",
			"Until the workspace is trusted, drafts are checked against the articles that ship with Corroborate: the folders that the workspace names are not read.",
		),
		restrictedConfigurations: ["corroborate.sources"],
	},
	virtualWorkspaces: { supported: true },
};

const manifestPath = fileURLToPath(new URL("../package.json", import.meta.url));
const wordsPath = fileURLToPath(new URL("../package.nls.json", import.meta.url));
const settingsPath = fileURLToPath(new URL("../docs/settings.md", import.meta.url));
const manifest = JSON.parse(readFileSync(manifestPath, "utf8"));

const json = (value: unknown): string => `${JSON.stringify(value, undefined, "\t")}\n`;

const wanted: readonly (readonly [path: string, text: string])[] = [
	[manifestPath, json({ ...manifest, l10n: "./l10n", capabilities, contributes })],
	[wordsPath, json(Object.fromEntries(words))],
	[settingsPath, settingsPage(settings)],
];

function textOf(path: string): string {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return "";
	}
}

for (const [path, text] of wanted) {
	if (textOf(path) === text) continue;
	if (process.argv.includes("--check")) {
		console.error(`${path} is stale: run npm run manifest`);
		process.exitCode = 1;
	} else {
		writeFileSync(path, text);
	}
}
