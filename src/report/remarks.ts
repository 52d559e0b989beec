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

/** Making one takes long, and a list of sources asks for many names. */
const names = new Map<string, Intl.DisplayNames>();

function nameOf(type: "language" | "script", code: string, locale: string): string | undefined {
	const key = `${type} ${locale}`;
	const known = names.get(key) ?? new Intl.DisplayNames(locale, { type, fallback: "code" });
	names.set(key, known);
	return known.of(code);
}

/** "in German"; undefined of English, which needs no word. */
function languageWords(tag: string, locale: string): string | undefined {
	try {
		const { language, script } = new Intl.Locale(tag);
		if (language === "en") return undefined;
		if (!/^und\b/i.test(tag)) return `in ${nameOf("language", language, locale) ?? tag}`;
		return script === undefined ? undefined : `in ${nameOf("script", script, locale) ?? tag} script`;
	} catch {
		return undefined;
	}
}

/**
 * Remarks in words, the gravest first. `copies`: how many other sources say the same in the same words. `locale`: how
 * languages are called.
 */
export function remarkWords(
	{ notice, updated, tier, language }: Remarks,
	copies = 0,
	locale = "en",
): string[] {
	const words = [
		notice && notices[notice],
		updated === undefined ? undefined : `updated ${updated.slice(0, 10)}`,
		tier && tiers[tier],
		language === undefined ? undefined : languageWords(language, locale),
		copies > 0 ? `and ${copies === 1 ? "a copy" : `${copies} copies`} of it` : undefined,
	];
	return words.filter((word) => word !== undefined);
}
