/** Gives VS Code extensions to run in the browser itself, served below the page's own address. */
import { join, relative, sep } from "node:path";

/**
 * Serves folders of this machine to a page of a VS Code server at `host`, and tells the workbench that the extensions
 * are there. `extensions` are pairs of a name and a folder; gives the address of each by its name.
 */
export async function serveExtensions(page, host, extensions) {
	const addresses = {};
	for (const [name, folder] of Object.entries(extensions)) {
		const path = `/__ext/${name}`;
		addresses[name] = `http://${host}${path}`;
		await page.context().route(`${addresses[name]}/**`, (route) => {
			const asked = decodeURIComponent(new URL(route.request().url()).pathname.slice(path.length + 1));
			const file = join(folder, asked);
			if (relative(folder, file).split(sep)[0] === "..") return route.fulfill({ status: 403 });
			return route.fulfill({ path: file }).catch(() => {
				if (process.env.CORROBORATE_TEST_LOG) console.log(`page: no ${file}`);
				return route.fulfill({ status: 404 });
			});
		});
	}
	const paths = Object.keys(extensions).map((name) => `/__ext/${name}`);
	await page.addInitScript(announce, paths);
	return addresses;
}

/** Runs in the page, before the workbench reads what it is to start with. */
function announce(paths) {
	document.addEventListener("readystatechange", () => {
		const meta = document.getElementById("vscode-workbench-web-configuration");
		if (!meta || meta.dataset.announced) return;
		meta.dataset.announced = "yes";
		const configuration = JSON.parse(meta.dataset.settings);
		const extensions = paths.map((path) => ({ $mid: 1, scheme: "http", authority: location.host, path }));
		configuration.developmentOptions = { ...configuration.developmentOptions, extensions };
		meta.dataset.settings = JSON.stringify(configuration);
	});
}
