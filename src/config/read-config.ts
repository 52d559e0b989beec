import { type Config, type RunName, type Setting, type SeverityName, settings } from "./schema.js";

type SettingName = keyof typeof settings;

/** Follows a dotted name into nested objects, or takes it as one key: editors send either. */
function lookUp(raw: unknown, path: readonly string[]): unknown {
	if (path.length === 0) return raw;
	if (typeof raw !== "object" || raw === null) return undefined;
	const entries = new Map<string, unknown>(Object.entries(raw));
	const whole = entries.get(path.join("."));
	return whole === undefined ? lookUp(entries.get(path[0] ?? ""), path.slice(1)) : whole;
}

function given(raw: unknown, name: SettingName): unknown {
	return lookUp(raw, name.split(".").slice(1));
}

function strings(raw: unknown, name: SettingName, fallback: readonly string[]): readonly string[] {
	const value = given(raw, name);
	if (!Array.isArray(value)) return fallback;
	return value.filter((item): item is string => typeof item === "string" && item.trim() !== "");
}

const severityNames: readonly SeverityName[] = ["error", "warning", "information", "hint", "none"];

function severity(raw: unknown, name: keyof Config["severity"]): SeverityName {
	const value = given(raw, `corroborate.severity.${name}`);
	return severityNames.find((known) => known === value) ?? severityDefault(name);
}

function severityDefault(name: keyof Config["severity"]): SeverityName {
	const byDefault: unknown = settings[`corroborate.severity.${name}`].default;
	return severityNames.find((known) => known === byDefault) ?? "none";
}

const runNames: readonly RunName[] = settings["corroborate.run"].enum;

function run(raw: unknown): RunName {
	const value = given(raw, "corroborate.run");
	return runNames.find((known) => known === value) ?? settings["corroborate.run"].default;
}

function atLeastMinimum(raw: unknown, name: SettingName, fallback: number): number {
	const value = given(raw, name);
	const { minimum = 0 }: Setting = settings[name];
	return typeof value === "number" && Number.isFinite(value) && value >= minimum ? value : fallback;
}

/** Validates what stands under `corroborate` in a client's settings. A bad or missing value is replaced by its default. */
export function readConfig(raw: unknown): Config {
	return {
		sources: strings(raw, "corroborate.sources", settings["corroborate.sources"].default),
		exclude: strings(raw, "corroborate.exclude", []),
		useGitignore: given(raw, "corroborate.useGitignore") === true,
		reading: {
			threads: Math.floor(atLeastMinimum(raw, "corroborate.reading.threads", 0)),
			memory: atLeastMinimum(
				raw,
				"corroborate.reading.memory",
				settings["corroborate.reading.memory"].default,
			),
		},
		languages: strings(raw, "corroborate.languages", settings["corroborate.languages"].default),
		run: run(raw),
		severity: {
			contradicted: severity(raw, "contradicted"),
			conflicting: severity(raw, "conflicting"),
			supported: severity(raw, "supported"),
			unverified: severity(raw, "unverified"),
			attention: severity(raw, "attention"),
		},
		tiers: {
			primary: strings(raw, "corroborate.tiers.primary", []),
			secondary: strings(raw, "corroborate.tiers.secondary", []),
			wire: strings(raw, "corroborate.tiers.wire", []),
		},
		maxDraftLength: atLeastMinimum(
			raw,
			"corroborate.maxDraftLength",
			settings["corroborate.maxDraftLength"].default,
		),
		citationStyle: given(raw, "corroborate.citationStyle") === "link" ? "link" : "footnote",
		staleAfterDays: atLeastMinimum(
			raw,
			"corroborate.staleAfterDays",
			settings["corroborate.staleAfterDays"].default,
		),
		codeLens: given(raw, "corroborate.codeLens") === true,
	};
}
