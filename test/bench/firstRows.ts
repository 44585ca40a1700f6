import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  GlacierClient,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type UploadListElement,
} from '@aws-sdk/client-glacier';
import type { Locator, Page } from 'playwright-core';
import type { SampleEndpoint } from '../../src/glacier/connections/connectSample.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { withoutAws } from '../ui/environment.ts';
import { clickUntil, openView, row, useButton, useEndpoint } from '../ui/window.ts';
import { timeToRow, watchFor } from './firstRowsWatch.ts';
import { median } from './median.ts';
import { figure, type Results } from './report/figure.ts';

/*
 * How long a person waits for the first row in a real window: from the click on a vault to its first upload, from the
 * click on an upload to its first part, and from the click on "List Parts" on an upload of which nothing is loaded to the
 * first row of the panel's table. Each time it is another vault or upload, and beside each the bare SDK sends the one
 * request that this takes, from this process over a connection that is open. What ours takes more is VS Code's share (its
 * processes, its tree, its webview) and the extension's.
 */

const latencies = [0, 30];

/** One for each vault that is listed. The first warms up and does not count: it loads the code of commands and panels. */
const turns = 9;

/** Milliseconds. */
interface Times {
  readonly ours: number[];
  readonly bare: number[];
}

const accountId = '-';

/** No limit is promised: what a window takes by itself depends on the machine. */
export async function* benchFirstRows(): Results {
  for (const latency of latencies) {
    const account = fork(new URL('firstRowsAccount.ts', import.meta.url), [String(latency)]);
    const [endpoint] = (await once(account, 'message')) as [SampleEndpoint];
    const { url, region, accessKeyId, secretAccessKey } = endpoint;
    const client = new GlacierClient({
      endpoint: url,
      region,
      credentials: { accessKeyId, secretAccessKey },
    });
    const window = await openWorkbench({
      height: 1000,
      settings: { 'glacier.connections': [{ region, endpoint: url }] },
      env: { ...withoutAws, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
    });
    try {
      await openView(window.page);
      await useEndpoint(window.page);
      yield compare(
        'Click on a vault to first row',
        'ListMultipartUploads',
        latency,
        await vaults(window, client),
      );
      const { UploadsList: uploads = [] } = await client.send(listUploads('vault-0'));
      const [expanded, opened] = [uploads.slice(0, turns + 1), uploads.slice(turns + 1, 2 * turns + 2)];
      yield compare(
        'Click on an upload to first row',
        'ListParts',
        latency,
        await expandUploads(window, client, expanded),
      );
      yield compare(
        'Panel open to first row',
        'ListParts',
        latency,
        await openPanels(window, client, opened),
      );
    } finally {
      await window.close();
      client.destroy();
      await end(account);
    }
  }
}

function compare(what: string, request: string, latency: number, { ours, bare }: Times) {
  return figure({
    what: `${what}, ${latency} ms a request`,
    ours: median(ours),
    unit: 'ms',
    comparedTo: `one bare ${request}`,
    theirs: median(bare),
    by: 'difference',
    how: `medians of ${turns} turns`,
  });
}

/** Expands every vault; the last one stays open. */
async function vaults({ page }: Workbench, client: GlacierClient): Promise<Times> {
  const times: Times = { ours: [], bare: [] };
  for (let vault = turns; vault >= 0; vault--) {
    const name = `vault-${vault}`;
    const bare = await timed(() => client.send(listUploads(name)));
    const first = row(page, `upload-${vault}-`);
    await watchFor(page, `[role="treeitem"][aria-label^="upload-${vault}-"]`);
    await clickUntil(row(page, name), first);
    note(times, await timeToRow(page), bare, vault === turns);
    if (vault === 0) continue;
    await collapse(page, name, first);
  }
  return times;
}

async function expandUploads(
  { page }: Workbench,
  client: GlacierClient,
  uploads: readonly UploadListElement[],
): Promise<Times> {
  const times: Times = { ours: [], bare: [] };
  for (const [turn, upload] of uploads.entries()) {
    const bare = await timed(() => client.send(listParts(upload)));
    const name = upload.ArchiveDescription ?? '';
    const first = row(page, 'Part 1,');
    await watchFor(page, '[role="treeitem"][aria-label^="Part 1,"]');
    await clickUntil(row(page, name), first);
    note(times, await timeToRow(page), bare, turn === 0);
    await collapse(page, name, first);
  }
  return times;
}

/** Collapses a row until what it leads to is gone. */
async function collapse(page: Page, name: string, first: Locator): Promise<void> {
  await clickUntil(row(page, name), row(page, name).and(page.locator('[aria-expanded="false"]')));
  await first.waitFor({ state: 'hidden' });
}

async function openPanels(
  { page, control }: Workbench,
  client: GlacierClient,
  uploads: readonly UploadListElement[],
): Promise<Times> {
  const times: Times = { ours: [], bare: [] };
  for (const [turn, upload] of uploads.entries()) {
    const bare = await timed(() => client.send(listParts(upload)));
    const frame = page.locator('iframe.webview');
    await watchFor(page, 'iframe.webview.ready', '#active-frame', '.body .row.part');
    await useButton(row(page, upload.ArchiveDescription ?? ''), /^List/, frame);
    note(times, await timeToRow(page), bare, turn === 0);
    await control.runCommand('workbench.action.closeAllEditors');
    await frame.waitFor({ state: 'detached' });
  }
  return times;
}

function note({ ours, bare }: Times, our: number, their: number, warmUp: boolean): void {
  if (warmUp) return;
  ours.push(our);
  bare.push(their);
}

/** Milliseconds of the request, right after another that opens the connection. */
async function timed(send: () => Promise<unknown>): Promise<number> {
  await send();
  const began = performance.now();
  await send();
  return performance.now() - began;
}

function listUploads(vaultName: string): ListMultipartUploadsCommand {
  return new ListMultipartUploadsCommand({ accountId, vaultName, limit: 50 });
}

function listParts({ VaultARN, MultipartUploadId: uploadId }: UploadListElement): ListPartsCommand {
  const vaultName = VaultARN?.split('/').at(-1);
  return new ListPartsCommand({ accountId, vaultName, uploadId, limit: 50 });
}

async function end(child: ChildProcess): Promise<void> {
  child.disconnect();
  await once(child, 'exit');
}
