import assert from "node:assert/strict";
import type { CheckProgress } from "../../src/index.js";
import { openUnfolding } from "../../src/server/unfolding.js";

/** Of a draft of 1000 characters with 100 sentences, judged from its beginning to an offset. */
function progress(to: number): CheckProgress {
	return {
		...{ done: to / 10, total: 100 },
		covers: ({ end }) => end <= to,
		report: () => assert.fail("nobody asked for it"),
	};
}

/** A draft that is longer than the screen. */
const screen = { start: 0, end: 200, isAll: false };
const whole = { start: 0, end: 1000, isAll: true };

/** A clock that is set. */
function openClock() {
	let time = 5000;
	const unfolding = openUnfolding(() => time);
	return { unfolding, at: (milliseconds: number) => (time = 5000 + milliseconds) };
}

describe("A check that tells what it found while it goes on", () => {
	it("says nothing on the way when it is over at once", () => {
		const { unfolding, at } = openClock();
		at(99);
		assert.equal(unfolding.isDue(progress(500), screen, []), false);
		assert.equal(unfolding.isCountDue(), false);
	});

	it("tells the screen as soon as it is judged, and once", () => {
		const { unfolding, at } = openClock();
		at(120);
		assert.equal(unfolding.isDue(progress(190), screen, []), false);
		at(130);
		assert.equal(unfolding.isDue(progress(200), screen, []), true);
		at(140);
		assert.equal(unfolding.isDue(progress(210), screen, []), false);
	});

	it("tells another screen to which the draft was scrolled", () => {
		const { unfolding, at } = openClock();
		at(130);
		assert.equal(unfolding.isDue(progress(200), screen, []), true);
		at(160);
		const lower = { start: 250, end: 400, isAll: false };
		assert.equal(unfolding.isDue(progress(300), lower, []), false);
		assert.equal(unfolding.isDue(progress(400), lower, []), true);
	});

	it("tells what there is at growing distances, of which the longest is five seconds", () => {
		const { unfolding, at } = openClock();
		const told: number[] = [];
		for (let time = 0; time <= 25_000; time += 10) {
			at(time);
			if (unfolding.isDue(progress(100), screen, [])) told.push(time);
		}
		assert.deepEqual(told, [250, 500, 1000, 2000, 4000, 8000, 13_000, 18_000, 23_000]);
	});

	it("tells at once what somebody waits for", () => {
		const { unfolding, at } = openClock();
		at(110);
		assert.equal(unfolding.isDue(progress(90), screen, [{ start: 80, end: 95 }]), false);
		assert.equal(unfolding.isDue(progress(100), screen, [{ start: 80, end: 95 }]), true);
	});

	it("tells a draft that the screen holds as a whole, unless that takes long", () => {
		const { unfolding, at } = openClock();
		at(1990);
		assert.equal(unfolding.isDue(progress(900), whole, [{ start: 10, end: 20 }]), false);
		at(2000);
		assert.equal(unfolding.isDue(progress(900), whole, []), true);
	});

	it("leaves to the end what is complete", () => {
		const { unfolding, at } = openClock();
		at(9000);
		assert.equal(unfolding.isDue(progress(1000), screen, []), false);
	});

	it("counts sentences four times a second, once it takes a while", () => {
		const { unfolding, at } = openClock();
		const counted: number[] = [];
		for (let time = 0; time <= 1500; time += 10) {
			at(time);
			if (unfolding.isCountDue()) counted.push(time);
		}
		assert.deepEqual(counted, [400, 650, 900, 1150, 1400]);
	});
});
