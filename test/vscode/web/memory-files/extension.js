// A folder that lies on no disk, as those of github.dev do not: what a virtual workspace is to an extension.
const vscode = require("vscode");

const themes = {
	light: "Default Light Modern",
	dark: "Default Dark Modern",
	contrast: "Default High Contrast",
};

const text = {
	"/desk/draft.md": "The town of Brindle has nine public libraries.\n\nA mayor opened them.\n",
	"/desk/.vscode/settings.json":
		'{ "corroborate.sources": ["archive"], "workbench.colorTheme": "Default Light Modern" }',
	"/desk/archive/brindle.md":
		"---\ntitle: A Quiet Town\npublisher: The Valley Post\ndate: 2024-03-05\n---\nThe town of Brindle has three public libraries.\n",
};

const files = new Map(Object.entries(text).map(([path, words]) => [path, new TextEncoder().encode(words)]));
const changed = new vscode.EventEmitter();

function childrenOf(path) {
	const start = path === "/" ? "/" : `${path}/`;
	const names = new Map();
	for (const file of files.keys()) {
		if (!file.startsWith(start)) continue;
		const [name, ...rest] = file.slice(start.length).split("/");
		names.set(name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
	}
	return names;
}

const provider = {
	onDidChangeFile: changed.event,
	watch: () => new vscode.Disposable(() => {}),
	stat({ path }) {
		const bytes = files.get(path);
		const times = { ctime: 0, mtime: Date.now() };
		if (bytes) return { type: vscode.FileType.File, size: bytes.length, ...times };
		if (childrenOf(path).size > 0) return { type: vscode.FileType.Directory, size: 0, ...times };
		throw vscode.FileSystemError.FileNotFound(path);
	},
	readDirectory: ({ path }) => [...childrenOf(path)],
	readFile({ path }) {
		const bytes = files.get(path);
		if (!bytes) throw vscode.FileSystemError.FileNotFound(path);
		return bytes;
	},
	writeFile(uri, bytes) {
		const { Changed, Created } = vscode.FileChangeType;
		const folder = vscode.Uri.joinPath(uri, "..");
		const isNewFolder = childrenOf(folder.path).size === 0;
		const type = files.has(uri.path) ? Changed : Created;
		files.set(uri.path, bytes);
		changed.fire([...(isNewFolder ? [{ type: Created, uri: folder }] : []), { type, uri }]);
	},
	createDirectory() {},
	delete(uri) {
		files.delete(uri.path);
		changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
	},
	rename() {
		throw vscode.FileSystemError.NoPermissions();
	},
};

exports.activate = (context) => {
	context.subscriptions.push(
		vscode.workspace.registerFileSystemProvider("memfs", provider, { isCaseSensitive: true }),
		...Object.entries(themes).map(([short, name]) =>
			vscode.commands.registerCommand(`memoryFiles.${short}`, () =>
				vscode.workspace
					.getConfiguration()
					.update("workbench.colorTheme", name, vscode.ConfigurationTarget.Workspace),
			),
		),
	);
};
