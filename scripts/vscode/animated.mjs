/** Puts pictures together into one that moves. */
import { readFileSync } from "node:fs";
import gifenc from "gifenc";
import { PNG } from "pngjs";

const { applyPalette, GIFEncoder, quantize } = gifenc;

/** How long each picture stays, in milliseconds. */
const delay = 2500;

/** An animated GIF, without end, of PNG files of one size. */
export function animated(files) {
	const gif = GIFEncoder();
	for (const file of files) {
		const { width, height, data } = PNG.sync.read(readFileSync(file));
		const palette = quantize(data, 256);
		gif.writeFrame(applyPalette(data, palette), width, height, { palette, delay });
	}
	gif.finish();
	return gif.bytes();
}
