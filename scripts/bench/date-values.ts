/** Where a date, a time or a duration lies, on one of three scales, so that any recogniser's answer compares. */
export interface DateValue {
	/** Minutes since 1970-01-01 without a zone; minutes of the day; or a length in minutes. */
	readonly scale: "calendar" | "clock" | "length";
	/** Half-open; the same number twice for a point; infinite where the words leave an end open. */
	readonly from: number;
	readonly to: number;
}

/** A mention as a recogniser tells it: more values than one where it leaves the choice open. */
export interface DateAnswer {
	readonly start: number;
	readonly end: number;
	readonly values: readonly DateValue[];
}

export const DAY = 24 * 60;

/** A point of the calendar, from parts: months are 1..12 and may run over. */
export function minutesOf(year: number, month = 1, day = 1, hour = 0, minute = 0): number {
	const time = new Date(0);
	time.setUTCFullYear(year, month - 1, day);
	time.setUTCHours(hour, minute);
	return time.getTime() / 60_000;
}

/** One value as the public test set writes it. */
export interface Resolution {
	readonly type?: string;
	readonly value?: string;
	readonly start?: string;
	readonly end?: string;
}

/** Reads what the test set and the recogniser that it comes from call a resolution. */
export function readResolution({ type, value, start, end }: Resolution): DateValue | undefined {
	if (type === "duration") {
		const length = Number(value) / 60;
		return Number.isFinite(length) ? { scale: "length", from: length, to: length } : undefined;
	}
	if (type === "set" || type === "timezone") return undefined;
	if (value !== undefined) {
		const point = pointOf(value);
		if (!point) return undefined;
		return { scale: point.scale, from: point.at, to: point.at + (point.isDay ? DAY : 0) };
	}
	const [from, to] = [start, end].map((text) => (text === undefined ? undefined : pointOf(text)));
	const scale = from?.scale ?? to?.scale;
	if (scale === undefined || (start !== undefined && !from) || (end !== undefined && !to)) return undefined;
	return { scale, from: from?.at ?? -Infinity, to: to?.at ?? Infinity };
}

function pointOf(text: string): { scale: "calendar" | "clock"; at: number; isDay: boolean } | undefined {
	const clock = /^(\d\d):(\d\d)(?::\d\d)?$/.exec(text);
	if (clock) return { scale: "clock", at: Number(clock[1]) * 60 + Number(clock[2]), isDay: false };
	const match = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d))?/.exec(text);
	if (!match) return undefined;
	const [year, month, day, hour, minute] = match.slice(1).map((part) => Number(part ?? 0));
	return {
		scale: "calendar",
		at: minutesOf(year ?? 0, month, day, hour, minute),
		isDay: match[4] === undefined,
	};
}

/**
 * Whether an answer is right: both ends are the same. Where the set leaves an end open ("since August"), the end
 * that it tells must be an end of the answer; a point that is answered by the minute that it begins is right.
 */
export function isSame(gold: DateValue, answer: DateValue): boolean {
	if (gold.scale !== answer.scale) return false;
	if (gold.scale === "length") return Math.abs(gold.from - answer.from) <= 0.02 * gold.from;
	if (gold.to === Infinity) return answer.from === gold.from || answer.to === gold.from;
	if (gold.from === -Infinity) return answer.to === gold.to || answer.from === gold.to;
	return gold.from === answer.from && (gold.to === answer.to || gold.from === gold.to);
}
