import { rmSync } from "node:fs";
import sqlite from "node-sqlite3-wasm";
import type { Contender } from "./types.js";

/** SQLite's FTS5, in a file: without the texts beside, as the others keep none. */
export function openSqlite(folder: string): Contender {
	const file = `${folder}/sqlite.db`;
	rmSync(file, { force: true });
	const database = new sqlite.Database(file);
	database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;");
	database.exec(
		"CREATE VIRTUAL TABLE passages USING fts5(words, content='', tokenize=\"unicode61 remove_diacritics 0\")",
	);
	database.exec("BEGIN");
	const insert = database.prepare("INSERT INTO passages(rowid, words) VALUES (?, ?)");
	const select = database.prepare("SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?");
	return {
		elsewhere: true,
		// its rows are numbered from 1
		add: (number, words) => void insert.run([number + 1, words]),
		finish() {
			database.exec("COMMIT");
			database.exec("INSERT INTO passages(passages) VALUES ('optimize')");
		},
		search(words, limit) {
			const query = words
				.split(" ")
				.map((word) => `"${word}"`)
				.join(" OR ");
			return select.all([query, limit]).map(({ rowid }) => Number(rowid) - 1);
		},
		close() {
			insert.finalize();
			select.finalize();
			database.close();
		},
	};
}
