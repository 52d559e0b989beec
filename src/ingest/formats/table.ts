import { isRateTable } from "../../text/rate-table.js";
import { decodeSource } from "../decode.js";
import type { Reader } from "./types.js";

/** Tables of exchange rates, read as they are. */
export const readTable: Reader = async ({ bytes }) => {
	const decoded = await decodeSource(bytes);
	if ("problem" in decoded) return decoded;
	const { text } = decoded;
	if (isRateTable(text)) return { extracts: [{ text, format: "rates" }] };
	return {
		problem:
			"not a table of exchange rates, whose first line would be Date,USD,JPY and so on; save its text as .txt or .md",
		foreign: true,
	};
};
