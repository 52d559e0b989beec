/** Packages the extension as it would be published, into dist/. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { quietly } from "../process.mjs";
import { root } from "../setup.mjs";

export const vsixFile = join(root, "dist", "corroborate.vsix");

/** Builds for publication, makes the `.vsix` of that and gives its path. */
export async function packageExtension() {
	const build = ["esbuild.mjs", "--production"];
	await quietly("The build for publication", process.execPath, build, { cwd: root, shell: false });
	const vsce = join(root, "node_modules", "@vscode", "vsce", "vsce");
	const args = [vsce, "package", "--no-dependencies", "--out", vsixFile];
	const output = await quietly("vsce package", process.execPath, args, { cwd: root, shell: false });
	if (/\bWARNING\b/.test(output)) throw new Error(`vsce warns of the package:\n${output}`);
	return vsixFile;
}

const endOfDirectory = 0x06054b50;

/** The paths inside a `.vsix`, read from the directory at the end of the archive. */
export function filesInside(vsix) {
	const bytes = readFileSync(vsix);
	const end = bytes.lastIndexOf(Buffer.from(new Uint32Array([endOfDirectory]).buffer));
	const paths = [];
	let at = bytes.readUInt32LE(end + 16);
	for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
		const nameLength = bytes.readUInt16LE(at + 28);
		paths.push(bytes.toString("utf8", at + 46, at + 46 + nameLength));
		at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
	}
	return paths;
}
