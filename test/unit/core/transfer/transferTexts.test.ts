import assert from 'node:assert/strict';
import { MiB } from '../../../../src/core/text/bytes.ts';
import { planTransfer } from '../../../../src/core/transfer/planTransfer.ts';
import { transferFacts, transferOutcome } from '../../../../src/core/transfer/texts/transfer.ts';
import { transferProgress } from '../../../../src/core/transfer/transferProgress.ts';
import { addSample, noRate } from '../../../../src/core/transfer/transferRate.ts';
import { partOf, partsTo, verified } from './verified.ts';

const size = 6 * MiB + 5;
const target = { vaultName: 'photos', place: 'archive, eu-west-1', partSize: MiB, isSample: false };

/** What is stated before what is missing of the file is sent; the parts are verified. */
function facts(parts = partsTo(7, size), speed?: number): string[] {
  const plan = planTransfer({ size, partSize: MiB, parts, results: verified(parts, size).result.results });
  assert.equal(plan.kind, 'plan');
  return transferFacts(plan, { ...target, speed });
}

describe('a transfer in words', () => {
  it('says what is sent, what stays, and what it costs', () => {
    assert.deepEqual(facts(partsTo(5, size)), [
      'Sends 2 parts of up to 1 MiB (1 MiB) to the vault photos (archive, eu-west-1). AWS bills 2 requests.',
      '5 parts that match the file stay and are not sent again.',
    ]);
    const plan = planTransfer({ size, partSize: MiB, parts: [], results: [] });
    assert.equal(plan.kind, 'plan');
    assert.match(transferFacts(plan, { ...target, isSample: true })[0] ?? '', /AWS would bill 7 requests\.$/);
    assert.equal(facts([])[1], 'The upload has no part of the file yet.');
    assert.equal(facts(partsTo(3, size), 1024)[1], 'At the speed of the last transfer, this takes 51 min.');
  });

  it('says what is replaced', () => {
    const wrong = 'f'.repeat(64);
    const one = facts(partsTo(7, size).with(1, partOf(2, size, wrong)));
    assert.equal(one[1], '1 of them replaces a part that differs from the file.');
    const two = facts(
      partsTo(7, size)
        .with(1, partOf(2, size, wrong))
        .with(3, partOf(4, size, wrong)),
    );
    assert.equal(two[1], '2 of them replace parts that differ from the file.');
  });

  it('says how far it is', () => {
    assert.equal(transferProgress({ kept: 0, sent: 0, total: 10 }, noRate), '0%');
    const rate = addSample(addSample(noRate, 0, 0), 10_000, 50 * MiB);
    assert.equal(
      transferProgress({ kept: 0, sent: 50 * MiB, total: 200 * MiB }, rate),
      '25% · 5 MiB/s · 1 min left',
    );
    assert.equal(
      transferProgress({ kept: 200 * MiB, sent: 50 * MiB, total: 200 * MiB }, rate),
      '62% · 5 MiB/s · 1 min left',
      'of the file, and the time for what is to be sent',
    );
    assert.equal(transferProgress({ kept: 0, sent: 10, total: 10 }, rate), '100% · waiting for Glacier');
  });

  it('says what it came to', () => {
    assert.equal(transferOutcome(3, 3 * MiB, 0, ''), 'Sent 3 parts (3 MiB).');
    assert.equal(
      transferOutcome(1, MiB, 2, 'Host x was not found. What was sent stays.'),
      'Sent 1 of 3 parts. Host x was not found. What was sent stays.',
    );
  });
});
