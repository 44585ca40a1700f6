import assert from 'node:assert/strict';
import fc from 'fast-check';
import { KeptLines } from '../../../src/core/text/keptLines.ts';
import { describeLogLine } from '../../../src/core/text/logLine.ts';

const mostLines = 2000;
const mostCharacters = 524_288;

describe('the kept lines of the log', () => {
  it('are in the order in which they came, with the time of each', () => {
    const kept = new KeptLines();
    const before = Date.now();
    kept.add('info', 'first');
    kept.add('error', 'second', 5);
    const [first, ...others] = kept.all;
    assert.ok(first && first.time >= before && first.time <= Date.now());
    assert.equal(first.text, 'first');
    assert.deepEqual(others, [{ time: 5, level: 'error', text: 'second' }]);
  });

  it('are the last 2,000', () => {
    const kept = new KeptLines();
    for (let number = 1; number <= mostLines + 3; number++) kept.add('info', `line ${number}`);
    assert.equal(kept.all.length, mostLines);
    assert.equal(kept.all[0]?.text, 'line 4');
    assert.equal(kept.all.at(-1)?.text, 'line 2003');
  });

  it('are as many of the last ones as have room, whatever their lengths', () => {
    const lengths = fc.array(fc.oneof(fc.nat(200_000), fc.constant(mostCharacters + 1)), { maxLength: 30 });
    fc.assert(
      fc.property(lengths, (all) => {
        const kept = new KeptLines();
        for (const [index, length] of all.entries()) kept.add('info', 'a'.repeat(length), index);
        const sizeOfLast = (count: number) =>
          all.slice(all.length - count).reduce((sum, each) => sum + each, 0);
        const count = kept.all.length;
        assert.deepEqual(
          kept.all.map(({ time }) => time),
          [...all.keys()].slice(all.length - count),
        );
        assert.ok(sizeOfLast(count) <= mostCharacters);
        assert.ok(count === all.length || sizeOfLast(count + 1) > mostCharacters);
      }),
    );
  });

  it('tell of each line when it is there', () => {
    const kept = new KeptLines();
    const told: (string | undefined)[] = [];
    kept.onAdded = () => told.push(kept.all.at(-1)?.text);
    kept.add('info', 'a');
    kept.add('info', 'b');
    kept.onAdded = undefined;
    kept.add('info', 'c');
    assert.deepEqual(told, ['a', 'b']);
  });

  it('are written with time and level as VS Code writes them', () => {
    const time = new Date(2026, 0, 2, 3, 4, 5, 6).getTime();
    assert.equal(
      describeLogLine({ time, level: 'error', text: 'service: broken' }),
      '2026-01-02 03:04:05.006 [error] service: broken',
    );
  });
});
