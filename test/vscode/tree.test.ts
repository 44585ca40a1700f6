import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Node } from '../../src/explorer/nodes.ts';
import { waitFor } from '../host/waitFor.ts';
import { children, connect, type Connected, labelled, labels, set, until, onlySession } from './harness.ts';

const MiB = 1024 * 1024;

describe('the tree in VS Code', () => {
  let connected: Connected;

  beforeEach(async () => {
    connected = await connect();
  });

  afterEach(() => connected.stop());

  it('loads each level by one request when it is asked for its children', async () => {
    const { handle, requests } = connected;
    seedUpload(120);
    const [vault] = await children(handle);
    assert.deepEqual(operations(), ['ListVaults']);
    const [upload] = await children(handle, vault);
    assert.deepEqual(operations(), ['ListVaults', 'ListMultipartUploads']);
    const rows = await children(handle, upload);
    assert.deepEqual(operations().slice(2), ['ListParts']);
    assert.equal(rows.length, 51);
    const more = labelled(handle, rows, 'More parts…');
    const second = await children(handle, more);
    assert.equal(second.length, 50);
    assert.equal(operations().length, 4);
    assert.notEqual(requests.at(-1)?.marker, undefined);
    assert.deepEqual(labels(handle, await children(handle, upload)).slice(49), [
      'Part 50',
      'Parts 51–100',
      'More parts…',
    ]);
    await children(handle, more);
    assert.equal(operations().length, 4, 'a loaded page is not asked for again');
  });

  it('has no "More parts…" where there are exactly 50 parts, and one where there are 51', async () => {
    const { handle } = connected;
    seedUpload(50);
    const rows = await openUpload();
    assert.equal(rows.length, 50);
    seedUpload(51, 'other');
    onlySession(handle).reopen();
    const others = await openUpload('other');
    assert.equal(labels(handle, others).at(-1), 'More parts…');
  });

  it('gives every node its parent, and reveals a part of a later page by it', async () => {
    const { handle } = connected;
    seedUpload(120);
    await vscode.commands.executeCommand('glacier.vaults.focus');
    const rows = await openUpload();
    const page = await children(handle, labelled(handle, rows, 'More parts…'));
    const part = labelled(handle, page, 'Part 77');
    const path: string[] = [];
    for (let node: Node | undefined = part; node; node = handle.view.provider.getParent(node))
      path.push(node.kind);
    assert.deepEqual(path, ['part', 'page', 'upload', 'vault']);
    await reveal(part);
  });

  it('keeps pages and expansion through a refresh', async () => {
    const { handle } = connected;
    seedUpload(120);
    await vscode.commands.executeCommand('glacier.vaults.focus');
    const rows = await openUpload();
    const more = labelled(handle, rows, 'More parts…');
    const page = await children(handle, more);
    await reveal(labelled(handle, page, 'Part 77'));
    const asked = connected.requests.length;
    await vscode.commands.executeCommand('glacier.refresh', labelledUpload(rows));
    assert.deepEqual(operations().slice(asked), ['ListParts', 'ListParts']);
    const after = await openUpload();
    assert.deepEqual(labels(handle, after), [
      ...labels(handle, rows).slice(0, 50),
      'Parts 51–100',
      'More parts…',
    ]);
    await until(selected77);
    assert.equal(connected.requests.length, asked + 2, 'drawing the tree again asks for nothing');
  });

  it('shortens the name of an upload in its middle, for its facts; all of it is in the tooltip and read out', async () => {
    const { handle, emulator } = connected;
    const { provider } = handle.view;
    const description = 'home-of-alice-2026-11-20.tar.zst';
    emulator.seedVault({ name: 'vault' });
    emulator.seedUpload('vault', { description, partSize: MiB, parts: [] });
    const [vault] = await children(handle);
    const upload = labelled(handle, await children(handle, vault), 'home-of-ali…1-20.tar.zst');
    const item = await provider.resolveTreeItem(provider.getTreeItem(upload), upload);
    assert.equal(item.accessibilityInformation?.label, `${description}, just now · 1 MiB parts`);
    assert.ok(item.tooltip instanceof vscode.MarkdownString);
    assert.ok(item.tooltip.value.includes(description), item.tooltip.value);
  });

  it('shows gaps, short parts and a range that is one byte too long', async () => {
    const { handle, emulator } = connected;
    emulator.seedVault({ name: 'vault' });
    emulator.seedUpload('vault', {
      description: 'upload',
      partSize: MiB,
      parts: [
        { start: MiB, end: 2 * MiB - 1 },
        { start: 2 * MiB, end: 2 * MiB + 9 },
        { start: 4 * MiB, end: 5 * MiB },
      ],
    });
    const rows = await openUpload();
    assert.deepEqual(labels(handle, rows), ['Gap', 'Part 2', 'Part 3', 'Gap', 'Part 5']);
    const described = rows.map((node) => String(handle.view.provider.getTreeItem(node).description));
    assert.equal(described[0], '0 – 1 MiB missing');
    assert.match(described[2] ?? '', /^short by 1,?024 KiB|^short by /);
    assert.match(described[4] ?? '', /^listed 1 byte too long · 4 – 5 MiB/);
  });

  it('shows a page that failed as a row that retries, and keeps the loaded ones', async () => {
    const { handle, emulator } = connected;
    seedUpload(120);
    const rows = await openUpload();
    const more = labelled(handle, rows, 'More parts…');
    emulator.inject({ operation: 'ListParts', times: 1, fault: accessDenied });
    const failed = await children(handle, more);
    assert.deepEqual(labels(handle, failed), ['Access denied']);
    const [problem] = failed;
    assert.ok(problem);
    const item = handle.view.provider.getTreeItem(problem);
    assert.match(String(item.description), /not allow you to list parts/);
    assert.equal(labels(handle, await openUpload()).length, 51);
    assert.equal(item.command, undefined, 'a click does nothing');
    await vscode.commands.executeCommand('glacier.retryRequest', problem);
    assert.equal((await children(handle, more)).length, 50);
  });

  it('says when an upload is gone', async () => {
    const { handle, emulator } = connected;
    seedUpload(1);
    const [vault] = await children(handle);
    const [upload] = await children(handle, vault);
    emulator.inject({ operation: 'ListParts', times: 1, fault: notFound });
    const [problem] = await children(handle, upload);
    assert.equal(problem?.kind, 'problem');
    assert.match(problem.error.message, /no longer exists/);
  });

  it('asks for pages of the size in the settings', async () => {
    const { handle } = connected;
    await set('pageSize', 7);
    seedUpload(20);
    const rows = await openUpload();
    assert.equal(labels(handle, rows).indexOf('More parts…'), 7);
  });

  for (const [size, asked] of [
    [0, 1],
    [-7, 1],
    [2.9, 2],
    [1000, 50],
    ['many', 50],
    [null, 50],
  ] as const) {
    it(`asks for ${asked} parts at once where the settings say ${size}`, async () => {
      const { handle } = connected;
      await set('pageSize', size);
      seedUpload(60);
      const rows = await openUpload();
      assert.equal(labels(handle, rows).indexOf('More parts…'), asked);
    });
  }

  it('makes tooltips of what the service says as text', async () => {
    const { handle, emulator } = connected;
    emulator.seedVault({ name: 'vault' });
    emulator.seedUpload('vault', { description: '[click](command:evil) **bold**', partSize: MiB, parts: [] });
    const [vault] = await children(handle);
    const [upload] = await children(handle, vault);
    assert.ok(upload);
    const item = await handle.view.provider.resolveTreeItem(handle.view.provider.getTreeItem(upload), upload);
    assert.ok(item.tooltip instanceof vscode.MarkdownString);
    assert.ok(!item.tooltip.isTrusted);
    assert.ok(!item.tooltip.value.includes('[click](command'), item.tooltip.value);
  });

  it('shortens range and hash of a part where a narrow side bar would cut them', async () => {
    const { emulator, handle } = connected;
    emulator.seedVault({ name: 'vault' });
    const treeHash = `abcd${'0'.repeat(56)}9876`;
    const parts = [0, 1, 9_973].map((index) => ({
      start: index * 16 * MiB,
      end: (index + 1) * 16 * MiB - 1,
      treeHash,
    }));
    emulator.seedUpload('vault', { description: 'upload', partSize: 16 * MiB, parts });
    const rows = await openUpload();
    assert.deepEqual(
      rows.map((node) => handle.view.provider.getTreeItem(node).description),
      [
        '0 – 16 MiB · abcd…9876',
        '16 – 32 MiB · abcd…9876',
        '32 MiB – 156 GiB missing',
        '155.83–155.84 GiB · abcd…',
      ],
    );
  });

  it('names an upload by the file that its description tells, with the rest in the tooltip', async () => {
    const { handle, emulator } = connected;
    const { provider } = handle.view;
    emulator.seedVault({ name: 'vault' });
    const path = Buffer.from('Photos/2012/Norway/IMG_0001.CR2').toString('base64');
    const description = `<m><v>4</v><p>${path}</p><lm>20190501T100059Z</lm></m>`;
    emulator.seedUpload('vault', { description, partSize: MiB, parts: [] });
    const [vault] = await children(handle);
    const [upload] = await children(handle, vault);
    assert.ok(upload);
    const item = await provider.resolveTreeItem(provider.getTreeItem(upload), upload);
    assert.equal(item.label, 'IMG_0001.CR2');
    assert.match(String(item.description), /^just now · 1 MiB parts · Photos\/2012\/Norway$/);
    assert.ok(item.tooltip instanceof vscode.MarkdownString);
    for (const told of ['Photos/2012/Norway/IMG\\_0001.CR2', '2019-05-01T10:00:59Z', path])
      assert.ok(item.tooltip.value.includes(told), `${told} in ${item.tooltip.value}`);
  });

  /** Reveals a row until it is selected: VS Code forgets about it when it draws the tree anew at the same time. */
  async function reveal(node: Node): Promise<void> {
    const { tree } = connected.handle.view;
    await waitFor(
      'the row to be selected',
      () => {
        if (tree.selection[0]?.id === node.id) return true;
        void tree.reveal(node, { select: true, focus: false }).then(undefined, () => {});
        return undefined;
      },
      { timeout: 15_000, interval: 1000 },
    );
  }

  /** Whether part 77 is selected, and with it the page that it is on expanded. */
  function selected77(): boolean {
    const [node] = connected.handle.view.tree.selection;
    return node?.id.endsWith(`/part/${76 * MiB}-${77 * MiB - 1}`) ?? false;
  }

  function seedUpload(count: number, vaultName = 'vault'): void {
    const { emulator } = connected;
    emulator.seedVault({ name: vaultName });
    const parts = Array.from({ length: count }, (_, i) => ({ start: i * MiB, end: (i + 1) * MiB - 1 }));
    emulator.seedUpload(vaultName, { description: 'upload', partSize: MiB, parts });
  }

  async function openUpload(vaultName = 'vault'): Promise<Node[]> {
    const { handle } = connected;
    const vault = labelled(handle, await children(handle), vaultName);
    return children(handle, labelled(handle, await children(handle, vault), 'upload'));
  }

  function labelledUpload(rows: readonly Node[]): Node {
    const parent = rows[0] && connected.handle.view.provider.getParent(rows[0]);
    assert.ok(parent);
    return parent;
  }

  function operations(): string[] {
    return connected.requests.map(({ operation }) => operation);
  }
});

const accessDenied = {
  kind: 'error',
  status: 403,
  code: 'AccessDeniedException',
  message: 'User x is not authorized.',
} as const;
const notFound = {
  kind: 'error',
  status: 404,
  code: 'ResourceNotFoundException',
  message: 'The upload ID was not found: x',
} as const;
