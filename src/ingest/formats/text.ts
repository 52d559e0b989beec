import { decodeSource } from "../decode.js";
import type { Reader } from "./types.js";

/** Plain text. What it says about itself, such as its dateline, is read when it is indexed. */
export const readText: Reader = async ({ bytes }) => {
	const decoded = await decodeSource(bytes);
	if ("problem" in decoded) return decoded;
	const { text, encoding } = decoded;
	return { extracts: [{ text, format: "plain", ...(encoding === undefined ? {} : { places: [] }) }] };
};
