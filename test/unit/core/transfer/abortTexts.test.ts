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
    assert.equal(facts.length, 13);
    assert.equal(
      first,
      '“0.tar” in photos (main, eu-west-1), started 3 days ago: parts that could not be counted.',
    );
    assert.equal(
      second,
      '“1.tar” in photos (main, eu-west-1), started 3 days ago: no parts, being sent at the moment.',
    );
    assert.equal(rest.at(-3), 'And 2 more: 2 in photos.');
    assert.equal(rest.at(-2), '1 of them is being sent from this computer.');
    assert.match(sum ?? '', /^Together at least 55 parts, 11 MiB\. What was sent is deleted for good/);
  });

  it('counts the others by vault, the fullest first, and those that are young apart', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      upload: {
        ...upload(`${index}.tar`),
        // Ten named ones, then seven vaults with ever more uploads.
        vaultName: index < 10 ? 'photos' : `v-${Math.floor(Math.sqrt(index - 10) * 1.6)}`,
        created: new Date(index % 10 === 0 ? now - 3_600_000 : 0),
      },
      place: 'main, eu-west-1',
      sending: false,
      parts: 1,
      bytes: MiB,
    }));
    const { facts } = abortQuestion(many, now);
    assert.equal(
      facts[10],
      'And 20 more: 5 in v-5, 5 in v-6, 3 in v-3, 3 in v-4, 2 in v-2, 2 in other vaults.',
    );
    assert.equal(facts[11], '3 of them were started less than a day ago.');
    assert.equal(facts.length, 13);
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
