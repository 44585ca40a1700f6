import assert from 'node:assert/strict';
import {
  type Expected,
  judgePart,
  planVerification,
} from '../../../src/core/verification/planVerification.ts';
import { assertGrid, gridOf } from '../../../src/core/parts/partGrid.ts';
import type { PartResult } from '../../../src/core/verification/partResult.ts';
import { verdictOf } from '../../../src/core/verification/verdict.ts';
import { verdictSentence } from '../../../src/core/verification/texts/verdictSentence.ts';
import type { Verification } from '../../../src/core/verification/verification.ts';
import { jsonReport, markdownReport } from '../../../src/core/verification/verifyReport.ts';

const MiB = 1024 * 1024;
const partSize = 16 * MiB;
const right = 'a'.repeat(64);
const wrong = 'b'.repeat(64);

/** The upload of the issue: 1,280 parts, of which two are missing and one differs. */
function example(): Verification {
  const size = 1280 * partSize;
  const expected: Expected = { parts: gridOf(size, partSize), otherwise: 'beyondEnd' };
  const listed = [...expected.parts]
    .filter(([number]) => number !== 7 && number !== 1000)
    .map(([number, range]) => ({ range, treeHash: number === 14 ? wrong : right }));
  const { planned, missing } = planVerification(listed, partSize, expected);
  const results: PartResult[] = [...missing, ...planned.map((part) => judgePart(part, right))];
  results.sort((a, b) => a.number - b.number);
  const identity = { device: '1', inode: '2', size, modified: '3' };
  const against = { kind: 'file', path: '/data/back|up\n*2026*.tar', identity } as const;
  return { against, partSize, expected, results, verdict: verdictOf(results, expected) };
}

const context = {
  upload: {
    id: '-upload_1',
    vaultName: 'archive',
    vaultArn: 'arn:aws:glacier:eu-central-1:123456789012:vaults/archive',
    description: '<img src=x> [click](command:evil) `rm` | $(date)',
  },
  finished: new Date(Date.UTC(2026, 10, 23)),
};

describe('the verdict', () => {
  it('reads as in the issue', () => {
    assert.equal(
      verdictSentence(example().verdict),
      'Part 14 differs and 2 parts (32 MiB) are missing; 1,277 of 1,280 match. Send 3 parts to complete the upload.',
    );
  });

  it('names parts where they are few and counts them where they are many', () => {
    const { verdict } = example();
    const differing = (numbers: number[]) => verdictSentence({ ...verdict, differing: numbers });
    assert.match(differing([1, 2]), /^Parts 1 and 2 differ and 2 parts/);
    assert.match(differing([1, 2, 3, 4, 5]), /^Parts 1, 2, 3, 4 and 5 differ and 2 parts/);
    assert.match(differing([1200, 2, 3, 4, 5, 6]), /^6 parts differ, starting with part 1,200 and/);
  });

  it('reads well for one part', () => {
    const { verdict } = example();
    const one = { ...verdict, expected: 1, missing: [], differing: [] };
    assert.equal(
      verdictSentence({ ...one, matching: 1, toSend: [], completion: 'ready' }),
      'The only part matches. The upload can be completed.',
    );
    assert.match(
      verdictSentence({ ...one, matching: 0, differing: [1], toSend: [1] }),
      /^Part 1 differs\. Send 1 part to complete the upload\.$/,
    );
  });
});

describe('the report', () => {
  it('for people has the verdict and each part that does not match, and shows texts as they are', () => {
    const lines = markdownReport(example(), context).split('\n');
    assert.ok(lines.includes(`**${verdictSentence(example().verdict)}**`));
    assert.ok(lines.includes(String.raw`| File | /data/back\|up \*2026\*.tar |`));
    assert.ok(
      lines.some((line) =>
        line.includes(String.raw`\<img src=x\> \[click\](command:evil) \`rm\` \| \$(date)`),
      ),
    );
    const rows = lines.slice(lines.indexOf('## Parts that do not match') + 4, -1);
    assert.deepEqual(
      rows.map((row) => row.split(' | ').slice(0, 2)),
      [
        ['| 7', '`100663296-117440511`'],
        ['| 14', '`218103808-234881023`'],
        ['| 1,000', '`16760438784-16777215999`'],
      ],
    );
    assert.ok(rows[1]?.includes(`\`${right}\``) && rows[1].includes(`\`${wrong}\``));
    assert.ok(lines.includes('| Upload ID | `-upload_1` |'), 'which a copy has exactly');
  });

  it('for people says when all is well', () => {
    const all = example();
    const matching = all.results.filter(({ kind }) => kind === 'match');
    const report = markdownReport({ ...all, results: matching, treeHash: right }, context);
    assert.match(report, /\nNone\.\n/);
    assert.match(report, new RegExp(`Archive tree hash \\| \`${right}\``));
  });

  it('for programs has every part, with ranges as the service writes them', () => {
    const report = JSON.parse(jsonReport(example(), context)) as {
      parts: Record<string, unknown>[];
      verdict: { toSend: number[]; completion: string };
      upload: Record<string, unknown>;
    };
    assert.equal(report.parts.length, 1280);
    assert.deepEqual(report.parts[13], {
      partNumber: 14,
      rangeInBytes: '218103808-234881023',
      sizeInBytes: partSize,
      result: 'mismatch',
      sha256TreeHash: wrong,
      localHash: right,
    });
    assert.deepEqual(report.parts[6], {
      partNumber: 7,
      rangeInBytes: '100663296-117440511',
      sizeInBytes: partSize,
      result: 'missing',
    });
    assert.deepEqual([report.verdict.toSend, report.verdict.completion], [[7, 14, 1000], 'sendParts']);
    assert.equal(report.upload['description'], context.upload.description);
  });
});

describe('the grid of a file', () => {
  it('has parts side by side, the last one as long as what is left', () => {
    assert.deepEqual(
      [...gridOf(2 * MiB + 1, MiB)],
      [
        [1, { start: 0, end: MiB - 1 }],
        [2, { start: MiB, end: 2 * MiB - 1 }],
        [3, { start: 2 * MiB, end: 2 * MiB }],
      ],
    );
    assert.deepEqual([...gridOf(2 * MiB, MiB).keys()], [1, 2]);
    assert.deepEqual([...gridOf(0, MiB)], []);
  });

  it('is refused above 10,000 parts, with the part size it takes', () => {
    assert.doesNotThrow(() => assertGrid(10_000 * MiB, MiB));
    assert.throws(
      () => assertGrid(10_000 * MiB + 1, MiB),
      /needs 10,001 parts of 1 MiB.* It needs parts of 2 MiB\.$/,
    );
    assert.throws(() => assertGrid(1e6 * MiB, MiB), /It needs parts of 128 MiB\.$/);
    assert.throws(() => assertGrid(1e9 * MiB, MiB), /can have at most 10,000\.$/);
  });
});
