import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatAge } from '../../../src/core/text/age.ts';
import { parseRange } from '../../../src/core/byteRange.ts';
import { formatBytes, GiB, KiB, MiB, TiB } from '../../../src/core/text/bytes.ts';
import { listPartsCommand } from '../../../src/core/cli/cliCommand.ts';
import { isUploadId, isVaultName, vaultNameProblem } from '../../../src/core/aws/names.ts';
import { isPartSize } from '../../../src/core/parts/partSize.ts';
import { formatOffset, formatSpan } from '../../../src/core/parts/span.ts';
import { displayText, shortId, shortInMiddle } from '../../../src/core/text/displayText.ts';

describe('formats', () => {
  it('bytes', () => {
    assert.deepEqual([KiB, MiB, GiB, TiB], [1024, 1_048_576, 1_073_741_824, 1_099_511_627_776]);
    assert.equal(formatBytes(0), '0 B');
    assert.equal(formatBytes(1023), '1,023 B');
    assert.equal(formatBytes(KiB), '1 KiB');
    assert.equal(formatBytes(16 * MiB), '16 MiB');
    assert.equal(formatBytes(1.6 * GiB), '1.6 GiB');
    assert.equal(formatBytes(39.0625 * TiB), '39.1 TiB');
  });

  it('offsets that tell neighbors apart', () => {
    assert.equal(formatOffset(12.484375 * GiB, 16 * MiB), '12.48 GiB');
    assert.equal(formatOffset(12.5 * GiB, 16 * MiB), '12.50 GiB');
    assert.equal(formatOffset(39 * TiB + 4 * GiB, 4 * GiB), '39.004 TiB');
    assert.equal(formatOffset(0, MiB), '0 B');
  });

  it('spans', () => {
    const span = (start: number, length: number) => formatSpan({ start, end: start + length - 1 });
    assert.equal(span(0, 16 * MiB), '0 – 16 MiB');
    assert.equal(span(16 * MiB, 16 * MiB), '16 – 32 MiB');
    assert.equal(span(784 * MiB, GiB - 784 * MiB + 614 * MiB), '784 MiB – 1.6 GiB');
    assert.equal(span(12.484375 * GiB, 16 * MiB), '12.48 – 12.50 GiB');
    assert.equal(span(16 * MiB, 4321), '16.000 – 16.004 MiB');
    assert.equal(span(0, 1), '0 – 1 B');
  });

  it('spans of any part tell their two ends apart', () => {
    const aligned = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 9_999 }));
    fc.assert(
      fc.property(aligned, ([power, index]) => {
        const size = 2 ** power * MiB;
        const [from, to] = formatSpan({ start: index * size, end: (index + 1) * size - 1 }).split(' – ');
        assert.notEqual(from, to?.replace(/ \w+$/, ''));
      }),
    );
  });

  it('ages', () => {
    const now = Date.UTC(2026, 10, 23);
    const before = (seconds: number) => formatAge(new Date(now - seconds * 1000), now);
    assert.equal(before(20), 'just now');
    assert.equal(before(-20), 'just now');
    assert.equal(before(90), '1 minute ago');
    assert.equal(before(3 * 86_400 + 5), '3 days ago');
    assert.equal(before(400 * 86_400), '1 year ago');
  });

  it('ranges are read with an inclusive end, and nothing else is', () => {
    assert.deepEqual(parseRange('0-4194303'), { start: 0, end: 4_194_303 });
    assert.deepEqual(parseRange('5-5'), { start: 5, end: 5 });
    for (const bad of ['', '5', '5-4', '-5', 'a-b', '0-1 ', 'bytes 0-1/*', '0-99999999999999999', '1.5-2']) {
      assert.equal(parseRange(bad), undefined, bad);
    }
  });

  it('part sizes are 1 MiB times a power of two up to 4 GiB', () => {
    const legal = Array.from({ length: 13 }, (_, k) => 2 ** k * MiB);
    for (const size of legal) assert.ok(isPartSize(size), String(size));
    for (const size of [0, MiB / 2, 3 * MiB, 10 * MiB, 8 * GiB, MiB + 1, Number.NaN, -MiB]) {
      assert.ok(!isPartSize(size), String(size));
    }
  });
});

describe('text of others', () => {
  it('is shown on one line without what could hide or reverse it', () => {
    assert.equal(displayText('a\nb\tc\u0000d'), 'a b c d');
    assert.equal(displayText('abc\u202Etxt.exe'), 'abctxt.exe');
    assert.equal(displayText('  spaced   out  '), 'spaced out');
    assert.equal(displayText('x'.repeat(100)).length, 80);
    assert.ok(displayText('x'.repeat(100)).endsWith('…'));
    assert.equal(displayText('<b>bold</b>'), '<b>bold</b>');
  });

  it('ids are shortened to beginning and end', () => {
    assert.equal(shortId('short'), 'short');
    assert.equal(shortId('-abcdefghijklmnopqrstuvwxyz'), '-abcdefg…wxyz');
  });

  it('names are shortened in their middle, and keep both ends', () => {
    const name = 'home-of-alice-2026-11-20.tar.zst';
    assert.equal(shortInMiddle(name, 24), 'home-of-ali…1-20.tar.zst');
    assert.equal(shortInMiddle(name, name.length), name);
    assert.equal(shortInMiddle('broken off at 380 of 1,280', 23), 'broken off…80 of 1,280');
    assert.equal(shortInMiddle('🧊'.repeat(30), 5), '🧊🧊…🧊🧊');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 30 }), (text, most) => {
        assert.ok(Array.from(shortInMiddle(text, most)).length <= most);
        assert.ok(shortInMiddle(text, most).isWellFormed());
      }),
    );
  });

  it('names that would change the path of a request are refused', () => {
    for (const good of ['photos', 'a.b-c_D9', '-x', 'x'.repeat(255)]) assert.ok(isVaultName(good), good);
    for (const bad of ['', '.', '..', 'a/b', 'a b', 'ä', 'x'.repeat(256), 'a\n'])
      assert.ok(!isVaultName(bad), bad);
    assert.equal(vaultNameProblem('x'.repeat(256)), 'A vault name has at most 255 characters.');
    assert.equal(vaultNameProblem('a b'), 'A vault name has only letters, digits, _, - and .');
    assert.equal(vaultNameProblem('..'), 'A vault name cannot be . or ..');
    for (const good of ['-abc', 'x_Y-9']) assert.ok(isUploadId(good), good);
    for (const bad of ['', '..', 'a/b', 'a.b', 'a\n']) assert.ok(!isUploadId(bad), bad);
  });
});

describe('the AWS CLI command', () => {
  const upload = {
    id: '-dashed_id',
    vaultName: 'photos',
    vaultArn: 'arn:aws:glacier:eu-west-1:111122223333:vaults/photos',
    created: new Date(0),
    partSize: MiB,
  };

  it('joins values to options, so that an id may begin with a dash', () => {
    assert.equal(
      listPartsCommand(upload, { region: 'eu-west-1' }),
      'aws glacier list-parts --account-id=- --vault-name=photos --upload-id=-dashed_id --region=eu-west-1',
    );
  });

  it('quotes what a shell would take apart', () => {
    const command = listPartsCommand(upload, { region: 'eu-west-1', profile: "it's $HOME; x" });
    assert.ok(command.endsWith(String.raw`--profile='it'\''s $HOME; x'`), command);
  });
});
