import { randomUUID } from "node:crypto";
import { hostname, uptime } from "node:os";
import { codeOf, type FolderPort } from "./folder-port.js";

/** The right to write the index of a folder, which one process has at a time. */
export interface Lock {
	/** Whether it still is this one's: a machine that slept for long may have lost it to another. */
	isHeld(): Promise<boolean>;
	release(): Promise<void>;
}

/** Another process has the right to write. */
export interface Held {
	readonly pid: number;
	readonly host: string;
}

export const lockName = "corroborate.lock";

interface Owner extends Held {
	/** When its machine was started, in seconds since 1970. */
	readonly boot: number;
	/** When it last said that it is alive, in milliseconds since 1970. */
	readonly beat: number;
	readonly token: string;
}

/** An owner tells so often that it is alive, and is given up after so long a silence; in milliseconds. */
const BEAT = 30_000;
const SILENCE = 150_000;
/** So long at most a lock is written, in milliseconds. */
const WRITING = 250;
/** The start of a machine is reckoned from two clocks that drift; in seconds. */
const DRIFT = 120;

/** Locks of this process: the number of a process that ended may be its own by now. */
const own = new Set<string>();

/** Whether a process with the number runs here, as far as the system tells. */
function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return codeOf(error) !== "ESRCH";
	}
}

function bootTime(): number {
	return Math.round(Date.now() / 1000 - uptime());
}

function isAlive({ pid, host, boot, beat, token }: Owner): boolean {
	if (Date.now() - beat > SILENCE) return false;
	if (host !== hostname()) return true;
	if (Math.abs(boot - bootTime()) > DRIFT) return false;
	return pid === process.pid ? own.has(token) : isRunning(pid);
}

/** Undefined for what is no lock, such as one that was cut short when its owner was ended. */
function parseOwner(bytes: Uint8Array | undefined): Owner | undefined {
	try {
		const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
		return isOwner(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function isOwner(value: unknown): value is Owner {
	if (typeof value !== "object" || value === null) return false;
	const fields = Object.entries({
		pid: "number",
		host: "string",
		boot: "number",
		beat: "number",
		token: "string",
	});
	const given = new Map(Object.entries(value));
	return fields.every(([name, type]) => typeof given.get(name) === type);
}

async function writeOwner(folder: FolderPort, name: string, owner: Owner): Promise<void> {
	const file = await folder.create(name);
	try {
		await file.write(new TextEncoder().encode(JSON.stringify(owner)));
	} finally {
		await file.abandon();
	}
}

/** Takes the lock of a folder, also from an owner that is no more. Rejects when the folder cannot be written. */
export async function takeLock(folder: FolderPort): Promise<Lock | Held> {
	const token = randomUUID();
	const owner = (): Owner => ({
		...{ pid: process.pid, host: hostname(), boot: bootTime(), beat: Date.now(), token },
	});
	for (let left = 3; ; left--) {
		try {
			own.add(token);
			await writeOwner(folder, lockName, owner());
			return lockOf(folder, owner);
		} catch (error) {
			own.delete(token);
			if (codeOf(error) !== "EEXIST") throw error;
		}
		const bytes = await settled(folder);
		if (!bytes) continue;
		const other = parseOwner(bytes);
		if (other && isAlive(other)) return other;
		if (left <= 0) return other ?? { pid: 0, host: "" };
		await moveAway(folder, token, bytes);
	}
}

/** What the lock holds, when it is no longer being written. */
async function settled(folder: FolderPort): Promise<Uint8Array | undefined> {
	const bytes = await folder.readWhole(lockName);
	if (!bytes || parseOwner(bytes)) return bytes;
	await new Promise((resolve) => setTimeout(resolve, WRITING));
	return folder.readWhole(lockName);
}

/** Two may find the same dead lock: whoever moves it is the one, and looks whether it moved the one it had read. */
async function moveAway(folder: FolderPort, token: string, seen: Uint8Array): Promise<void> {
	const aside = `${lockName}.${token}`;
	try {
		await folder.rename(lockName, aside);
	} catch (error) {
		if (codeOf(error) === "ENOENT") return;
		throw error;
	}
	const moved = await folder.readWhole(aside);
	const isSeen = moved !== undefined && Buffer.compare(moved, seen) === 0;
	if (isSeen) await folder.remove(aside);
	else await folder.rename(aside, lockName);
}

function lockOf(folder: FolderPort, owner: () => Owner): Lock {
	const { token } = owner();
	let isOpen = true;

	async function isHeld(): Promise<boolean> {
		return isOpen && parseOwner(await folder.readWhole(lockName))?.token === token;
	}

	async function beat(): Promise<void> {
		if (!(await isHeld())) return;
		const fresh = `${lockName}.${token}`;
		await folder.remove(fresh);
		await writeOwner(folder, fresh, owner());
		if (isOpen) await folder.rename(fresh, lockName);
	}

	// a beat that fails is followed by another
	const timer = setInterval(() => void beat().catch(() => undefined), BEAT);
	timer.unref();
	return {
		isHeld,
		async release() {
			clearInterval(timer);
			const mine = await isHeld().catch(() => false);
			isOpen = false;
			own.delete(token);
			if (mine) await folder.remove(lockName).catch(() => undefined);
		},
	};
}
