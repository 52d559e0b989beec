import Mocha from "mocha";
import { runMocha } from "../shared/run-mocha.js";

/** What VS Code calls in its extension host. */
export async function run(): Promise<void> {
	const mocha = new Mocha({ ui: "bdd", timeout: 60_000, reporter: "base" });
	mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, "", mocha);
	// The first one asks what happens before a draft is open, so the order counts.
	await import("./activation.test.js");
	await import("./diagnostics.test.js");
	await import("./evidence.test.js");
	await import("./formats.test.js");
	await import("./settings.test.js");
	await import("./views.test.js");
	await runMocha(mocha, (line) => console.log(line));
}
