import { type ClaimKind, openCorpus } from "../../src/index.js";

/** What a check of one kind says of a draft beside one source: "verdict: replacement" of each finding. */
export async function told(kind: ClaimKind, source: string, draft: string): Promise<string> {
	const corpus = await openCorpus();
	await corpus.add([{ id: "source", text: source }]);
	const report = await corpus.check(draft);
	await corpus.close();
	return report.claims
		.filter((claim) => claim.kind === kind)
		.map(({ verdict, replacement }) => (replacement ? `${verdict}: ${replacement}` : verdict))
		.join("; ");
}
