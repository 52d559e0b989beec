/** What a reader should know of a source before relying on it. */
export interface Remarks {
	readonly notice?: "corrected" | "retracted";
	/** ISO 8601 date. */
	readonly updated?: string;
	readonly tier?: "primary" | "secondary" | "wire";
	/** BCP 47. */
	readonly language?: string;
}

const notices = { corrected: "corrected by its publisher", retracted: "retracted by its publisher" } as const;
const tiers = { primary: "primary source", secondary: "secondary source", wire: "wire copy" } as const;
const languages = new Intl.DisplayNames("en", { type: "language", fallback: "code" });
const scripts = new Intl.DisplayNames("en", { type: "script", fallback: "code" });

/** "in German"; undefined of English, which needs no word. */
function languageWords(tag: string): string | undefined {
	try {
		const { language, script } = new Intl.Locale(tag);
		if (language === "en") return undefined;
		if (!/^und\b/i.test(tag)) return `in ${languages.of(language) ?? tag}`;
		return script === undefined ? undefined : `in ${scripts.of(script) ?? tag} script`;
	} catch {
		return undefined;
	}
}

/** Remarks in words, the gravest first. `copies`: how many other sources say the same in the same words. */
export function remarkWords({ notice, updated, tier, language }: Remarks, copies = 0): string[] {
	const words = [
		notice && notices[notice],
		updated === undefined ? undefined : `updated ${updated.slice(0, 10)}`,
		tier && tiers[tier],
		language === undefined ? undefined : languageWords(language),
		copies > 0 ? `and ${copies === 1 ? "a copy" : `${copies} copies`} of it` : undefined,
	];
	return words.filter((word) => word !== undefined);
}
