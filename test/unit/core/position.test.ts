import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GiB, MiB } from '../../../src/core/text/bytes.ts';
import { parsePosition } from '../../../src/core/parts/position.ts';

describe('parsePosition', () => {
  it('reads part numbers', () => {
    assert.deepEqual(parsePosition('7'), { kind: 'part', number: 7 });
    assert.deepEqual(parsePosition(' 1,280 '), { kind: 'part', number: 1280 });
  });

  it('reads offsets by their unit, binary and decimal', () => {
    assert.deepEqual(parsePosition('12.5 GiB'), { kind: 'byte', offset: 12.5 * GiB });
    assert.deepEqual(parsePosition('12.5gib'), { kind: 'byte', offset: 12.5 * GiB });
    assert.deepEqual(parsePosition('78,400 MiB'), { kind: 'byte', offset: 78_400 * MiB });
    assert.deepEqual(parsePosition('1.5 GB'), { kind: 'byte', offset: 1_500_000_000 });
    assert.deepEqual(parsePosition('0 B'), { kind: 'byte', offset: 0 });
    assert.deepEqual(parsePosition('52428800 bytes'), { kind: 'byte', offset: 52_428_800 });
    assert.deepEqual(parsePosition('0.3 B'), { kind: 'byte', offset: 0 });
  });

  it('takes a number without a unit for an offset where no part has it', () => {
    assert.deepEqual(parsePosition('16777216'), { kind: 'byte', offset: 16 * MiB });
    assert.deepEqual(parsePosition('10,001'), { kind: 'byte', offset: 10_001 });
    assert.deepEqual(parsePosition('0'), { kind: 'byte', offset: 0 });
  });

  it('reads ranges as the product writes them', () => {
    const range = { start: 4_194_304, end: 8_388_607 };
    for (const text of ['4194304-8388607', '4194304 – 8388607', ' 4,194,304–8,388,607 '])
      assert.deepEqual(parsePosition(text), { kind: 'range', range }, text);
    assert.deepEqual(parsePosition('5-5'), { kind: 'range', range: { start: 5, end: 5 } });
  });

  it('reads nothing else', () => {
    for (const text of [
      '',
      '-1',
      '5-',
      '8-7',
      '1-2-3',
      '1.5-2',
      `0-${2 ** 53}`,
      '1.5',
      '12 parsecs',
      '12 constructor',
      '0x10',
      '9'.repeat(30),
      '1e9 GiB',
      'GiB',
    ]) {
      assert.equal(parsePosition(text), undefined, text);
    }
  });

  it('reads back any number and offset, and never gives an unsafe one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.nat(2 ** 46),
        fc.string(),
        (number, offset, text) => {
          assert.deepEqual(parsePosition(String(number)), { kind: 'part', number });
          assert.deepEqual(parsePosition(`${offset} B`), { kind: 'byte', offset });
          const read = parsePosition(text);
          const numbers = read && Object.values(read.kind === 'range' ? read.range : read);
          for (const each of numbers ?? [])
            if (typeof each === 'number') assert.ok(Number.isSafeInteger(each) && each >= 0);
        },
      ),
    );
  });

  it('accepts a comma only to group thousands', () => {
    assert.equal(parsePosition('1,5 MiB'), undefined);
    assert.equal(parsePosition('12,34'), undefined);
    assert.deepEqual(parsePosition('1,280'), { kind: 'part', number: 1280 });
  });
});
