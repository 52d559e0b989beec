import assert from "node:assert/strict";
import { commands, keysWork } from "../../src/config/commands.js";

describe("The commands of the extension", () => {
	it("can each be reached from the keyboard: from the palette, or from a menu that a key opens", () => {
		const unreachable = commands.filter(({ menus = [] }) => {
			const hidden = menus.some(({ menu, when }) => menu === "commandPalette" && when === "false");
			const elsewhere = menus.some(
				({ menu, group = "" }) =>
					menu !== "commandPalette" && !(menu === "view/item/context" && group.startsWith("inline")),
			);
			return hidden && !elsewhere;
		});
		assert.deepEqual(unreachable, []);
	});

	it("have words and, where they are buttons, an icon", () => {
		for (const { command, title, icon, menus = [] } of commands) {
			assert.match(title, /\p{Lu}/u, command);
			const isButton = menus.some(({ group = "" }) => /^(inline|navigation)/.test(group));
			assert.ok(!isButton || icon !== undefined, command);
		}
	});

	it("have keys that work in a draft alone", () => {
		assert.match(keysWork, /editorTextFocus && corroborate\.isDraft/);
	});
});
