const transports = ["--stdio", "--node-ipc", "--socket", "--pipe"];

/** Editors start the server with or without naming a transport; standard input and output is the usual one. */
if (!process.argv.some((argument) => transports.some((name) => argument.startsWith(name)))) {
	process.argv.push("--stdio");
}

await import(new URL("./server/node.cjs", import.meta.url).href);
