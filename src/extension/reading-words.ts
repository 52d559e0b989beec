import { env, l10n } from "vscode";
import type { ReadingProgress } from "../protocol/index.js";

/** As the reader's language writes it. */
export function number(amount: number): string {
	return amount.toLocaleString(env.language);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Seconds that are left are told in steps, since they are but reckoned. */
const STEP = 5;

function timeLeft(seconds: number): string {
	if (seconds < MINUTE - STEP) return l10n.t("{0} s left", Math.max(STEP, Math.ceil(seconds / STEP) * STEP));
	const minutes = Math.ceil(seconds / MINUTE);
	if (seconds < HOUR) return l10n.t("{0} min left", minutes);
	return l10n.t("{0} h {1} min left", Math.floor(minutes / 60), minutes % 60);
}

/** "12,400 of 100,000"; nothing while the files are still being looked for. */
export function readingShort({ done, total }: ReadingProgress): string | undefined {
	return total === undefined ? undefined : l10n.t("{0} of {1}", number(done), number(total));
}

/** How far the reading of the sources has come, how fast it goes and how long it takes, in one line. */
export function readingWords(reading: ReadingProgress): string {
	const { done, total, perSecond, secondsLeft } = reading;
	if (total === undefined) return l10n.t("Looking for sources");
	return [
		l10n.t("Indexing {0} of {1}", number(done), number(total)),
		...(perSecond === undefined ? [] : [l10n.t("{0} a second", number(significant(perSecond)))]),
		...(secondsLeft === undefined ? [] : [timeLeft(secondsLeft)]),
	].join(" · ");
}

/** To two digits: the last ones would never stand still. */
function significant(amount: number): number {
	return Number(amount.toPrecision(2));
}
