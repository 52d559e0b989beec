import { writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";

/** Runs `body`; with CORROBORATE_PROFILE=FILE, writes a profile of what the extension host did meanwhile to FILE-NAME.cpuprofile. */
export async function profiled<T>(name: string, body: () => Promise<T>): Promise<T> {
	const file = process.env.CORROBORATE_PROFILE;
	if (!file) return body();
	const session = new Session();
	session.connect();
	await session.post("Profiler.enable");
	await session.post("Profiler.setSamplingInterval", { interval: 500 });
	await session.post("Profiler.start");
	try {
		return await body();
	} finally {
		const { profile } = await session.post("Profiler.stop");
		writeFileSync(`${file}-${name}.cpuprofile`, JSON.stringify(profile));
		session.disconnect();
	}
}
