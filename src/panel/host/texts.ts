/** What a page is told where the extension cannot read its request. */
export const answerTexts = { invalidRequest: 'The panel sent an invalid request.' };
