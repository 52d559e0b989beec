import type { ClientCapabilities, Connection, InitializeParams } from "vscode-languageserver";
import { speak } from "./language.js";
import { openSettings, type Settings } from "./settings.js";

/** What the client said of itself in `initialize`. */
export interface Client {
	readonly capabilities: ClientCapabilities;
	readonly folders: string[];
	readonly commandLinks: boolean;
	readonly sourceDocuments: boolean;
	/** It is told of findings and their marks, in the place of diagnostics. */
	readonly findingChanges: boolean;
	/** The path of a folder that the index may be kept in. */
	readonly storage: string | undefined;
	readonly settings: Settings;
}

function field(value: unknown, name: string): unknown {
	return typeof value === "object" && value !== null
		? Object.entries(value).find(([key]) => key === name)?.[1]
		: undefined;
}

function isTexts(value: unknown): value is Record<string, string> {
	return (
		typeof value === "object" &&
		value !== null &&
		Object.values(value).every((text) => typeof text === "string")
	);
}

/** Reads what a client says of itself, and speaks its language from then on, if it brings the words. */
export function readClient(
	connection: Connection,
	{ capabilities, locale, workspaceFolders, rootUri, initializationOptions }: InitializeParams,
): Client {
	const translations = field(initializationOptions, "translations");
	if (isTexts(translations)) speak(translations, locale);
	const storage = field(initializationOptions, "storage");
	const fallback = rootUri ? [rootUri] : [];
	return {
		capabilities,
		folders: workspaceFolders?.map(({ uri }) => uri) ?? fallback,
		commandLinks: field(initializationOptions, "commandLinks") === true,
		sourceDocuments: field(initializationOptions, "sourceDocuments") === true,
		findingChanges: field(initializationOptions, "findingChanges") === true,
		storage: typeof storage === "string" && storage !== "" ? storage : undefined,
		settings: openSettings(
			connection,
			capabilities.workspace?.configuration === true,
			field(initializationOptions, "settings"),
		),
	};
}
