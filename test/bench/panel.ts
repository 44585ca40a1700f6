import type { Page } from 'playwright-core';
import { launchChromium } from '../host/chromium.ts';
import { openPanelPage } from '../page/panelPage.ts';
import { parts } from '../page/uploads.ts';
import { median } from './median.ts';

const count = 10_000;

/** Milliseconds from the data's arrival to the first rows' paint, and for 95 % of frames while scrolling. */
const limits = { paint: 100, frame: 16.7, rows: 120, heap: 40 * 2 ** 20 };

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
 * elements they take and how much memory. Prints the figures; true when all are within the limits.
 */
export async function benchPanel(): Promise<boolean> {
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

    const slow = median(turns.map(({ work }) => percentile(work, 95)));
    const usual = median(turns.map(({ work }) => percentile(work, 50)));
    const apart = median(turns.map(({ intervals }) => percentile(intervals, 95)));
    const mostRows = Math.max(...turns.map((turn) => turn.mostRows));
    console.log(
      [
        `Panel with ${count} rows: first rows painted ${paint.toFixed(0)} ms after the data (limit ${limits.paint})`,
        `scrolling through in ${frames} frames: 95 % took at most ${slow.toFixed(1)} ms (limit ${limits.frame}), half ` +
          `at most ${usual.toFixed(1)}; 95 % came within ${apart.toFixed(1)} ms of the one before ` +
          `(medians of ${passes} passes)`,
        `at most ${mostRows} row elements (limit ${limits.rows})`,
        `heap ${(heap / 2 ** 20).toFixed(1)} MiB more than without rows (limit ${limits.heap / 2 ** 20})`,
      ].join('\n  '),
    );
    return paint < limits.paint && slow < limits.frame && mostRows <= limits.rows && heap < limits.heap;
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
