import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { allTexts, listFile } from './texts.ts';

describe('the texts that a person can see', () => {
  const texts = allTexts();

  it('are all in texts.txt, which "npm run texts" writes', () => {
    assert.ok(texts.length > 500, `${texts.length} texts`);
    const listed = readFileSync(listFile, 'utf8').trimEnd().split(/\r?\n/);
    const [now, before] = [new Set(texts), new Set(listed)];
    assert.deepEqual(
      { added: texts.filter((each) => !before.has(each)), gone: listed.filter((each) => !now.has(each)) },
      { added: [], gone: [] },
    );
  });

  it('have one word for one thing', () => {
    const avoided = [
      /\bSelect to\b/,
      /\bthe one that\b/,
      /\bis there already\b/,
      /\bCheck Report\b/i,
      /\bComparand\b/i,
    ];
    for (const text of texts) for (const each of avoided) assert.doesNotMatch(text, each);
  });
});
