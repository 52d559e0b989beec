/** An index over passages that are found by their words. */
export interface Contender {
	/** Its memory is not that of JavaScript, whose use can be asked for. */
	readonly elsewhere?: true;
	/** Passages come in the order of their numbers, from 0. */
	add(number: number, words: string): void;
	/** Ends the building: from now on it is searched. */
	finish(): void;
	/** The numbers of the passages that have most of the words, best first. */
	search(words: string, limit: number): readonly number[];
	close(): void;
}
