import assert from 'node:assert/strict';
import * as sdk from '@aws-sdk/client-glacier';
import { MiB } from '../../src/core/text/bytes.ts';
import { combineTreeHashes } from '../../src/core/treeHash/treeHash.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { sha256 } from '../../src/jobs/hashing/sha256.ts';
import { waitFor } from '../host/waitFor.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { clientFor } from '../wire/client.ts';
import { connectionTo } from './environment.ts';
import * as ui from './window.ts';

/*
 * An upload that another client sends, the official SDK, is watched in a real window, at the shortest interval that the
 * setting allows.
 */

const accountId = '-';
const vaultName = 'vault';
const interval = 10_000;

describe('an upload that something else sends', () => {
  let emulator: Emulator;
  let client: sdk.GlacierClient;
  let window: Workbench;
  let uploadId = '';
  const listings: number[] = [];

  before(async () => {
    emulator = await startEmulator({
      onRequest: ({ operation }) => {
        if (operation === 'ListParts') listings.push(Date.now());
      },
    });
    emulator.seedVault({ name: vaultName });
    client = clientFor(emulator);
    const archiveDescription = 'growing.tar';
    const input = { accountId, vaultName, partSize: String(MiB), archiveDescription };
    uploadId = (await client.send(new sdk.InitiateMultipartUploadCommand(input))).uploadId ?? '';
    const { env, settings } = connectionTo(emulator);
    window = await openWorkbench({
      env,
      settings: { ...settings, 'glacier.watchInterval': interval / 1000 },
    });
    await ui.openView(window.page);
    await ui.useEndpoint(window.page);
    await ui.expand(window.page, vaultName);
  });

  after(async () => {
    await window.close();
    client.destroy();
    await emulator.stop();
  });

  const body = Buffer.alloc(MiB, 7);
  const hashes: string[] = [];
  const send = async (index: number) => {
    const range = `bytes ${index * MiB}-${(index + 1) * MiB - 1}/*`;
    const input = { accountId, vaultName, uploadId, range, body };
    hashes[index] = (await client.send(new sdk.UploadMultipartPartCommand(input))).checksum ?? '';
  };
  const panel = () => ui.panel(window.page);
  const count = (text: string) => panel().locator('.count', { hasText: text }).waitFor();

  it('is seen to grow, part by part, with the requests that were promised', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, 'growing.tar'), 'Watch Upload');
    await panel()
      .getByText('Watching every 10 s, 360 requests an hour · no part for less than a minute')
      .waitFor();
    await count('No parts yet');
    await ui.picture(page, 'watch-begins');
    for (const [index, upTo] of [4, 8, 11].entries()) {
      for (let part = hashes.length; part < upTo; part++) await send(part);
      await count(`${upTo} parts, all loaded`);
      if (index > 0)
        await panel()
          .getByText(/\d parts, [\d.]+ MiB a minute · last part \d+ s ago/)
          .waitFor();
    }
    await ui.picture(page, 'watch');
    // One for the first look, and one at each interval since.
    const [first = 0, last = 0] = [listings[0], listings.at(-1)];
    assert.ok(
      listings.length - 1 <= Math.round((last - first) / interval) + 1,
      `${listings.length} requests`,
    );
    assert.ok(listings.length >= 4);
  });

  it('tells that a gap was filled, and that it is there no more', async () => {
    const { page } = window;
    await send(12);
    await count('12 parts, all loaded');
    await panel().getByText('1 (1 MiB missing)').waitFor();
    await send(11);
    // A part before others is seen when everything is listed, or here because it is on the last page.
    await count('13 parts, all loaded');
    await page.getByText('A gap in growing.tar was filled').first().waitFor();
    const archive = { archiveSize: String(13 * MiB), checksum: combineTreeHashes(hashes, sha256) };
    await client.send(new sdk.CompleteMultipartUploadCommand({ accountId, vaultName, uploadId, ...archive }));
    await ui.waitForMessage(
      page,
      /The upload growing\.tar was completed or aborted: .* Watching has ended\./,
    );
    await panel().getByText('The upload no longer exists.').waitFor();
    await ui.picture(page, 'watch-ended');
    assert.equal(await panel().getByText('Watching every').count(), 0);
    const before = listings.length;
    // As long as a look would have taken.
    await waitFor(
      'the time of another look',
      () => Date.now() - (listings.at(-1) ?? 0) > interval + 2000 || undefined,
      {
        timeout: 30_000,
      },
    );
    assert.equal(listings.length, before);
  });
});
