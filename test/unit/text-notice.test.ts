import assert from "node:assert/strict";
import { noticeOf } from "../../src/text/notice.js";

const body = "The council closed 14 libraries in Ashford last winter.\n\n".repeat(80);

describe("a publisher's notice", () => {
	const told: Readonly<Record<string, "corrected" | "retracted">> = {
		"Correction: An earlier version gave the wrong number of libraries.": "corrected",
		"CORRECTION, 4 March 2026: The council closed 14 libraries, not 19.": "corrected",
		"Correction — The mayor's name is Ann Lee.": "corrected",
		"Corrections and clarifications: the vote was on Tuesday.": "corrected",
		"This article has been corrected to say that 14 libraries were closed.": "corrected",
		"This news article was amended on 4 March 2026 because it gave the wrong year.": "corrected",
		"An earlier version of this story misspelled the name of the mayor.": "corrected",
		"*A previous version of this report incorrectly said that 19 libraries were closed.*": "corrected",
		"(Corrects paragraph 3 to say 14 libraries, not 19)": "corrected",
		"(This March 4 story was corrected to fix the number of libraries)": "corrected",
		"This article has been retracted.": "retracted",
		"The editors have retracted this article because its figures could not be confirmed.": "retracted",
		"RETRACTION: The council did not close any library.": "retracted",
		"Please disregard the above story.": "retracted",
	};

	for (const [line, kind] of Object.entries(told)) {
		it(`is found above and below: ${line}`, () => {
			for (const text of [`${line}\n\n${body}`, `${body}\n${line}\n`]) {
				const notice = noticeOf(text);
				assert.equal(notice?.kind, kind);
				assert.equal(text.slice(notice?.start, notice?.end), line);
			}
		});
	}

	for (const line of [
		"The journal has retracted the study of coffee and sleep.",
		"The paper was corrected by a teacher, who gave it a B.",
		"House prices fell in a market correction: shares lost 10 per cent.",
		"The minister said the report was withdrawn before the election.",
		"Officers from the Department of Correction were called.",
		"The story of the bridge was told to every child in the village.",
		"He asked the newspaper to correct the article, and it refused.",
		"This article was updated at 4 p.m. with a comment from the mayor.",
	]) {
		it(`is not read into: ${line}`, () => assert.equal(noticeOf(`${line}\n\n${body}`), undefined));
	}

	it("is looked for above and below the article, not in it", () => {
		const text = `${body}\nCorrection: the vote was on Tuesday.\n\n${body}`;
		assert.equal(noticeOf(text), undefined);
	});

	it("of a retraction counts before one of a correction", () => {
		assert.equal(
			noticeOf(`Correction: a name.\n\n${body}\nThis article has been retracted.`)?.kind,
			"retracted",
		);
	});
});
