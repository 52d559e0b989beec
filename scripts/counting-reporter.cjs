/** Mocha's spec reporter, which also writes its counts, as JSON, to the file named by MOCHA_COUNTS. */
const { writeFileSync } = require("node:fs");
const { reporters, Runner } = require("mocha");

module.exports = class CountingReporter extends reporters.Spec {
	constructor(runner, options) {
		super(runner, options);
		runner.once(Runner.constants.EVENT_RUN_END, () => {
			const { passes, failures, pending } = this.stats;
			const counts = { passed: passes, failed: failures, skipped: pending };
			if (process.env.MOCHA_COUNTS) writeFileSync(process.env.MOCHA_COUNTS, JSON.stringify(counts));
		});
	}
};
