import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { GlacierError } from '../../src/core/errors.ts';
import { PartsPanel } from '../../src/partsPanel/partsPanel.ts';
import { type HostMessage, protocolVersion, type Versioned } from '../../src/partsPanel/protocol/messages.ts';
import { listOf, part, parts, type Service } from '../page/uploads.ts';

/** A panel whose page is this test: what it was told, in short, and whole. */
function open(service: Service) {
  const [messages, copied, log]: [Versioned<HostMessage>[], string[], string[]] = [[], [], []];
  const list = listOf(service, () => panel?.changed());
  let panel: PartsPanel | undefined;
  panel = new PartsPanel(list, {
    connectionLabel: 'eu-central-1',
    language: 'en',
    post: (message) => messages.push(message),
    copyHash: (hash) => {
      copied.push(hash);
      return Promise.resolve();
    },
    log: (message) => log.push(message),
  });
  let id = 0;
  const ask = (type: string, more: object = {}) =>
    panel.receive({ version: protocolVersion, id: ++id, type, ...more });
  return { panel, list, messages, copied, log, ask, told: () => messages.map(brief) };
}

/** `snapshot 1: 2 pages`, `update 1: from 2, 1 page, done`, `reply ok`. */
function brief(message: HostMessage): string {
  if (message.type === 'reply')
    return `reply ${'ok' in message.outcome ? 'ok' : message.outcome.error.message}`;
  const { type, generation, pages, loading } = message;
  return [
    `${type} ${generation}: ${type === 'update' ? `from ${message.from}, ` : ''}${pages.length} pages`,
    ...(loading.all ? ['all'] : []),
    ...(loading.done ? ['done'] : []),
    ...(loading.closed ? ['closed'] : []),
    ...(loading.problem ? [loading.problem.message] : []),
  ].join(', ');
}

const interval = 120;

describe('PartsPanel', () => {
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
    await sleep(interval);
    await ask('retry');
    await sleep(interval);
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
    await sleep(interval);
    const flags = messages.flatMap((each) => (each.type === 'reply' ? [] : [each.pages[0]?.flags[49]]));
    assert.deepEqual(flags, [1, 0]);
    panel.dispose();
  });

  it('loads all with at most a message in 100 ms', async () => {
    const { panel, list, ask, messages, told } = open({ all: parts(10_000), before: () => sleep(1) });
    await ask('ready');
    const start = performance.now();
    await ask('loadAll');
    while (!list.pager.done) await sleep(10);
    await sleep(interval);
    const events = messages.filter(({ type }) => type !== 'reply');
    assert.ok(events.length <= (performance.now() - start) / 100 + 2, `${events.length} messages`);
    const pages = events.flatMap((each) => (each.type === 'reply' ? [] : each.pages));
    assert.equal(pages.length, 200);
    assert.match(told().at(-1) ?? '', /pages, done$/);
    panel.dispose();
  });

  it('stops loading all when asked to, and when it is closed', async () => {
    for (const stop of ['cancel', 'dispose']) {
      const { panel, list, ask } = open({ all: parts(10_000), before: () => sleep(1) });
      await ask('loadAll');
      while (list.pager.count < 200) await sleep(1);
      if (stop === 'cancel') await ask('cancel');
      else panel.dispose();
      await sleep(10);
      const { count } = list.pager;
      await sleep(30);
      assert.equal(list.pager.count, count);
      assert.equal(list.pager.done, false);
      panel.dispose();
    }
  });

  it('says what failed, keeps what was loaded, and goes on with a retry', async () => {
    let failing = true;
    const before = (first: number) =>
      first > 0 && failing ? Promise.reject(new GlacierError('network', 'No network.')) : Promise.resolve();
    const { panel, list, ask, told } = open({ all: parts(80), before });
    await list.pager.first();
    await ask('ready');
    await ask('loadMore');
    await sleep(interval);
    assert.equal(told().at(-1), 'update 1: from 1, 0 pages, No network.');
    failing = false;
    await ask('retry');
    await sleep(interval);
    assert.equal(told().at(-1), 'update 1: from 1, 1 pages, done');
    panel.dispose();
  });

  it('begins a new generation with a refresh', async () => {
    const { panel, list, ask, told } = open({ all: parts(80) });
    await list.pager.first();
    await ask('ready');
    await list.pager.refresh();
    await sleep(interval);
    assert.equal(told().at(-1), 'snapshot 2: 1 pages');
    panel.dispose();
  });

  it('tells a hidden page nothing, and everything when it is back', async () => {
    const { panel, list, ask, told, messages } = open({ all: parts(200) });
    await list.pager.first();
    await ask('ready');
    panel.hide();
    const before = messages.length;
    await list.pager.more();
    await sleep(interval);
    assert.equal(messages.length, before);
    await ask('ready');
    assert.ok(told().includes('snapshot 1: 2 pages'));
    panel.dispose();
  });

  it('copies the hash of a row that is there, and no text that the page might send', async () => {
    const { panel, list, ask, copied, told } = open({ all: [part(0), part(3)] });
    await list.pager.first();
    await ask('ready');
    await ask('copyHash', { generation: 1, row: 2, text: 'rm -rf' });
    assert.deepEqual(copied, [part(3).treeHash]);
    for (const wrong of [
      { generation: 1, row: 1 },
      { generation: 1, row: 3 },
      { generation: 2, row: 0 },
    ]) {
      await ask('copyHash', wrong);
    }
    assert.equal(copied.length, 1);
    assert.deepEqual(told().slice(-3), [
      'reply There is no part in this row.',
      'reply There is no part in this row.',
      'reply The list was refreshed in the meantime.',
    ]);
    panel.dispose();
  });

  it('keeps what it has when the connection is closed, loads nothing more, and goes on with another', async () => {
    const { panel, list, ask, told } = open({ all: parts(80) });
    await list.pager.first();
    await ask('ready');
    panel.close();
    await ask('loadMore');
    await ask('loadAll');
    await sleep(interval);
    assert.deepEqual(told().slice(-3), [
      'reply The connection was closed.',
      'reply The connection was closed.',
      'update 1: from 1, 0 pages, closed',
    ]);
    assert.equal(list.pager.count, 50);
    const again = listOf({ all: parts(60) }, () => panel.changed());
    panel.show(again);
    assert.equal(panel.shows(again), true);
    await sleep(2 * interval);
    assert.equal(told().at(-1), 'snapshot 2: 1 pages');
    panel.dispose();
  });

  it('logs and refuses 10,000 senseless messages and is there for the next good one', async () => {
    const { panel, list, ask, log, messages, told } = open({ all: parts(3) });
    await list.pager.first();
    for (let index = 0; index < 10_000; index++)
      await panel.receive({ version: 9, type: 'ready', payload: index });
    assert.equal(log.length, 10_000);
    assert.equal(messages.length, 0);
    await ask('explode');
    assert.deepEqual(told(), ['reply The panel sent something unexpected.']);
    await ask('ready');
    assert.ok(told().includes('snapshot 1: 1 pages, done'));
    panel.dispose();
  });
});
