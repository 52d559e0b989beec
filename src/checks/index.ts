import { age } from "./age.js";
import { count } from "./count.js";
import { date } from "./date.js";
import { designation } from "./designation.js";
import { duration } from "./duration.js";
import { measure } from "./measure.js";
import { money } from "./money.js";
import { multiple } from "./multiple.js";
import { ordinal } from "./ordinal.js";
import { percent } from "./percent.js";
import { score } from "./score.js";
import { time } from "./time.js";
import type { SlotCheck } from "./types.js";
import { weekday } from "./weekday.js";

/** Every check of a figure or date. A new one is a file of its own and a line here. */
export const slotChecks: readonly SlotCheck[] = [
	age,
	count,
	date,
	designation,
	duration,
	measure,
	money,
	multiple,
	ordinal,
	percent,
	score,
	time,
	weekday,
];
