import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { listPartsCommand } from '../../src/core/cli/cliCommand.ts';
import { missingPartsScript } from '../../src/core/cli/missingPartsScript.ts';
import { MiB } from '../../src/core/text/bytes.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { connectToSample } from '../../src/glacier/connections/connectSample.ts';
import { makeTempFolder, removeTempFolder } from '../host/tempFolder.ts';

/*
 * Commands for the sample account are run as they are pasted, with a program in place of the AWS CLI that says which
 * keys it finds.
 */

const hasBash = process.platform !== 'win32' && spawnSync('bash', ['--version']).status === 0;

const upload = { id: '-dashed_id', vaultName: 'photos', vaultArn: '', created: new Date(0), partSize: MiB };

describe('AWS CLI commands for the sample account', function () {
  let emulator: Emulator;
  let folder: string;

  before(async function () {
    if (!hasBash) return this.skip();
    emulator = await startEmulator();
    folder = makeTempFolder();
    const standIn = join(folder, 'aws');
    writeFileSync(standIn, '#!/bin/sh\necho "$2 with $AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY"\n');
    chmodSync(standIn, 0o755);
    writeFileSync(join(folder, 'file'), Buffer.alloc(MiB));
  });

  after(async () => {
    if (!hasBash) return;
    await emulator.stop();
    await removeTempFolder(folder);
  });

  it('bring its keys along, and leave the shell those that it has', () => {
    const target = connectToSample(emulator);
    const file = join(folder, 'file');
    const script = missingPartsScript(
      { upload, target, file, ranges: [{ start: 0, end: MiB - 1 }] },
      'posix',
    );
    const { stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc'], {
      encoding: 'utf8',
      input: `${listPartsCommand(upload, target)}\n${script}echo "left with $AWS_ACCESS_KEY_ID"\n`,
      env: {
        ...process.env,
        PATH: [folder, process.env['PATH']].join(delimiter),
        AWS_ACCESS_KEY_ID: 'own',
        AWS_SECRET_ACCESS_KEY: 'own',
      },
    });
    const keys = `${emulator.accessKeyId} ${emulator.secretAccessKey}`;
    assert.deepEqual(
      [...stdout.trim().split('\n'), stderr],
      [`list-parts with ${keys}`, `upload-multipart-part with ${keys}`, 'left with own', ''],
    );
  });
});
