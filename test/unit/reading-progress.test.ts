import assert from "node:assert/strict";
import type { ReadingProgress } from "../../src/protocol/index.js";
import { type Clock, followReading } from "../../src/server/reading-progress.js";

/** A clock that stands still until it is moved. */
function madeClock(): Clock & { pass(milliseconds: number): void } {
	let time = 0;
	const waiting = new Set<{ readonly then: () => void; readonly at: number }>();
	return {
		now: () => time,
		wait(then, milliseconds) {
			const own = { then, at: time + milliseconds };
			waiting.add(own);
			return () => void waiting.delete(own);
		},
		pass(milliseconds) {
			time += milliseconds;
			for (const one of waiting) {
				if (one.at > time) continue;
				waiting.delete(one);
				one.then();
			}
		},
	};
}

describe("following the reading of the sources", () => {
	let told: (ReadingProgress | undefined)[];
	let clock: ReturnType<typeof madeClock>;
	const begin = () => followReading((progress) => told.push(progress), clock);

	beforeEach(() => {
		told = [];
		clock = madeClock();
	});

	it("says nothing of what is over at once", () => {
		const following = begin();
		following.update(1, 2);
		clock.pass(100);
		following.update(2, 2);
		following.end();
		clock.pass(10_000);
		assert.deepEqual(told, []);
	});

	it("says that it is going on before the files are counted, and at its end that it is over", () => {
		const following = begin();
		clock.pass(1000);
		following.end();
		assert.deepEqual(told, [{ done: 0 }, undefined]);
	});

	it("tells now and then, not at every file", () => {
		const following = begin();
		for (let done = 1; done <= 10_000; done++) {
			clock.pass(1);
			following.update(done, 10_000);
		}
		assert.ok(told.length > 20 && told.length < 60, String(told.length));
	});

	it("tells the pace and the time that is left once they are known", () => {
		const following = begin();
		for (let done = 64; done <= 6400; done += 64) {
			clock.pass(100);
			following.update(done, 12_800);
		}
		assert.equal(told[1]?.perSecond, undefined);
		const last = told.at(-1);
		assert.ok(last?.perSecond && last.secondsLeft);
		assert.equal(Math.round(last.perSecond), 640);
		assert.equal(
			Math.round((last.secondsLeft * last.perSecond) / 100),
			Math.round((12_800 - last.done) / 100),
		);
	});

	it("goes by the last seconds, so that a slow beginning is forgotten", () => {
		const following = begin();
		clock.pass(60_000);
		following.update(10, 100_000);
		for (let done = 1010; done <= 40_010; done += 1000) {
			clock.pass(1000);
			following.update(done, 100_000);
		}
		assert.equal(Math.round(told.at(-1)?.perSecond ?? 0), 1000);
	});
});
