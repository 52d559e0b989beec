import type Mocha from "mocha";

/** Lines that begin with this are the suite's own; what runs it prints them and drops the workbench's chatter. */
const lineMark = "##line ";
/** The line that carries the counts out of VS Code. */
const countsMark = "##counts ";

/** Runs the suites that were added to `mocha` and logs each result; throws when one failed. */
export function runMocha(mocha: Mocha, write: (line: string) => void): Promise<void> {
	const counts = { passed: 0, failed: 0, skipped: 0 };
	const log = (text: string) => {
		for (const line of text.split("\n")) write(lineMark + line);
	};
	return new Promise((resolve, reject) => {
		const runner = mocha.run(() => {
			write(countsMark + JSON.stringify(counts));
			if (counts.failed > 0) reject(new Error(`${counts.failed} failed`));
			else resolve();
		});
		runner.on("suite", (suite) => {
			if (suite.title) log(`\n  ${suite.title}`);
		});
		runner.on("pass", (test) => {
			counts.passed += 1;
			log(`    ✔ ${test.title}${test.speed === "fast" ? "" : ` (${test.duration}ms)`}`);
		});
		runner.on("pending", (test) => {
			counts.skipped += 1;
			log(`    - ${test.title}`);
		});
		runner.on("fail", (test, error) => {
			counts.failed += 1;
			log(`    ✖ ${test.title}\n${error.stack ?? error.message}`);
		});
	});
}
