import assert from 'node:assert/strict';
import { replaceQuestion } from '../../../src/commands/verification/replaceQuestion.ts';
import { finishedComparison, finishedVerification } from '../../page/verifications.ts';
import { parts } from '../../page/uploads.ts';

const listed = parts(3);
const hashes = listed.map(({ treeHash }) => treeHash);

describe('before results are replaced', () => {
  const ofFile = finishedVerification(listed, { name: 'photos.tar', parts: 3, differing: [2] });

  it('those of a file by those of a list, one is asked, with what each has found; Enter keeps them', async () => {
    const ofList = await finishedComparison(listed, 'hashes.txt', hashes);
    const items = await replaceQuestion(ofFile, ofList, 3 * 60_000)?.items;
    assert.deepEqual(
      items?.map(({ label, description, detail, value }) => [value, label, description, detail]),
      [
        [
          'keep',
          'Keep the results of photos.tar',
          'verified 3 minutes ago',
          'Part 2 differs; 2 of 3 match. Send 1 part to complete the upload.',
        ],
        [
          'replace',
          'Replace them with those of hashes.txt',
          'compared just now',
          'All 3 parts match the list.',
        ],
      ],
    );
  });

  it('nothing is asked where no file is to be read again for what is lost, or one was just read', async () => {
    const ofList = await finishedComparison(listed, 'hashes.txt', hashes);
    assert.equal(replaceQuestion(undefined, ofList, 0), undefined);
    assert.equal(replaceQuestion(ofList, ofList, 0), undefined);
    assert.equal(replaceQuestion(ofList, ofFile, 0), undefined);
    assert.equal(replaceQuestion(ofFile, ofFile, 0), undefined);
  });
});
