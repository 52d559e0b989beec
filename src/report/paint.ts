const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

export type Style = keyof typeof codes;
export type Paint = (style: Style, text: string) => string;

/** Colours text for a terminal, or leaves it as it is. */
export function painter(color: boolean): Paint {
	return color ? (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m` : (_, text) => text;
}
