export interface Color {
	readonly id: `corroborate.${string}`;
	readonly description: string;
	readonly defaults: {
		readonly light: string;
		readonly dark: string;
		readonly highContrast: string;
		readonly highContrastLight: string;
	};
}

function color(name: string, description: string, [light, dark, high, highLight]: readonly string[]): Color {
	return {
		id: `corroborate.${name}`,
		description,
		defaults: {
			light: light ?? "",
			dark: dark ?? "",
			highContrast: high ?? "",
			highContrastLight: highLight ?? "",
		},
	};
}

/** Themable colours of the marks, the icons of the views and the overview ruler: light, dark, the high contrasts. */
export const colors: readonly Color[] = [
	color("supported", "Colour of claims that the sources support.", [
		"#2e7d32",
		"#81b88b",
		"#7ee787",
		"#0a5c10",
	]),
	color("contradicted", "Colour of claims that the sources contradict.", [
		"#b04600",
		"#e8a33d",
		"#ffb454",
		"#8a3800",
	]),
	color("conflicting", "Colour of claims that the sources disagree about.", [
		"#1a66b3",
		"#75beff",
		"#8fd0ff",
		"#0b4a86",
	]),
	color("passage", "Background of the passages of a source that a draft rests on.", [
		"#ffe58f80",
		"#6b571f80",
		"#00000000",
		"#00000000",
	]),
	color("passageBorder", "Border of the passages of a source that a draft rests on.", [
		"#00000000",
		"#00000000",
		"#ffb454",
		"#8a3800",
	]),
	color("unverified", "Colour of claims that the sources do not speak to.", [
		"#6e6e6e",
		"#9d9d9d",
		"#d0d0d0",
		"#454545",
	]),
];
