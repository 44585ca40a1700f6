import assert from 'node:assert/strict';
import { benchmarksFile } from '../bench/report/benchmarksFile.ts';
import { figure, isKept, type NamedResult } from '../bench/report/figure.ts';
import { describeResult, markdownTable, summary, textTable } from '../bench/report/table.ts';

const ratio = figure({
  what: 'Load All',
  ours: 1234.5,
  unit: 'ms',
  comparedTo: 'bare SDK',
  theirs: 1000,
  limit: { of: 'compared', most: 1.25 },
  how: 'medians of 9 turns',
});
const difference = figure({
  what: 'Click to row',
  ours: 52.25,
  unit: 'ms',
  comparedTo: 'one request',
  theirs: 60,
  by: 'difference',
});
const missed = figure({ what: 'Heap | all', ours: 41, unit: 'MiB', limit: { of: 'ours', most: 40 } });
const results: NamedResult[] = [
  { bench: 'loadAll', ...ratio },
  { bench: 'firstRows', ...difference },
  { bench: 'panel', ...missed },
  { bench: 'hash', what: 'Hashing', outcome: 'not measured', why: 'openssl is not installed' },
  { bench: 'watch', what: 'all', outcome: 'failed', why: 'The upload\nis not listed.' },
];

describe('a figure', () => {
  it('is compared as a ratio or a difference', () => {
    assert.equal(ratio.compared, 1.2345);
    assert.equal(difference.compared, -7.75);
    assert.equal(missed.compared, undefined);
  });

  it('is within its limit up to both ends, and neither within nor not without one', () => {
    const at = (ours: number, limit: { most?: number; least?: number }) =>
      figure({ what: '', ours, unit: '', limit: { of: 'ours', ...limit } }).within;
    assert.deepEqual(
      [0.89, 0.9, 1.1, 1.11].map((value) => at(value, { least: 0.9, most: 1.1 })),
      [false, true, true, false],
    );
    assert.equal(at(Number.NaN, { most: 1 }), false);
    assert.equal(ratio.within, true);
    assert.equal(difference.within, undefined);
    assert.equal(missed.within, false);
  });

  it('refuses a limit of a comparison where there is nothing to compare to', () => {
    assert.throws(
      () => figure({ what: 'A', ours: 1, unit: 'ms', limit: { of: 'compared', most: 1 } }),
      /^Error: A has/,
    );
  });

  it('breaks a promise when it misses its limit or could not be measured', () => {
    assert.deepEqual(results.map(isKept), [true, true, false, true, false]);
  });
});

describe('the table of figures', () => {
  it('has a line for each, in columns as wide as they need', () => {
    assert.deepEqual(textTable(results).split('\n'), [
      'Bench      What                  Ours  Compared to    Theirs  Ours to theirs  Limit           Within  How',
      '---------  ------------  ------------  -----------  --------  --------------  --------------  ------  -------------------------',
      'loadAll    Load All          1,235 ms  bare SDK     1,000 ms          1.23 ×  at most 1.25 ×  yes     medians of 9 turns',
      'firstRows  Click to row       52.3 ms  one request     60 ms        −7.75 ms  –               –       –',
      'panel      Heap | all          41 MiB  –                   –               –  at most 40 MiB  NO      –',
      'hash       Hashing       not measured  –                   –               –  –               –       openssl is not installed',
      'watch      all                 failed  –                   –               –  –               NO      The upload is not listed.',
    ]);
  });

  it('has the same cells in Markdown', () => {
    assert.deepEqual(markdownTable(results).split('\n'), [
      '| Bench | What | Ours | Compared to | Theirs | Ours to theirs | Limit | Within | How |',
      '| --- | --- | ---: | --- | ---: | ---: | --- | --- | --- |',
      '| loadAll | Load All | 1,235 ms | bare SDK | 1,000 ms | 1.23 × | at most 1.25 × | yes | medians of 9 turns |',
      '| firstRows | Click to row | 52.3 ms | one request | 60 ms | −7.75 ms | – | – | – |',
      String.raw`| panel | Heap \| all | 41 MiB | – | – | – | at most 40 MiB | NO | – |`,
      '| hash | Hashing | not measured | – | – | – | – | – | openssl is not installed |',
      '| watch | all | failed | – | – | – | – | NO | The upload is not listed. |',
    ]);
  });

  it('is summed up', () => {
    assert.equal(summary(results), '1 of 2 figures with a limit are within it; 1 could not be measured.');
    assert.equal(summary(results.slice(0, 2)), '1 of 1 figures with a limit are within it.');
  });

  it('has a line of progress for each', () => {
    assert.deepEqual(results.map(describeResult), [
      'Load All: 1,235 ms, bare SDK 1,000 ms, 1.23 ×; limit at most 1.25 ×, within: yes',
      'Click to row: 52.3 ms, one request 60 ms, −7.75 ms',
      'Heap | all: 41 MiB; limit at most 40 MiB, within: NO',
      'Hashing: not measured, openssl is not installed',
      'all: failed, The upload is not listed.',
    ]);
  });

  it('is in the file with the date, the machine and the command', () => {
    const run = { date: '2026-11-30', command: 'npm run bench', machine: '2 × CPU', software: 'Node v24' };
    const file = benchmarksFile(run, results);
    for (const said of [...Object.values(run), markdownTable(results), summary(results)])
      assert.ok(file.includes(said), said);
  });
});
