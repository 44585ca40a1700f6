import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Node } from '../../src/explorer/nodes.ts';
import { children, connect, type Connected, labelled } from './harness.ts';

const MiB = 1024 * 1024;
const hashes = ['1', '2', '3'].map((digit) => digit.repeat(64));

describe('copies', () => {
  let connected: Connected;
  let vault: Node;
  let upload: Node;
  let parts: Node[];

  before(async () => {
    connected = await connect();
    const { emulator, handle } = connected;
    emulator.seedVault({ name: 'photos' });
    emulator.seedUpload('photos', {
      id: '-begins_with-a-dash',
      description: 'upload',
      partSize: MiB,
      parts: hashes.map((treeHash, i) => ({ start: i * MiB, end: (i + 1) * MiB - 1, treeHash })),
    });
    vault = labelled(handle, await children(handle), 'photos');
    upload = labelled(handle, await children(handle, vault), 'upload');
    parts = await children(handle, upload);
  });

  after(() => connected.stop());

  it('the tree hash of a part', async () => {
    assert.equal(await copied('glacier.copyTreeHash', parts[1]), hashes[1]);
  });

  it('the tree hashes of all selected parts in the order of their ranges, with these where they do not meet', async () => {
    const selected = [parts[2], upload, parts[0]];
    const expected = `0-1048575\t${hashes[0]}\n2097152-3145727\t${hashes[2]}`;
    assert.equal(await copied('glacier.copyTreeHash', parts[2], selected), expected);
    const all = [parts[2], parts[1], upload, parts[0]];
    assert.equal(await copied('glacier.copyTreeHash', parts[2], all), hashes.join('\n'));
  });

  it('only the part that was clicked when it is not among the selected ones', async () => {
    assert.equal(await copied('glacier.copyTreeHash', parts[1], [parts[2], parts[0]]), hashes[1]);
  });

  it('the byte range as the service writes it', async () => {
    assert.equal(await copied('glacier.copyByteRange', parts[1]), '1048576-2097151');
  });

  it('the byte ranges of gaps and parts in their order', async () => {
    const { emulator, handle } = connected;
    const part = (at: number) => ({ start: at * MiB, end: (at + 1) * MiB - 1 });
    emulator.seedUpload('photos', { description: 'gaps', partSize: MiB, parts: [part(1), part(3)] });
    await vscode.commands.executeCommand('glacier.refresh');
    const gaps = labelled(handle, await children(handle, vault), 'gaps');
    const rows = await children(handle, gaps);
    const [first, , second] = rows;
    assert.equal(await copied('glacier.copyByteRange', first), '0-1048575');
    assert.equal(
      await copied('glacier.copyByteRange', second, [second, rows[1], first]),
      '0-1048575\n1048576-2097151\n2097152-3145727',
    );
  });

  it('a part as JSON, and several as an array', async () => {
    const expected = {
      vaultName: 'photos',
      uploadId: '-begins_with-a-dash',
      partNumber: 2,
      rangeInBytes: '1048576-2097151',
      sizeInBytes: MiB,
      sha256TreeHash: hashes[1],
    };
    assert.deepEqual(JSON.parse(await copied('glacier.copyPartAsJson', parts[1])), expected);
    const several = JSON.parse(
      await copied('glacier.copyPartAsJson', parts[0], [parts[0], parts[1]]),
    ) as unknown[];
    assert.equal(several.length, 2);
    assert.deepEqual(several[1], expected);
  });

  it('the id of an upload, also from a row within it', async () => {
    assert.equal(await copied('glacier.copyUploadId', upload), '-begins_with-a-dash');
    assert.equal(await copied('glacier.copyUploadId', parts[0]), '-begins_with-a-dash');
  });

  it('the description of an upload as the service has it', async () => {
    const description = 'mt1 cGhvdG9zL2EuanBn';
    connected.emulator.seedUpload('photos', { description, partSize: MiB, parts: [] });
    await vscode.commands.executeCommand('glacier.refresh', vault);
    const described = labelled(connected.handle, await children(connected.handle, vault), 'a.jpg');
    assert.equal(await copied('glacier.copyDescription', described), description);
  });

  it('the ARN of the vault, from the vault and from its upload', async () => {
    const arn = 'arn:aws:glacier:us-east-1:111122223333:vaults/photos';
    assert.equal(await copied('glacier.copyVaultArn', vault), arn);
    assert.equal(await copied('glacier.copyVaultArn', upload), arn);
  });

  it('the AWS CLI command, with values joined to their options', async () => {
    assert.equal(
      await copied('glacier.copyCliCommand', upload),
      'aws glacier list-parts --account-id=- --vault-name=photos --upload-id=-begins_with-a-dash ' +
        `--region=us-east-1 --endpoint-url=${connected.emulator.url}`,
    );
  });

  it('takes nothing from whatever else it may be called with', async () => {
    await vscode.env.clipboard.writeText('before');
    await vscode.commands.executeCommand('glacier.copyTreeHash', { kind: 'part', id: 'made up' }, 'nonsense');
    assert.equal(await vscode.env.clipboard.readText(), 'before');
  });

  async function copied(
    command: string,
    node: Node | undefined,
    selected?: readonly (Node | undefined)[],
  ): Promise<string> {
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand(command, node, selected);
    return vscode.env.clipboard.readText();
  }
});
