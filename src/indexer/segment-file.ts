const ENDING = ".segment";
const segmentFiles = /^[0-9a-f]{32}\.segment$/;

/** What the file of a segment is called; the segment's name proves what it holds. */
export function segmentFileName(name: string): string {
	return `${name}${ENDING}`;
}

/** The name of the segment that a file holds, if it holds one by its name. */
export function segmentOfFile(file: string): string | undefined {
	return segmentFiles.test(file) ? file.slice(0, -ENDING.length) : undefined;
}
