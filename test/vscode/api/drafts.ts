/** A claim that the articles which ship with the extension contradict, and the same claim put right. */
export const wrongClaim = "The United States has two operational rare earth mines.";
export const rightClaim = "The United States has one operational rare earth mine.";
export const wrongWords = "two operational rare earth mines";
export const rightWords = "one operational rare earth mine";
