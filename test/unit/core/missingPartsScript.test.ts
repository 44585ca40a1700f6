import assert from 'node:assert/strict';
import { missingPartsScript } from '../../../src/core/cli/missingPartsScript.ts';
import { shellQuote } from '../../../src/core/cli/shellQuote.ts';
import { MiB } from '../../../src/core/text/bytes.ts';

const parts = {
  upload: {
    id: '-dashed_id',
    vaultName: 'photos',
    vaultArn: 'arn:aws:glacier:eu-west-1:111122223333:vaults/photos',
    created: new Date(0),
    partSize: MiB,
  },
  target: { region: 'eu-west-1', profile: "it's $HOME" },
  file: "/home/me/it's.tar",
  ranges: [
    { start: 0, end: MiB - 1 },
    { start: 2 * MiB, end: 2 * MiB + 9 },
  ],
};

describe('the script that sends missing parts', () => {
  it('has a line a part and the rest once, for Bash', () => {
    const lines = missingPartsScript(parts, 'posix').split('\n');
    assert.ok(lines.includes(String.raw`file='/home/me/it'\''s.tar'`));
    assert.ok(lines.includes(String.raw`0-1048575 \ `.trim()));
    assert.ok(lines.includes('2097152-2097161'));
    const send = lines.find((line) => line.includes('aws glacier'));
    assert.equal(
      send?.trim(),
      'aws glacier upload-multipart-part --account-id=- --vault-name=photos --upload-id=-dashed_id ' +
        String.raw`--region=eu-west-1 --profile='it'\''s $HOME' --range="bytes $range/*" --body="$part" ||`,
    );
  });

  it('does not end or change the shell it is pasted into, nor has comments that Zsh does not know', () => {
    const script = missingPartsScript(parts, 'posix');
    assert.match(script, /^\(\n[^]*\n\)\n$/);
    // A trap ends the subshell alone.
    assert.doesNotMatch(script.replaceAll(/^trap .*$/gm, ''), /\bexit\b|\bset -|^\s*#/m);
  });

  it('has a line a part and the rest once, for PowerShell', () => {
    const script = missingPartsScript(parts, 'powershell');
    assert.match(script, /^& \{\n[^]*\n\}\n$/);
    const lines = script.split('\n').map((line) => line.trim());
    assert.ok(lines.includes("$file = '/home/me/it''s.tar'"));
    assert.ok(lines.includes("'0-1048575'"));
    assert.ok(lines.includes("'2097152-2097161'"));
    const send = lines.find((line) => line.startsWith('aws glacier'));
    assert.equal(
      send,
      'aws glacier upload-multipart-part --account-id=- --vault-name=photos --upload-id=-dashed_id ' +
        `--region=eu-west-1 --profile='it''s $HOME' "--range=bytes $range/*" "--body=$part" | Out-Host`,
    );
    assert.doesNotMatch(script, /\$\w+:/, 'a colon after a name would be that of a drive');
  });

  it('has the path of a file between quotes for PowerShell, also one that a command would take without', () => {
    const script = missingPartsScript({ ...parts, file: 'C:/file.tar' }, 'powershell');
    assert.ok(script.includes("$file = 'C:/file.tar'\n"));
  });

  it('has the keys of an endpoint that takes no others, which PowerShell forgets again', () => {
    const keys = { accessKeyId: 'AKIA', secretAccessKey: "se'cret" };
    const script = missingPartsScript({ ...parts, target: { ...parts.target, keys } }, 'powershell');
    const variables = '$env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY';
    const start = `& { $own = ${variables}; try { ${variables} = 'AKIA', 'se''cret'; & {\n`;
    assert.ok(script.startsWith(start), script.slice(0, 300));
    assert.ok(script.endsWith(`}\n } finally { ${variables} = $own } }\n`), script.slice(-200));
    assert.match(missingPartsScript(parts, 'powershell'), /^(?![^]*AWS_ACCESS_KEY_ID)/);
  });

  it('is short for 10,000 parts', () => {
    const ranges = Array.from({ length: 10_000 }, (_, index) => ({
      start: index * MiB,
      end: (index + 1) * MiB - 1,
    }));
    for (const shell of ['posix', 'powershell'] as const) {
      const lines = missingPartsScript({ ...parts, ranges }, shell).split('\n');
      assert.ok(lines.length < 10_040, `${lines.length} lines`);
      assert.ok(Math.max(...lines.map(({ length }) => length)) < 1000);
    }
  });

  it('writes keys in a name as what they are for Bash, where they would be pressed', () => {
    assert.equal(shellQuote("a\n\t'b\\\u0003!"), String.raw`$'a\x0a\x09\x27b\x5c\x03\x21'`);
  });
});
