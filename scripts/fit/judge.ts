/** A claim with the support it was given and whether people found it supported. */
export interface Scored {
	readonly support: number;
	readonly supported: boolean;
}

/** Mean of the share of supported claims at or over the threshold and of unsupported ones under it. */
export function balancedAccuracy(rows: readonly Scored[], threshold: number): number {
	const rate = (of: readonly Scored[], right: (row: Scored) => boolean): number =>
		of.length === 0 ? 0 : of.filter(right).length / of.length;
	const supported = rows.filter((row) => row.supported);
	const unsupported = rows.filter((row) => !row.supported);
	return (
		(rate(supported, (row) => row.support >= threshold) +
			rate(unsupported, (row) => row.support < threshold)) /
		2
	);
}

/** The support, of those that occur, at which the balanced accuracy is highest. */
export function bestThreshold(rows: readonly Scored[]): number {
	const thresholds = [...new Set(rows.map((row) => row.support))];
	return thresholds.reduce(
		(best, threshold) =>
			balancedAccuracy(rows, threshold) > balancedAccuracy(rows, best) ? threshold : best,
		thresholds[0] ?? 0,
	);
}

/** How often a supported claim has more support than an unsupported one. */
export function areaUnderCurve(rows: readonly Scored[]): number {
	const supported = rows.filter((row) => row.supported);
	const unsupported = rows.filter((row) => !row.supported);
	let won = 0;
	for (const a of supported)
		for (const b of unsupported) won += a.support > b.support ? 1 : a.support === b.support ? 0.5 : 0;
	return won / (supported.length * unsupported.length || 1);
}
