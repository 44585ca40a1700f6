import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { GlacierError } from '../../../src/core/errors.ts';
import type { Page } from '../../../src/core/listing/listing.ts';
import { Pager } from '../../../src/core/listing/pager.ts';

/** A listing whose answers are given by hand, one request at a time. */
function scripted() {
  const requests: {
    marker: string | undefined;
    signal: AbortSignal;
    answer: (page: Page<string> | Error) => void;
  }[] = [];
  const failures: GlacierError[] = [];
  let changes = 0;
  const pager = new Pager<string>({
    fetch: (marker, signal) =>
      new Promise((resolve, reject) => {
        const answer = (page: Page<string> | Error) => (page instanceof Error ? reject(page) : resolve(page));
        signal.addEventListener('abort', () => reject(new Error('aborted')));
        requests.push({ marker, signal, answer });
      }),
    keyOf: (item) => item,
    most: 10,
    onChange: () => changes++,
    onFailure: (error) => failures.push(error),
  });
  const request = (index: number) => {
    const found = requests[index];
    assert.ok(found, `request ${index} was made`);
    return found;
  };
  return { pager, requests, request, failures, changes: () => changes };
}

/** Lets promise callbacks run. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

const page = (items: string, marker?: string): Page<string> => ({
  items: items.split(''),
  ...(marker !== undefined && { marker }),
});

describe('Pager', () => {
  it('requests nothing before it is told to', () => {
    const { pager, requests } = scripted();
    assert.equal(pager.status, 'idle');
    assert.equal(requests.length, 0);
  });

  it('knows as of when it is: since its first page was asked for, and anew after a refresh', async () => {
    mock.timers.enable({ apis: ['Date'], now: 1000 });
    try {
      const { pager, request } = scripted();
      const first = pager.first();
      mock.timers.setTime(2000);
      request(0).answer(page('ab', 'm1'));
      assert.equal(pager.asOf, undefined);
      await first;
      assert.equal(pager.asOf, 1000);
      const more = pager.more();
      request(1).answer(page('cd', 'm2'));
      await more;
      assert.equal(pager.asOf, 1000, 'what came first is as old as that');
      mock.timers.setTime(5000);
      const refreshed = pager.refresh();
      request(2).answer(page('abcd'));
      await refreshed;
      assert.equal(pager.asOf, 5000);
    } finally {
      mock.timers.reset();
    }
  });

  it('loads page after page, each from the marker of the one before', async () => {
    const { pager, requests, request } = scripted();
    const first = pager.first();
    assert.equal(pager.status, 'loading');
    request(0).answer(page('ab', 'm1'));
    await first;
    const second = pager.more();
    request(1).answer(page('cd'));
    await second;
    assert.deepEqual(
      requests.map(({ marker }) => marker),
      [undefined, 'm1'],
    );
    assert.deepEqual(pager.pages, [
      ['a', 'b'],
      ['c', 'd'],
    ]);
    assert.equal(pager.done, true);
    await pager.more();
    await pager.first();
    assert.equal(requests.length, 2, 'nothing is asked for after the end');
  });

  it('shares the request under way', async () => {
    const { pager, requests, request } = scripted();
    const all = Promise.all([pager.first(), pager.first(), pager.more()]);
    request(0).answer(page('a'));
    await all;
    assert.equal(requests.length, 1);
  });

  it('keeps what is loaded and the marker when a page fails, and retries from there', async () => {
    const { pager, request, failures } = scripted();
    let step = pager.first();
    request(0).answer(page('ab', 'm1'));
    await step;
    step = pager.more();
    request(1).answer(new GlacierError('network', 'The line is cut.'));
    await step;
    assert.equal(pager.status, 'failed');
    assert.equal(pager.error?.kind, 'network');
    assert.equal(failures.length, 1);
    assert.equal(pager.count, 2);
    await pager.first();
    assert.equal(pager.status, 'failed', 'drawing the list again does not retry');
    step = pager.more();
    assert.equal(request(2).marker, 'm1');
    request(2).answer(page('c'));
    await step;
    assert.equal(pager.status, 'ready');
    assert.equal(pager.error, undefined);
    assert.deepEqual(pager.pages.flat(), ['a', 'b', 'c']);
  });

  it('passes empty pages on the way and ends on an empty last one', async () => {
    const { pager, request } = scripted();
    const step = pager.first();
    request(0).answer(page('', 'm1'));
    await settle();
    request(1).answer(page('', 'm2'));
    await settle();
    request(2).answer(page('a', 'm3'));
    await step;
    assert.deepEqual(pager.pages, [['a']]);
    const last = pager.more();
    assert.equal(request(3).marker, 'm3');
    request(3).answer(page(''));
    await last;
    assert.equal(pager.done, true);
    assert.deepEqual(pager.pages, [['a']]);
  });

  it('gives up on a service that sends empty pages without end', async () => {
    let requests = 0;
    const pager = new Pager<string>({
      fetch: async () => ({ items: [], marker: `m${requests++}` }),
      keyOf: (item) => item,
      onChange: () => {},
    });
    await pager.first();
    assert.equal(pager.error?.kind, 'badResponse');
    assert.ok(requests < 50, `${requests} requests`);
  });

  for (const [name, markers] of [
    ['repeats', ['A', 'A']],
    ['goes in a circle', ['A', 'B', 'A']],
  ] as const) {
    it(`stops when a marker ${name}`, async () => {
      let requests = 0;
      const pager = new Pager<string>({
        fetch: async () => ({
          items: [`item ${requests}`],
          marker: markers[requests++ % markers.length] ?? '',
        }),
        keyOf: (item) => item,
        onChange: () => {},
      });
      await pager.loadAll(new AbortController().signal);
      assert.equal(pager.error?.kind, 'badResponse');
      assert.equal(requests, markers.length);
      assert.equal(pager.count, markers.length - 1, 'the pages before it stay');
    });
  }

  it('drops duplicates of an earlier page or of the same one', async () => {
    const dropped: string[] = [];
    const pages = [page('aab', 'm1'), page('bc')];
    const pager = new Pager<string>({
      fetch: async () => pages.shift() ?? page(''),
      keyOf: (item) => item,
      onChange: () => {},
      onDuplicate: (key) => dropped.push(key),
    });
    await pager.loadAll(new AbortController().signal);
    assert.deepEqual(pager.pages.flat(), ['a', 'b', 'c']);
    assert.deepEqual(dropped, ['a'], 'told once, however many there are');
  });

  it('refuses a list that is longer than it can be', async () => {
    const { pager, request } = scripted();
    const step = pager.first();
    request(0).answer(page('abcdefghijk'));
    await step;
    assert.equal(pager.error?.kind, 'badResponse');
    assert.equal(pager.count, 0);
  });
});

describe('Pager.refresh', () => {
  it('reads as much as was loaded, showing the old items until all of it is there', async () => {
    const { pager, request } = scripted();
    let step = pager.first();
    request(0).answer(page('ab', 'm1'));
    await step;
    step = pager.more();
    request(1).answer(page('cd', 'm2'));
    await step;
    step = pager.refresh();
    assert.equal(request(2).marker, undefined);
    request(2).answer(page('ax', 'n1'));
    await settle();
    assert.deepEqual(pager.pages.flat(), ['a', 'b', 'c', 'd']);
    assert.equal(request(3).marker, 'n1');
    request(3).answer(page('yz', 'n2'));
    await step;
    assert.deepEqual(pager.pages.flat(), ['a', 'x', 'y', 'z']);
    assert.equal(pager.done, false);
  });

  it('drops a page that was under way, and its waiters wait for the refresh', async () => {
    const { pager, request } = scripted();
    let resolved = false;
    const first = pager.first().then(() => (resolved = true));
    const refreshed = pager.refresh();
    assert.equal(request(0).signal.aborted, true);
    request(0).answer(page('old'));
    await settle();
    assert.equal(resolved, false);
    request(1).answer(page('n'));
    await Promise.all([first, refreshed]);
    assert.deepEqual(pager.pages.flat(), ['n']);
  });

  it('keeps everything when it fails, and tries the refresh again', async () => {
    const { pager, request } = scripted();
    let step = pager.first();
    request(0).answer(page('ab'));
    await step;
    step = pager.refresh();
    request(1).answer(new Error('broken'));
    await step;
    assert.equal(pager.refreshFailed, true);
    assert.deepEqual(pager.pages.flat(), ['a', 'b']);
    step = pager.more();
    assert.equal(request(2).marker, undefined);
    request(2).answer(page('abc'));
    await step;
    assert.deepEqual(pager.pages.flat(), ['a', 'b', 'c']);
  });
});

describe('Pager.loadAll', () => {
  it('stops when cancelled, keeps what came and goes on from there', async () => {
    const { pager, requests, request } = scripted();
    const abort = new AbortController();
    const all = pager.loadAll(abort.signal);
    request(0).answer(page('ab', 'm1'));
    await settle();
    assert.equal(request(1).marker, 'm1');
    abort.abort();
    await all;
    assert.equal(request(1).signal.aborted, true);
    assert.equal(pager.status, 'ready');
    assert.equal(pager.error, undefined, 'a cancellation is not a failure');
    assert.deepEqual(pager.pages.flat(), ['a', 'b']);
    const again = pager.loadAll(new AbortController().signal);
    assert.equal(request(2).marker, 'm1');
    request(2).answer(page('c'));
    await again;
    assert.equal(requests.length, 3);
    assert.deepEqual(pager.pages.flat(), ['a', 'b', 'c']);
  });

  it('asks for nothing when it is cancelled before it begins', async () => {
    const { pager, requests } = scripted();
    await pager.loadAll(AbortSignal.abort());
    assert.equal(requests.length, 0);
  });

  it('drops a page that arrives although its request was cancelled', async () => {
    const late = Promise.withResolvers<Page<string>>();
    const pager = new Pager<string>({ fetch: () => late.promise, keyOf: (item) => item, onChange: () => {} });
    const step = pager.first();
    pager.cancel();
    late.resolve(page('ab', 'm1'));
    await step;
    assert.equal(pager.count, 0);
    assert.equal(pager.status, 'idle');
  });

  it('drops what arrives after dispose', async () => {
    const { pager, request, changes } = scripted();
    const step = pager.first();
    pager.dispose();
    const before = changes();
    request(0).answer(page('a'));
    await step;
    assert.equal(pager.count, 0);
    assert.equal(changes(), before);
  });
});
