/** Opens the index of a corpus and checks a first, short draft, alone in its process; tells what that took. */

import { builtLibrary } from "./built.js";
import { millisecondsOf } from "./figures.js";
import { ownMemory } from "./memory.js";
import { tell } from "./tell.js";

const [library, folder, index, draft] = process.argv.slice(2);
if (library === undefined || folder === undefined || index === undefined || draft === undefined)
	throw new Error("The library, the sources, the folder of the index and a draft are needed");
const { openFileCorpus } = await builtLibrary(library);
let corpus = await openFileCorpus({ sources: [folder], base: folder });
const open = await millisecondsOf(async () => {
	corpus = await openFileCorpus({ sources: [folder], base: folder, index });
});
const check = await millisecondsOf(() => corpus.check(draft));
await tell({ open, check, memory: ownMemory() });
