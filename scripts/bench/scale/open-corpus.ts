/** Opens the index of a corpus and checks a first, short draft, alone in its process; tells what that took. */
import { tell } from "./apart.js";
import { builtLibrary } from "./built.js";
import { draftParagraphs } from "./draft.js";
import { millisecondsOf } from "./figures.js";
import { ownMemory } from "./memory.js";

const WORDS = 60;

const [folder, index] = process.argv.slice(2);
if (folder === undefined || index === undefined)
	throw new Error("The sources and a folder for the index are needed");
const { openFileCorpus } = await builtLibrary();
const draft = draftParagraphs(WORDS).join("\n\n");
let corpus = await openFileCorpus({ sources: [folder], base: folder });
const open = await millisecondsOf(async () => {
	corpus = await openFileCorpus({ sources: [folder], base: folder, index });
});
const check = await millisecondsOf(() => corpus.check(draft));
await tell({ open, check, memory: ownMemory() });
