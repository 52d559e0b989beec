/** Runs mocha over the files of one suite in a process of its own and gives its counts. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./process.mjs";
import { root } from "./setup.mjs";

function testFiles(folder, ending) {
	const at = join(root, folder);
	if (!existsSync(at)) return [];
	const names = readdirSync(at, { recursive: true, encoding: "utf8" });
	return names
		.filter((name) => name.endsWith(ending))
		.sort()
		.map((name) => join(folder, name));
}

/** Gives `{ passed, failed, skipped }`; throws when the suite could not be run to its end. */
export async function runMocha(folder, ending = ".test.ts") {
	const files = testFiles(folder, ending);
	if (files.length === 0) throw new Error(`there is no *${ending} file in ${folder}`);
	const scratch = mkdtempSync(join(tmpdir(), "corroborate-mocha-"));
	try {
		const countsFile = join(scratch, "counts.json");
		const mocha = join(root, "node_modules", "mocha", "bin", "mocha.js");
		const loader = ending.endsWith(".ts") ? ["--import=tsx"] : [];
		const reporter = ["--reporter", join(root, "scripts", "counting-reporter.cjs")];
		// a busy machine is no failure; what hangs still ends
		const patience = ["--timeout", "20000"];
		const code = await run(
			process.execPath,
			[...loader, mocha, "--exit", ...patience, ...reporter, ...files],
			{
				cwd: root,
				shell: false,
				env: { ...process.env, MOCHA_COUNTS: countsFile },
			},
		);
		if (!existsSync(countsFile)) throw new Error(`mocha ended with exit code ${code} before its end`);
		return JSON.parse(readFileSync(countsFile, "utf8"));
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}
