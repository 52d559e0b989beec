import * as l10n from "@vscode/l10n";
import type { Connection, WorkDoneProgressServerReporter } from "vscode-languageserver";
import type { Status } from "../protocol/index.js";
import type { Client } from "./client.js";

/** Shows in an editor that does not know Corroborate how far a long check has come, with a way to stop it. */
export interface CheckProgressReports {
	follow(status: Status): void;
}

/** Our own extension has the status for that, and says that it shows findings by their changes. */
function wantsReports(client: Client | undefined): boolean {
	return client?.capabilities.window?.workDoneProgress === true && !client.findingChanges;
}

export function openCheckProgress(
	connection: Connection,
	client: () => Client | undefined,
	stop: (uri: string) => void,
): CheckProgressReports {
	/** By document; a report that the editor has not made room for yet is a promise. */
	const reports = new Map<string, Promise<WorkDoneProgressServerReporter>>();

	async function begin(uri: string): Promise<WorkDoneProgressServerReporter> {
		const report = await connection.window.createWorkDoneProgress();
		report.begin(l10n.t("Checking"), 0, undefined, true);
		report.token.onCancellationRequested(() => stop(uri));
		return report;
	}

	return {
		follow({ uri, checking }) {
			if (uri === undefined || !wantsReports(client())) return;
			const known = reports.get(uri);
			if (checking) {
				const report = known ?? begin(uri);
				reports.set(uri, report);
				const { done, total } = checking;
				const words = l10n.t("Checked {0} of {1} sentences", done, total);
				report.then((one) => one.report(Math.floor((100 * done) / total), words)).catch(() => undefined);
			} else if (known) {
				reports.delete(uri);
				known.then((one) => one.done()).catch(() => undefined);
			}
		},
	};
}
