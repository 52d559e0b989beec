import assert from "node:assert/strict";
import { olderCaches } from "../../src/server/node-code-cache.js";

describe("The compiled code that the server keeps", () => {
	const names = [
		"code-0.1.0",
		"code-0.2.0",
		"code-0.2.0-next.1",
		"code",
		"codes-0.1.0",
		"index-0123456789abcdef",
	];

	it("is removed when it is of another version, and nothing else is", () => {
		assert.deepEqual(olderCaches(names, "code-0.2.0"), ["code-0.1.0", "code-0.2.0-next.1"]);
	});

	it("is left alone where the own folder is none of the extension's", () => {
		assert.deepEqual(olderCaches(names, "cache"), []);
	});
});
