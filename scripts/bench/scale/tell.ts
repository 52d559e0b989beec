/** Sends the outcome to the process that began this one. */
export function tell(outcome: object): Promise<void> {
	return new Promise((resolve) => process.send?.(outcome, () => resolve()));
}
