import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mock } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { MiB } from '../../../src/core/text/bytes.ts';
import { GlacierError } from '../../../src/core/errors.ts';
import { combineTreeHashes } from '../../../src/core/treeHash/treeHash.ts';
import { partsDocument } from '../../../src/partsPanel/host/partsDocument.ts';
import type { PanelOptions } from '../../../src/partsPanel/host/panelOptions.ts';
import { PartsPanel } from '../../../src/partsPanel/host/partsPanel.ts';
import { type HostMessage, protocolVersion } from '../../../src/partsPanel/protocol/messages.ts';
import type { Versioned } from '../../../src/panel/protocol/envelope.ts';
import type { PartsList } from '../../../src/store/partsList.ts';
import { finishedVerification } from '../../page/verifications.ts';
import { listOf, part, parts, type Service } from '../../page/uploads.ts';
import { useMockTimers } from '../mockTimers.ts';

/** A panel whose page is this test: what it was told, in short, and whole. */
function open(service: Service, more: Partial<PanelOptions> = {}) {
  const [messages, copied, asked, log]: [Versioned<HostMessage>[], string[], string[], string[]] = [
    [],
    [],
    [],
    [],
  ];
  const list = listOf(service);
  const panel = new PartsPanel(list, {
    sessionId: 'session',
    connectionLabel: 'eu-central-1',
    language: 'en',
    post: (message) => messages.push(message),
    copy: (text, what) => {
      copied.push(`${what}: ${text}`);
      return Promise.resolve();
    },
    exportParts: ({ pager }) => {
      asked.push(`export ${pager.count}`);
      return Promise.resolve();
    },
    openAsText: ({ pager }) => {
      asked.push(`text ${pager.count}`);
      return Promise.resolve();
    },
    ...more,
    log: (message) => log.push(message),
  });
  let id = 0;
  const ask = (type: string, more: object = {}) =>
    panel.receive({ version: protocolVersion, id: ++id, type, ...more });
  return { panel, list, messages, copied, asked, log, ask, told: () => messages.map(brief) };
}

/** `snapshot 1: 2 pages`, `update 1: from 2, 1 page, done`, `reply ok`. */
function brief(message: HostMessage): string {
  if (message.type === 'act') return `act ${message.action}`;
  if (message.type === 'reply')
    return `reply ${'ok' in message.outcome ? 'ok' : message.outcome.error.message}`;
  if (message.type === 'reveal') return `reveal ${message.offset}`;
  const { type, generation, pages, loading } = message;
  return [
    `${type} ${generation}: ${type === 'update' ? `from ${message.from}, ` : ''}${pages.length} pages`,
    ...(loading.all ? ['all'] : []),
    ...(loading.done ? ['done'] : []),
    ...(loading.closed ? ['closed'] : []),
    ...(loading.problem ? [loading.problem.message] : []),
  ].join(', ');
}

/** The latest message of a type. */
function latest<T extends HostMessage['type']>(messages: readonly HostMessage[], type: T) {
  const found = messages.findLast((message) => message.type === type);
  assert.ok(found, type);
  return found as Extract<HostMessage, { type: T }>;
}

/** Milliseconds, more than the panel lets pass between two messages. */
const interval = 120;

/** Lets the work that is under way get to its end, and time pass. */
async function pass(milliseconds: number): Promise<void> {
  await setImmediate();
  mock.timers.tick(milliseconds);
  await setImmediate();
}

/** Waits for all parts of a list; how long that takes is up to mocha. */
async function untilLoaded(list: PartsList): Promise<void> {
  while (!list.pager.done) await pass(10);
}

describe('the document of parts', () => {
  it('says which upload it shows and whether it is complete', async () => {
    const list = listOf(
      { all: [part(0), part(2), ...parts(80).slice(4)] },
      {
        description: '"</x>\u202E',
      },
    );
    const read = () => JSON.parse([...partsDocument(list)].join('')) as Record<string, unknown>;
    await list.pager.first();
    const { rows, ...head } = read();
    assert.deepEqual(head, {
      vaultName: 'photos',
      vaultArn: 'arn:aws:glacier:eu-central-1:123456789012:vaults/photos',
      uploadId: list.upload.id,
      description: '"</x>\u202E',
      creationDate: '2026-11-20T02:00:00.000Z',
      partSizeInBytes: 16 * MiB,
      parts: 50,
      complete: false,
    });
    assert.equal(Array.isArray(rows) && rows.length, 52, 'with two gaps');
    await list.pager.more();
    assert.equal(read()['complete'], true);
  });
});

describe('PartsPanel', () => {
  useMockTimers();

  it('loads the first page when it is opened, and tells everything when the page is ready', async () => {
    const { panel, list, ask, told, messages } = open({ all: parts(120) });
    await list.pager.first();
    assert.deepEqual(told(), [], 'nothing is sent to a page that has not asked');
    await ask('ready');
    assert.deepEqual(
      told().filter((each) => each !== 'reply ok'),
      ['snapshot 1: 1 pages'],
    );
    const snapshot = messages.find(({ type }) => type === 'snapshot');
    assert.ok(snapshot?.type === 'snapshot' && snapshot.version === protocolVersion);
    assert.equal(snapshot.facts.description, 'nightly 2026-11-20');
    assert.equal(snapshot.pages[0]?.hashes[49], part(49).treeHash);
    panel.dispose();
  });

  it('sends only the pages that are new', async () => {
    const { panel, list, ask, told } = open({ all: parts(120) });
    await list.pager.first();
    await ask('ready');
    await ask('loadMore');
    await pass(interval);
    await ask('retry');
    await pass(interval);
    assert.deepEqual(
      told().filter((each) => !each.startsWith('reply')),
      ['snapshot 1: 1 pages', 'update 1: from 1, 1 pages', 'update 1: from 2, 1 pages, done'],
    );
    panel.dispose();
  });

  it('sends the last page again when it turns out to be the last one, as its last part may be short', async () => {
    const service: Service = { all: [...parts(49), part(49, 49.5), part(50)] };
    const { panel, list, ask, messages } = open(service);
    await list.pager.first();
    await ask('ready');
    service.all = service.all.slice(0, 50);
    await ask('loadMore');
    await pass(interval);
    const flags = messages.flatMap((each) => ('pages' in each ? [each.pages[0]?.flags[49]] : []));
    assert.deepEqual(flags, [1, 0]);
    panel.dispose();
  });

  it('sends at most one message per 100 ms while it loads all', async () => {
    const { panel, list, ask, messages, told } = open({ all: parts(10_000), before: () => setImmediate() });
    await ask('ready');
    await ask('loadAll');
    let time = 0;
    while (!list.pager.done) {
      await pass(10);
      time += 10;
    }
    await pass(interval);
    const events = messages.filter(({ type }) => type !== 'reply');
    assert.ok(
      events.length > 2 && events.length <= time / 100 + 2,
      `${events.length} messages in ${time} ms`,
    );
    const pages = events.flatMap((each) => ('pages' in each ? each.pages : []));
    assert.equal(pages.length, 200);
    assert.match(told().at(-1) ?? '', /pages, done$/);
    panel.dispose();
  });

  it('stops loading all when asked to, and when it is closed', async () => {
    for (const stop of ['cancel', 'dispose']) {
      const { panel, list, ask } = open({ all: parts(10_000), before: () => setImmediate() });
      await ask('loadAll');
      while (list.pager.count < 200) await setImmediate();
      if (stop === 'cancel') await ask('cancel');
      else panel.dispose();
      await pass(10);
      const { count } = list.pager;
      for (let time = 0; time < 10; time++) await pass(10);
      assert.equal(list.pager.count, count);
      assert.equal(list.pager.done, false);
      panel.dispose();
    }
  });

  it('loads all once, however often it is asked for', async () => {
    const { panel, list, ask } = open({ all: parts(10_000), before: () => setImmediate() });
    await ask('loadAll');
    await ask('loadAll');
    while (list.pager.count < 200) await setImmediate();
    await ask('cancel');
    await pass(10);
    const { count } = list.pager;
    for (let time = 0; time < 10; time++) await pass(10);
    assert.equal(list.pager.count, count);
    panel.dispose();
  });

  it('loads all when that is asked for right after it was stopped, and says when it is over', async () => {
    const { panel, list, ask, told } = open({ all: parts(500), before: () => setImmediate() });
    await ask('ready');
    await ask('loadAll');
    await ask('cancel');
    await ask('loadAll');
    await untilLoaded(list);
    await pass(interval);
    assert.match(told().at(-1) ?? '', /pages, done$/);
    panel.dispose();
  });

  it('says that all is being loaded also while a page is on its way', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { panel, list, ask, told } = open({
      all: parts(120),
      before: (first) => (first > 0 ? promise : Promise.resolve()),
    });
    await list.pager.first();
    await ask('ready');
    await ask('loadMore');
    await pass(interval);
    await ask('loadAll');
    await pass(interval);
    assert.equal(told().at(-1), 'update 1: from 1, 0 pages, all');
    resolve();
    await untilLoaded(list);
    panel.dispose();
  });

  it('goes on loading all when the same list is shown again, and stops for another', async () => {
    const { panel, list, ask, told } = open({ all: parts(10_000), before: () => setImmediate() });
    await ask('ready');
    await ask('loadAll');
    while (list.pager.count < 200) await setImmediate();
    panel.show(list);
    while (list.pager.count < 400) await setImmediate();
    const other = listOf({ all: parts(60) });
    await other.pager.first();
    panel.show(other);
    await pass(interval);
    assert.equal(told().at(-1), 'snapshot 2: 1 pages');
    const { count } = list.pager;
    for (let time = 0; time < 10; time++) await pass(10);
    assert.deepEqual([list.pager.count, list.pager.done], [count, false]);
    panel.dispose();
  });

  it('reports another list that is shown, even one that is already loaded', async () => {
    const { panel, list, ask, told } = open({ all: parts(80) });
    await list.pager.first();
    await ask('ready');
    const other = listOf({ all: parts(60) });
    await other.pager.first();
    // Until there is nothing left to tell.
    for (let time = 0; time < 5; time++) await pass(interval);
    panel.show(other);
    await pass(interval);
    assert.equal(told().at(-1), 'snapshot 2: 1 pages');
    const { length } = told();
    list.showVerification(undefined);
    await pass(interval);
    assert.equal(told().length, length, 'and of the one before no more');
    panel.dispose();
  });

  it('is open again when its own list is shown after it was closed', async () => {
    const { panel, list, ask, told } = open({ all: parts(80) });
    await list.pager.first();
    await ask('ready');
    panel.close();
    await ask('loadMore');
    assert.equal(told().at(-1), 'reply The connection was closed.');
    panel.show(list);
    await ask('loadMore');
    assert.equal(told().at(-1), 'reply ok');
    await pass(2 * interval);
    assert.equal(told().at(-1), 'update 1: from 1, 1 pages, done');
    panel.dispose();
  });

  it('exports after it was closed only where all is loaded', async () => {
    const { panel, list, ask, asked, told } = open({ all: parts(80) });
    await list.pager.first();
    panel.close();
    await ask('export');
    assert.deepEqual([asked, told().at(-1)], [[], 'reply The connection was closed.']);
    await list.pager.more();
    await ask('export');
    assert.deepEqual([asked, told().at(-1)], [['export 80'], 'reply ok']);
    panel.dispose();
  });

  it('sends nothing after dispose', async () => {
    const { panel, list, ask, messages } = open({ all: parts(80) });
    await list.pager.first();
    await ask('ready');
    await pass(interval);
    const { length } = messages;
    panel.dispose();
    await ask('copyCell', { generation: 1, row: 0, column: 'hash' });
    list.showVerification(undefined);
    await pass(interval);
    assert.equal(messages.length, length);
  });

  it('says what failed, keeps what was loaded, and goes on with a retry', async () => {
    let failing = true;
    const before = (first: number) =>
      first > 0 && failing ? Promise.reject(new GlacierError('network', 'No network.')) : Promise.resolve();
    const { panel, list, ask, told } = open({ all: parts(80), before });
    await list.pager.first();
    await ask('ready');
    await ask('loadMore');
    await pass(interval);
    assert.equal(told().at(-1), 'update 1: from 1, 0 pages, No network.');
    failing = false;
    await ask('retry');
    await pass(interval);
    assert.equal(told().at(-1), 'update 1: from 1, 1 pages, done');
    panel.dispose();
  });

  it('starts a new generation on refresh', async () => {
    const { panel, list, ask, told } = open({ all: parts(80) });
    await list.pager.first();
    await ask('ready');
    await list.pager.refresh();
    await pass(interval);
    assert.equal(told().at(-1), 'snapshot 2: 1 pages');
    panel.dispose();
  });

  it('sends nothing to a hidden page, and everything when it is shown again', async () => {
    const { panel, list, ask, told, messages } = open({ all: parts(200) });
    await list.pager.first();
    await ask('ready');
    panel.hide();
    const before = messages.length;
    await list.pager.more();
    await pass(interval);
    assert.equal(messages.length, before);
    await ask('ready');
    assert.ok(told().includes('snapshot 1: 2 pages'));
    panel.dispose();
  });

  it('copies fields of the upload, whole and exact', async () => {
    const { panel, list, ask, copied, told } = open({ all: parts(80) });
    await list.pager.first();
    await ask('ready');
    for (const fact of ['uploadId', 'vaultArn', 'partSize', 'created', 'marker'])
      await ask('copyFact', { fact });
    await list.pager.more();
    await ask('copyFact', { fact: 'marker' });
    const { id, vaultArn, created } = list.upload;
    assert.deepEqual(copied, [
      `upload ID: ${id}`,
      `vault ARN: ${vaultArn}`,
      `part size: ${16 * MiB}`,
      `creation date: ${created.toISOString()}`,
      'next marker: 50',
    ]);
    assert.equal(told().at(-1), 'reply This upload has no next marker.');
    await ask('copyFact', { fact: 'treeHash' });
    assert.match(copied.at(-1) ?? '', /^tree hash: [\da-f]{64}$/);
    panel.dispose();
  });

  it('copies existing cells and rows, and never text that the page sends', async () => {
    const { panel, list, ask, copied, told } = open({ all: [part(0), part(3)] });
    await list.pager.first();
    await ask('ready');
    await ask('copyCell', { generation: 1, row: 2, column: 'hash', text: 'rm -rf' });
    await ask('copyCell', { generation: 1, row: 1, column: 'range' });
    await ask('copyRows', { generation: 1, rows: [2, 1, 0], format: 'hashes' });
    await ask('copyRows', { generation: 1, rows: [1], format: 'tsv' });
    assert.deepEqual(copied, [
      `tree hash: ${part(3).treeHash}`,
      'byte range: 16777216-50331647',
      `2 tree hashes: 50331648-67108863\t${part(3).treeHash}\n0-16777215\t${part(0).treeHash}`,
      'row: \t16777216\t50331647\t33554432\t\tmissing',
    ]);
    await ask('copyRows', { generation: 1, rows: [0, 2], format: 'json' });
    const [what, json = ''] = copied.at(-1)?.split(/: (.*)/s) ?? [];
    assert.equal(what, '2 rows as JSON');
    assert.deepEqual(
      (JSON.parse(json) as { sha256TreeHash: string }[]).map(({ sha256TreeHash }) => sha256TreeHash),
      [part(0).treeHash, part(3).treeHash],
    );
    for (const [type, wrong] of [
      ['copyCell', { generation: 1, row: 1, column: 'hash' }],
      ['copyCell', { generation: 1, row: 3, column: 'hash' }],
      ['copyRows', { generation: 1, rows: [1], format: 'hashes' }],
      ['copyRows', { generation: 2, rows: [0], format: 'tsv' }],
    ] as const) {
      await ask(type, wrong);
    }
    assert.equal(copied.length, 5);
    assert.deepEqual(told().slice(-4), [
      'reply A gap has no tree hash.',
      'reply This row no longer exists.',
      'reply The selection has no tree hash.',
      'reply The list has been refreshed. Try again.',
    ]);
    panel.dispose();
  });

  it('sends the contiguous prefix and its tree hash, in the end that of the archive', async () => {
    const service: Service = { all: parts(60) };
    const { panel, list, ask, messages } = open(service);
    await list.pager.first();
    await ask('ready');
    await ask('loadMore');
    await pass(interval);
    const prefixes = messages.flatMap((each) => ('prefix' in each ? [each.prefix] : []));
    const hashOf = (count: number) =>
      combineTreeHashes(
        parts(count).map(({ treeHash }) => treeHash),
        (bytes) => createHash('sha256').update(bytes).digest(),
      );
    assert.deepEqual(prefixes, [
      { parts: 50, bytes: 50 * 16 * MiB, treeHash: hashOf(50), whole: false },
      { parts: 60, bytes: 60 * 16 * MiB, treeHash: hashOf(60), whole: true },
    ]);
    service.all = [part(0), part(2)];
    await list.pager.refresh();
    await pass(interval);
    const last = messages.at(-1);
    assert.ok(last && 'prefix' in last);
    assert.deepEqual(last.prefix, { parts: 1, bytes: 16 * MiB, treeHash: part(0).treeHash, whole: false });
    panel.dispose();
  });

  it('exports the parts and shows them as text', async () => {
    const { panel, list, ask, asked } = open({ all: parts(3) });
    await list.pager.first();
    await ask('export');
    await ask('openAsText');
    assert.deepEqual(asked, ['export 3', 'text 3']);
    panel.dispose();
  });

  it('passes a menu choice to a page that is shown', async () => {
    const { panel, ask, told } = open({ all: parts(3) });
    panel.act('copyRows');
    assert.deepEqual(told(), []);
    await ask('ready');
    panel.act('copyRows');
    assert.equal(told().at(-1), 'act copyRows');
    panel.dispose();
  });

  it('has the parts compared and the report shown, where the extension offers that', async () => {
    const asked: string[] = [];
    const note = (what: string) => () => {
      asked.push(what);
      return Promise.resolve();
    };
    const { panel, list, ask, told, messages } = open(
      { all: parts(60) },
      { verify: note('verify'), openReport: note('report') },
    );
    const offers = () => messages.flatMap((each) => ('offers' in each ? [each.offers] : []));
    await list.pager.first();
    await ask('ready');
    await ask('openReport');
    assert.deepEqual(
      [asked, told().at(-1)],
      [[], 'reply This action is not available here.'],
      'no report yet',
    );
    await ask('verify');
    list.showVerification(finishedVerification(parts(60), { name: 'photos.tar', parts: 60, differing: [7] }));
    await pass(interval);
    await ask('openReport');
    assert.deepEqual(asked, ['verify', 'report']);
    assert.deepEqual(offers(), [['verify'], ['verify', 'openReport']]);
    panel.close();
    await ask('verify');
    assert.equal(
      told().at(-1),
      'reply This action is not available here.',
      'parts are missing and cannot be loaded',
    );
    assert.deepEqual(asked, ['verify', 'report']);
    panel.dispose();
    const { panel: plain, ask: askPlain, told: toldPlain } = open({ all: parts(3) });
    await askPlain('verify');
    assert.deepEqual(toldPlain(), ['reply This action is not available here.']);
    plain.dispose();
  });

  it('copies what a verification found with the status', async () => {
    const { panel, list, ask, copied } = open({ all: parts(3) });
    await list.pager.first();
    await ask('ready');
    list.showVerification(finishedVerification(parts(3), { name: 'photos.tar', parts: 3, differing: [2] }));
    for (const row of [0, 1]) await ask('copyCell', { generation: 1, row, column: 'status' });
    assert.deepEqual(copied, ['status: uploaded, matches', 'status: uploaded, differs']);
    panel.dispose();
  });

  it('says that an upload is gone', async () => {
    const gone = () => Promise.reject(new GlacierError('notFound', 'The upload ID was not found.'));
    const { panel, list, ask, messages } = open({ all: [], before: gone });
    await list.pager.first();
    await ask('ready');
    const snapshot = latest(messages, 'snapshot');
    assert.equal(snapshot.loading.problem?.gone, 'unknown');
    panel.dispose();
  });

  it('says that an upload is gone which a listing no longer has, and asks again on a retry', async () => {
    const service: Service = { all: parts(3) };
    const { panel, list, ask, messages } = open(service);
    await list.pager.first();
    await ask('ready');
    list.noteListed(false);
    await pass(interval);
    const news = latest(messages, 'update');
    assert.deepEqual([news.loading.problem?.gone, news.loading.status], ['unknown', 'ready']);
    service.all = parts(4);
    await ask('retry');
    await pass(interval);
    const after = latest(messages, 'snapshot');
    assert.equal(after.loading.problem, undefined);
    assert.equal(after.pages[0]?.starts.length, 4);
    panel.dispose();
  });

  it('reads the parts again, and says as of when they are', async () => {
    const service: Service = { all: parts(3) };
    const { panel, list, ask, messages } = open(service);
    await list.pager.first();
    await ask('ready');
    service.all = parts(5);
    await ask('refresh');
    await pass(interval);
    const news = latest(messages, 'snapshot');
    assert.equal(news.pages[0]?.starts.length, 5);
    assert.ok(news.loading.asOf !== undefined && news.loading.asOf === list.pager.asOf);
    panel.close();
    await ask('refresh');
    assert.equal(messages.filter(({ type }) => type === 'reply').length, 3);
    panel.dispose();
  });

  it('has what a verification says is missing after the last part as a row, for the page and for copies', async () => {
    const { panel, list, ask, messages, copied } = open({ all: parts(3) });
    await list.pager.first();
    await ask('ready');
    list.showVerification(finishedVerification(parts(3), { name: 'a.tar', parts: 5, differing: [] }));
    await pass(interval);
    const news = latest(messages, 'snapshot');
    assert.deepEqual(news.pages[0]?.numbers, [1, 2, 3, 0]);
    assert.equal(news.verification?.archiveBytes, 80 * MiB);
    assert.equal(news.prefix.whole, false, 'the hash of the three is not that of the archive');
    await ask('copyCell', { generation: 2, row: 3, column: 'range' });
    assert.deepEqual(copied, ['byte range: 50331648-83886079']);
    list.showVerification(undefined);
    await pass(interval);
    const without = latest(messages, 'snapshot');
    assert.deepEqual(without.pages[0]?.numbers, [1, 2, 3]);
    assert.equal(without.prefix.whole, true);
    panel.dispose();
  });

  it('goes to a row as soon as there is a page to show it, once', async () => {
    const { panel, list, ask, told } = open({ all: parts(3) });
    await list.pager.first();
    panel.reveal(16 * MiB);
    assert.deepEqual(told(), []);
    await ask('ready');
    assert.deepEqual(
      told().filter((each) => each !== 'reply ok'),
      ['snapshot 1: 1 pages, done', 'reveal 16777216'],
    );
    panel.hide();
    await ask('ready');
    await pass(interval);
    assert.equal(told().filter((each) => each.startsWith('reveal')).length, 1);
    panel.dispose();
  });

  it('connects again where that is possible', async () => {
    let opened = 0;
    const reopen = () => {
      opened++;
      return Promise.resolve();
    };
    const { panel, ask, told } = open({ all: parts(80) }, { reopen });
    panel.close();
    await ask('retry');
    assert.equal(opened, 1);
    assert.deepEqual(told(), ['reply ok']);
    panel.dispose();
  });

  it('keeps what it has when the connection is closed, loads nothing more, and goes on with another', async () => {
    const { panel, list, ask, told } = open({ all: parts(80) });
    await list.pager.first();
    await ask('ready');
    panel.close();
    await ask('loadMore');
    await ask('loadAll');
    await pass(interval);
    assert.deepEqual(told().slice(-3), [
      'reply The connection was closed.',
      'reply The connection was closed.',
      'update 1: from 1, 0 pages, closed',
    ]);
    assert.equal(list.pager.count, 50);
    const again = listOf({ all: parts(60) });
    panel.show(again);
    await pass(2 * interval);
    assert.equal(told().at(-1), 'snapshot 2: 1 pages');
    panel.dispose();
  });

  it('logs and refuses 10,000 invalid messages and still answers the next valid one', async () => {
    const { panel, list, ask, log, messages, told } = open({ all: parts(3) });
    await list.pager.first();
    const senseless = [
      { version: protocolVersion + 1, type: 'ready', id: 1 },
      { version: protocolVersion, type: 'explode', id: 1 },
      { version: protocolVersion, type: 'copyRows', id: 1, generation: 1, rows: ['0'], format: 'tsv' },
      'ready',
    ];
    for (let index = 0; index < 10_000; index++) await panel.receive(senseless[index % senseless.length]);
    assert.equal(log.length, 10_000);
    assert.deepEqual(new Set(told()), new Set(['reply The panel sent an invalid request.']));
    assert.equal(messages.length, 7_500, 'all that had an id');
    messages.length = 0;
    await ask('explode');
    assert.deepEqual(told(), ['reply The panel sent an invalid request.']);
    await ask('ready');
    assert.ok(told().includes('snapshot 1: 1 pages, done'));
    panel.dispose();
  });
});
