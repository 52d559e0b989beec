import assert from "node:assert/strict";
import { openRescans, waitAfter } from "../../src/server/rescans.js";

/** A clock that stands still until it is moved. */
function madeClock() {
	let time = 0;
	let waiting: { readonly then: () => void; readonly at: number } | undefined;
	return {
		now: () => time,
		wait(then: () => void, milliseconds: number) {
			const own = { then, at: time + milliseconds };
			waiting = own;
			return () => {
				if (waiting === own) waiting = undefined;
			};
		},
		pass(milliseconds: number) {
			time += milliseconds;
		},
		/** Moves to the time that is waited for; gives how long that was. */
		async ring(): Promise<number | undefined> {
			const due = waiting;
			if (!due) return undefined;
			const waited = due.at - time;
			time = due.at;
			waiting = undefined;
			due.then();
			await new Promise((resolve) => setImmediate(resolve));
			return waited;
		},
	};
}

describe("looking at the sources again", () => {
	it("goes on after each look, and seldomer where a look takes long", async () => {
		const clock = madeClock();
		let takes = 1000;
		let looks = 0;
		const rescans = openRescans(
			async () => {
				looks++;
				clock.pass(takes);
			},
			clock.wait,
			clock.now,
		);
		const first = await clock.ring();
		assert.equal(await clock.ring(), first);
		takes = 60_000;
		await clock.ring();
		assert.equal(await clock.ring(), waitAfter(60_000));
		assert.ok(waitAfter(60_000) > (first ?? 0));
		assert.equal(looks, 4);
		rescans.close();
		assert.equal(await clock.ring(), undefined);
	});

	it("are made at once when they are asked for, but not one upon the other", async () => {
		const clock = madeClock();
		let looks = 0;
		let end: () => void = () => {};
		const rescans = openRescans(
			() => {
				looks++;
				return new Promise<void>((resolve) => {
					end = resolve;
				});
			},
			clock.wait,
			clock.now,
		);
		rescans.soon();
		assert.equal(looks, 0, "the sources were read just now");
		clock.pass(60_000);
		rescans.soon();
		assert.equal(looks, 1);
		clock.pass(120_000);
		rescans.soon();
		assert.equal(looks, 1, "the first look is under way");
		end();
		await new Promise((resolve) => setImmediate(resolve));
		clock.pass(60_000);
		rescans.soon();
		assert.equal(looks, 1, "it took two minutes, so that the next may wait for longer");
		clock.pass(1_140_000);
		rescans.soon();
		assert.equal(looks, 2);
		rescans.close();
		end();
		clock.pass(2_000_000);
		rescans.soon();
		assert.equal(looks, 2);
	});

	it("goes on after a look that failed, and not after it was closed during one", async () => {
		const clock = madeClock();
		let looks = 0;
		const rescans = openRescans(
			() => {
				looks++;
				if (looks === 2) rescans.close();
				return Promise.reject(new Error("the drive is gone"));
			},
			clock.wait,
			clock.now,
		);
		await clock.ring();
		await clock.ring();
		assert.equal(looks, 2);
		assert.equal(await clock.ring(), undefined);
	});
});
