import { runMocha } from "../shared/run-mocha.js";

/** What VS Code calls in the browser's worker host. */
export async function run(): Promise<void> {
	// Mocha's browser build reads the address of its page, which a worker host may not have.
	if (!("location" in globalThis)) Object.assign(globalThis, { location: { search: "", pathname: "/" } });
	// Loaded here, or mocha's own `run` would take the place of this one.
	require("mocha/mocha.js");
	const mocha: BrowserMocha = Reflect.get(globalThis, "mocha");
	mocha.setup({ ui: "bdd", timeout: 60_000, reporter: "base" });
	await import("./worker.test.js");
	await runMocha(mocha, (line) => console.log(line));
}
