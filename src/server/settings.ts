import type { Connection } from "vscode-languageserver";
import { readConfig } from "../config/read-config.js";
import type { Config } from "../config/schema.js";

export interface Settings {
	/** The settings that hold for a document: its folder's own. */
	of(uri: string): Promise<Config>;
	/** Forgets what was read; `pushed` is what the client sent along, for one that cannot be asked. */
	changed(pushed: unknown): void;
}

function section(pushed: unknown): unknown {
	if (typeof pushed !== "object" || pushed === null) return undefined;
	return "corroborate" in pushed ? pushed.corroborate : pushed;
}

/** `canAsk`: the client answers `workspace/configuration`. Otherwise the settings are those it sends. */
export function openSettings(connection: Connection, canAsk: boolean, initial: unknown): Settings {
	let pushed = readConfig(section(initial));
	const known = new Map<string, Promise<Config>>();

	async function ask(uri: string): Promise<Config> {
		try {
			return readConfig(
				await connection.workspace.getConfiguration({ scopeUri: uri, section: "corroborate" }),
			);
		} catch {
			return pushed;
		}
	}

	return {
		of(uri) {
			if (!canAsk) return Promise.resolve(pushed);
			const asked = known.get(uri) ?? ask(uri);
			known.set(uri, asked);
			return asked;
		},
		changed(sent) {
			known.clear();
			const settings = section(sent);
			if (settings !== undefined) pushed = readConfig(settings);
		},
	};
}
