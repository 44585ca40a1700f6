import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../host/project.ts';

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const { version, homepage } = JSON.parse(read('package.json')) as { version: string; homepage: string };
const lines = read('CHANGELOG.md').split('\n');
const headings = (level: string) =>
  lines.filter((line) => line.startsWith(`${level} `)).map((line) => line.slice(level.length + 1));

describe('the changelog, in the form of Keep a Changelog,', () => {
  const [unreleased, ...released] = headings('##');

  it('has what is not released, then versions with their dates, the newest first', () => {
    assert.equal(unreleased, '[Unreleased]');
    const dates = released.map((line) => /^\[\d+\.\d+\.\d+\] - (\d{4}-\d\d-\d\d)$/.exec(line)?.[1] ?? line);
    assert.deepEqual(
      dates.filter((date) => Number.isNaN(Date.parse(date))),
      [],
    );
    assert.deepEqual(dates, dates.toSorted().toReversed());
    assert.ok(released[0]?.startsWith(`[${version}]`), `the version of package.json is ${version}`);
  });

  it('sorts entries by kind', () => {
    const known = new Set(['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']);
    assert.deepEqual(
      headings('###').filter((kind) => !known.has(kind)),
      [],
    );
  });

  it('has a link into the repository for each version', () => {
    const repository = homepage.replace(/#.*/, '');
    for (const heading of headings('##')) {
      const link = `${/^\[.*?\]/.exec(heading)?.[0]}: ${repository}/`;
      assert.ok(
        lines.some((line) => line.startsWith(link)),
        link,
      );
    }
  });
});
