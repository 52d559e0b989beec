/** A claim that the articles which ship with the extension contradict, and the same claim put right. */
export const wrongClaim = "China processes 60 per cent of the world's rare earths.";
export const rightClaim = "China processes more than 90 per cent of the world's rare earths.";
export const wrongWords = "60 per cent";
export const rightWords = "more than 90 per cent";
/** What an article says, in its own words, and the value in it that is compared. */
export const sourceWords = "China processes more than 90 per cent of the world's rare earths";
export const sourceValue = /90/u;
/** The kind of claim, as the code of its diagnostic. */
export const claimKind = "percent";
