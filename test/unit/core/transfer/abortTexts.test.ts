import assert from 'node:assert/strict';
import { GlacierError } from '../../../../src/core/errors.ts';
import type { MultipartUpload } from '../../../../src/core/model.ts';
import { MiB } from '../../../../src/core/text/bytes.ts';
import { abortQuestion, describeAborted } from '../../../../src/core/transfer/texts/abort.ts';

const upload = (description: string): MultipartUpload => ({
  id: 'u',
  vaultName: 'photos',
  vaultArn: '',
  description,
  created: new Date(0),
  partSize: MiB,
});
const now = 3 * 86_400_000;

describe('aborting uploads', () => {
  it('asks with what is lost', () => {
    const [counted] = [
      { upload: upload('a.tar'), place: 'main, eu-west-1', parts: 380, bytes: 380 * MiB, sending: false },
    ];
    assert.deepEqual(abortQuestion([counted], now), {
      question: 'Abort the upload “a.tar”?',
      facts: [
        'In the vault photos (main, eu-west-1), started 3 days ago: 380 parts, 380 MiB.',
        'What was sent is deleted for good. This cannot be undone.',
      ],
    });
  });

  it('names ten of many, and counts the others', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      upload: upload(`${index}.tar`),
      place: 'main, eu-west-1',
      sending: index === 1,
      ...(index > 0 && { parts: index - 1, bytes: MiB }),
    }));
    const { question, facts } = abortQuestion(many, now);
    assert.equal(question, 'Abort 12 uploads?');
    const [first, second, ...rest] = facts;
    const sum = rest.at(-1);
    assert.equal(facts.length, 12);
    assert.equal(
      first,
      '“0.tar” in photos (main, eu-west-1), started 3 days ago: parts that could not be counted.',
    );
    assert.equal(
      second,
      '“1.tar” in photos (main, eu-west-1), started 3 days ago: no parts, being sent at the moment.',
    );
    assert.equal(rest.at(-2), 'And 2 more.');
    assert.match(sum ?? '', /^Together at least 55 parts, 11 MiB\. What was sent is deleted for good/);
  });

  it('names what failed', () => {
    assert.equal(describeAborted(1, 0, []), 'Aborted 1 upload.');
    assert.equal(
      describeAborted(3, 1, []),
      'Aborted 2 of 3 uploads. 1 no longer existed: completed, aborted or expired before.',
    );
    const denied = new GlacierError('accessDenied', 'AWS does not allow you to abort the upload.');
    assert.equal(
      describeAborted(3, 0, [['a.tar', denied]]),
      'Aborted 2 of 3 uploads. Not aborted: “a.tar”: AWS does not allow you to abort the upload.',
    );
    const five = Array.from({ length: 5 }, (_, index) => [`${index}`, denied] as const);
    assert.match(describeAborted(9, 0, five), /^Aborted 4 of 9 uploads\. .* And 2 more; see the log\.$/);
  });
});
