/** Texts of a table. */
export const tableTexts = {
  sortBy: (title: string) => `Sort by ${title.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}`,
};
