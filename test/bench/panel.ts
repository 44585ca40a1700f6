import type { Page } from 'playwright-core';
import { launchChromium } from '../host/chromium.ts';
import { openPanelPage } from '../page/panelPage.ts';
import { parts } from '../page/uploads.ts';
import { median } from './median.ts';
import { figure, type Results } from './report/figure.ts';

const count = 10_000;

/** Milliseconds from the data's arrival to the first rows' paint, and for 95 % of frames while scrolling; elements; MiB. */
const limits = { paint: 100, frame: 16.7, rows: 120, heap: 40 };

/** Animation frames to scroll from top to bottom in. */
const frames = 600;

const passes = 5;

interface Scrolled {
  /** Milliseconds from the beginning of each frame to the end of its painting. */
  readonly work: number[];
  /** Milliseconds from the beginning of each frame to that of the next. */
  readonly intervals: number[];
  readonly mostRows: number;
}

/**
 * The parts panel's page with 10,000 rows in Chromium: how soon rows are there, how smoothly they scroll, how many
 * elements they take and how much memory.
 */
export async function* benchPanel(): Results {
  const browser = await launchChromium();
  try {
    const empty = await openPanelPage(browser, { service: { all: [] } });
    await empty.page.locator('.count', { hasText: 'No parts' }).waitFor();
    const heapBefore = await usedHeap(empty.page);
    await empty.close();

    const { page, close } = await openPanelPage(browser, { service: { all: parts(count) }, loaded: true });
    await page.addInitScript(timeFirstPaint);
    await page.reload();
    await page.waitForFunction(() => 'painted' in window);
    const paint = await page.evaluate(() => (window as unknown as { painted: number }).painted);
    const turns: Scrolled[] = [];
    for (let turn = 0; turn < passes; turn++) turns.push(await page.evaluate(scrollThrough, frames));
    const heap = (await usedHeap(page)) - heapBefore;
    await close();

    const rows = `${count.toLocaleString('en-US')} rows`;
    yield figure({
      what: `From data of ${rows} to the first rows painted`,
      ours: paint,
      unit: 'ms',
      limit: { of: 'ours', most: limits.paint },
      how: 'once',
    });
    const how = `${frames} frames from top to bottom, median of ${passes} passes`;
    yield figure({
      what: `Scrolling ${rows}: 95 % of frames take at most`,
      ours: median(turns.map(({ work }) => percentile(work, 95))),
      unit: 'ms',
      limit: { of: 'ours', most: limits.frame },
      how,
    });
    yield figure({
      what: `Scrolling ${rows}: half of frames take at most`,
      ours: median(turns.map(({ work }) => percentile(work, 50))),
      unit: 'ms',
      how,
    });
    yield figure({
      what: `Scrolling ${rows}: 95 % of frames come within`,
      ours: median(turns.map(({ intervals }) => percentile(intervals, 95))),
      unit: 'ms',
      how,
    });
    yield figure({
      what: `Scrolling ${rows}: elements of rows at once`,
      ours: Math.max(...turns.map(({ mostRows }) => mostRows)),
      unit: 'rows',
      limit: { of: 'ours', most: limits.rows },
      how: `most of ${passes} passes`,
    });
    yield figure({
      what: `Heap with ${rows}, beyond that with none`,
      ours: heap / 2 ** 20,
      unit: 'MiB',
      limit: { of: 'ours', most: limits.heap },
      how: 'once, garbage collected',
    });
  } finally {
    await browser.close();
  }
}

/** Bytes that are in use by scripts once what is not needed is gone. */
async function usedHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

/** Runs in the page before its own script, and so hears of the data first. */
function timeFirstPaint(): void {
  const isData = (data: unknown) =>
    typeof data === 'object' &&
    data !== null &&
    'pages' in data &&
    Array.isArray(data.pages) &&
    data.pages.length > 0;
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!isData(data) || 'painted' in window) return;
    const start = performance.now();
    const look = () => {
      if (!document.querySelector('.body .row.part')) {
        requestAnimationFrame(look);
        return;
      }
      // A message that is sent from a frame comes when that frame is painted.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => Object.assign(window, { painted: performance.now() - start }));
      port1.start();
      port2.postMessage('painted');
    };
    requestAnimationFrame(look);
  });
}

/** Runs in the page. */
async function scrollThrough(frames: number): Promise<Scrolled> {
  const grid = document.querySelector('.grid');
  const body = document.querySelector('.body');
  if (!grid || !body) throw new Error('The page has no table.');
  const [work, intervals]: [number[], number[]] = [[], []];
  let [mostRows, last] = [0, 0];
  const { port1, port2 } = new MessageChannel();
  let began = 0;
  port1.addEventListener('message', () => work.push(performance.now() - began));
  port1.start();
  const step = (grid.scrollHeight - grid.clientHeight) / frames;
  for (let frame = 0; frame <= frames; frame++) {
    await new Promise<void>((resolve) => {
      requestAnimationFrame((time) => {
        began = time;
        if (last > 0) intervals.push(time - last);
        last = time;
        grid.scrollTop = frame * step;
        mostRows = Math.max(mostRows, body.childElementCount + 1);
        port2.postMessage('painted');
        resolve();
      });
    });
  }
  return { work, intervals, mostRows };
}
