import { readFileSync } from "node:fs";

/** What a process holds in memory, in bytes. */
export interface Memory {
	readonly resident: number;
	/** The most it ever held. */
	readonly peak: number;
}

/** What the objects and buffers of this process take that somebody holds, in bytes (`--expose-gc`). */
export function memoryInUse(): number {
	globalThis.gc?.();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** Of this process, after whatever nobody holds any more was thrown away (`--expose-gc`). */
export function ownMemory(): Memory {
	globalThis.gc?.();
	return { resident: process.memoryUsage.rss(), peak: process.resourceUsage().maxRSS * 1024 };
}

/** Of another process; undefined where the system does not tell. */
export function memoryOf(pid: number): Memory | undefined {
	try {
		const status = readFileSync(`/proc/${pid}/status`, "utf8");
		const kilobytes = (name: string): number =>
			Number(new RegExp(`^${name}:\\s*(\\d+)`, "m").exec(status)?.[1]);
		return { resident: kilobytes("VmRSS") * 1024, peak: kilobytes("VmHWM") * 1024 };
	} catch {
		return undefined;
	}
}
