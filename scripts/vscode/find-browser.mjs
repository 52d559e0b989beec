/** Finds a Chromium-based browser, and installs Debian's where that can be done without asking. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { isOnPath, quietly } from "../process.mjs";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

function usualPlaces() {
	if (process.platform === "darwin")
		return [
			"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
			"/Applications/Chromium.app/Contents/MacOS/Chromium",
			"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
		];
	if (process.platform !== "win32") return [];
	const { PROGRAMFILES, LOCALAPPDATA } = process.env;
	const folders = [PROGRAMFILES, process.env["PROGRAMFILES(X86)"], LOCALAPPDATA].filter(Boolean);
	return folders.flatMap((folder) => [
		join(folder, "Google", "Chrome", "Application", "chrome.exe"),
		join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
	]);
}

/** The browser's path, or undefined. `CHROME_PATH` wins. */
export function findBrowser() {
	const chosen = process.env.CHROME_PATH;
	if (chosen) {
		if (!existsSync(chosen)) throw new Error(`CHROME_PATH is ${chosen}, and there is no such file.`);
		return chosen;
	}
	const command = commands.find(isOnPath);
	if (command && process.platform !== "win32")
		return spawnSync("which", [command], { encoding: "utf8" }).stdout.trim();
	return usualPlaces().find((path) => existsSync(path));
}

/** The browser's path. Throws, saying what to install, where there is none. */
export async function ensureBrowser() {
	const found = findBrowser();
	if (found) return found;
	const canInstall = process.platform === "linux" && process.getuid?.() === 0 && isOnPath("apt-get");
	if (canInstall) {
		console.log("Installing Chromium for the tests (apt-get, once) ...");
		const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
		await quietly("apt-get update", "apt-get", ["update"], { env });
		const install = ["install", "-y", "--no-install-recommends", "chromium"];
		await quietly("apt-get install chromium", "apt-get", install, { env });
		const installed = findBrowser();
		if (installed) return installed;
	}
	throw new Error(
		"No browser was found. Install Chromium, Google Chrome or Microsoft Edge (Debian: `apt-get install chromium`), or set CHROME_PATH to one.",
	);
}
