/** The browser that the tests drive. It can reach this machine and nothing else. */
import { chromium } from "playwright-core";

const flags = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

/** Starts the browser at `executablePath`; the caller closes it. */
export function launchBrowser(executablePath) {
	return chromium.launch({ executablePath, headless: true, args: flags });
}
