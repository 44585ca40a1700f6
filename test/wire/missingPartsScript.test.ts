import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { missingPartsScript } from '../../src/core/cli/missingPartsScript.ts';
import { missingParts } from '../../src/core/parts/missingRanges.ts';
import { type ByteRange, formatRange } from '../../src/core/byteRange.ts';
import { GiB, MiB } from '../../src/core/text/bytes.ts';
import { makeTempFolder, removeTempFolder } from '../host/tempFolder.ts';

/*
 * The script for Bash is run as it is pasted, with a program in place of the AWS CLI that keeps what it was given.
 */

/** Keeps its arguments and the bytes of its body, the latter of parts that it takes; refuses one range. */
const standIn = `#!/bin/sh
for argument; do
  case $argument in
    --range=*) range=\${argument#--range=bytes }; range=\${range%/*} ;;
    --body=*) body=\${argument#--body=} ;;
  esac
done
test "$range" != "$REFUSED" || exit 255
printf '%s\\n' "$@" > "$TAKEN/$range.arguments"
cp "$body" "$TAKEN/$range.body"
`;

const hasBash = process.platform !== 'win32' && spawnSync('bash', ['--version']).status === 0;
const partSize = MiB;
const size = 5 * MiB + 77;

/** Differs from byte to byte and from part to part. */
const content = Buffer.from(
  Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 20)) % 251),
);
const listed = [MiB, 3 * MiB].map((start) => ({ range: { start, end: start + MiB - 1 }, treeHash: '' }));
const { ranges } = missingParts(listed, partSize, size);

describe('the script for Bash that sends missing parts', function () {
  let folder: string;

  before(function () {
    if (!hasBash) this.skip();
    folder = makeTempFolder();
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin', 'aws'), standIn);
    chmodSync(join(folder, 'bin', 'aws'), 0o755);
  });

  after(async () => {
    if (hasBash) await removeTempFolder(folder);
  });

  for (const name of [
    'plain.bin',
    'it\'s $(touch pwned) `touch pwned`; "quoted" & *.bin',
    '-n --help.bin',
    'two\nlines\tand a tab \\ !!.bin',
    'Größe 🧊.bin',
  ])
    it(`sends the bytes of each part of ${JSON.stringify(name)}`, () => {
      const { run, taken, left } = paste(name);
      assert.equal(run.status, 0, run.stderr);
      assert.deepEqual(
        [...taken.keys()].sort(),
        ranges.flatMap((range) => [`${formatRange(range)}.arguments`, `${formatRange(range)}.body`]).sort(),
      );
      for (const range of ranges) {
        const text = formatRange(range);
        assert.ok(taken.get(`${text}.body`)?.equals(content.subarray(range.start, range.end + 1)), text);
        assert.deepEqual(taken.get(`${text}.arguments`)?.toString().split('\n').slice(0, -2), [
          'glacier',
          'upload-multipart-part',
          '--account-id=-',
          '--vault-name=-photos',
          '--upload-id=-dashed_id',
          '--region=eu-west-1',
          "--profile=it's $(touch pwned)",
          '--endpoint-url=http://127.0.0.1:1/?a=b&c',
          `--range=bytes ${text}/*`,
        ]);
      }
      assert.deepEqual(left, []);
      assert.ok(run.stdout.endsWith('still here\n'));
    });

  it('cuts parts out of a file of many GiB', () => {
    const file = join(folder, 'large.bin');
    const start = 6 * GiB;
    writeFileSync(file, '');
    truncateSync(file, start + MiB);
    appendFileSync(file, 'the end');
    const at = (first: number, last: number) => ({ start: start + first, end: start + last });
    const { run, taken } = runFor(file, [at(0, MiB - 1), at(MiB, MiB + 6)]);
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(taken.get(`${formatRange(at(0, MiB - 1))}.body`), Buffer.alloc(MiB));
    assert.equal(taken.get(`${formatRange(at(MiB, MiB + 6))}.body`)?.toString(), 'the end');
  });

  it('stops at the first part that is refused, and removes its file', () => {
    const { run, taken, left } = paste('refused.bin', { REFUSED: '2097152-3145727' });
    assert.deepEqual([...taken.keys()].sort(), ['0-1048575.arguments', '0-1048575.body']);
    assert.match(run.stderr, /^Stopped at bytes 2097152-3145727\.$/m);
    assert.deepEqual(left, []);
    assert.ok(run.stdout.endsWith('failed\nstill here\n'));
  });

  it('sends no part that the file no longer has', () => {
    const { run, taken, left } = paste('shorter.bin', {}, content.subarray(0, 4 * MiB + 5));
    assert.equal(taken.has('2097152-3145727.body'), true);
    assert.equal(taken.has('4194304-5242879.body'), false);
    assert.match(run.stderr, /^Stopped at bytes 4194304-5242879\.$/m);
    assert.deepEqual(left, []);
  });

  it('sends nothing of a file that is not there', () => {
    const { run, taken, left } = runFor(join(folder, 'away.bin'), ranges);
    assert.equal(taken.size, 0);
    assert.match(run.stderr, /Stopped at bytes 0-1048575\./);
    assert.deepEqual(left, []);
  });

  /** Pastes the script for a file of that name with these bytes. */
  function paste(name: string, env: Record<string, string> = {}, bytes = content) {
    const own = join(folder, `files ${readdirSync(folder).length}`);
    mkdirSync(own);
    writeFileSync(join(own, name), bytes);
    return runFor(join(own, name), ranges, env);
  }

  function runFor(file: string, sent: readonly ByteRange[], env: Record<string, string> = {}) {
    const own = join(folder, `run ${readdirSync(folder).length}`);
    const [temp, takenFolder] = [join(own, 'temp'), join(own, 'taken')];
    for (const each of [own, temp, takenFolder]) mkdirSync(each);
    const script = missingPartsScript(
      {
        upload: { id: '-dashed_id', vaultName: '-photos', vaultArn: '', created: new Date(0), partSize },
        target: {
          region: 'eu-west-1',
          profile: "it's $(touch pwned)",
          endpoint: 'http://127.0.0.1:1/?a=b&c',
        },
        file,
        ranges: sent,
      },
      'posix',
    );
    // Read line by line by a shell that refuses to overwrite files, as one in which somebody works may.
    const run = spawnSync('bash', ['--noprofile', '--norc'], {
      cwd: own,
      encoding: 'utf8',
      input: `set -o noclobber\n${script}test $? -eq 0 || echo failed\necho still here\n`,
      env: {
        ...process.env,
        ...env,
        PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter),
        TMPDIR: temp,
        TAKEN: takenFolder,
      },
    });
    assert.ok(!existsSync(join(own, 'pwned')), 'nothing in a name is run');
    const taken = new Map(
      readdirSync(takenFolder).map((each) => [each, readFileSync(join(takenFolder, each))]),
    );
    return { run, taken, left: readdirSync(temp) };
  }
});
