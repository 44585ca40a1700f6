import type { Page } from 'playwright-core';

/*
 * A stopwatch in the window itself, so that nothing of the way between this process and the browser is in the time. It
 * begins with the click event, as the browser has stamped it, and ends when the frame that has the row is painted: so up
 * to 17 ms of it are the wait for that frame.
 */

interface Watched {
  clickedAt?: number;
  shownAt?: number;
}

/**
 * From now on the page notes when it was clicked last, and when there is what is found by these selectors, each of which
 * but the last finds a frame to look into. VS Code's webviews have the origin of the window here.
 */
export async function watchFor(page: Page, ...selectors: string[]): Promise<void> {
  await page.evaluate((selectors) => {
    const seen = globalThis as Watched;
    delete seen.shownAt;
    const onClick = (event: Event) => (seen.clickedAt = event.timeStamp);
    addEventListener('click', onClick, true);
    const find = () => {
      let within: Document | null | undefined = document;
      let found: Element | null | undefined;
      for (const selector of selectors) {
        found = within?.querySelector(selector);
        // An element of a frame is no instance of this window's classes.
        within = (found as HTMLIFrameElement | null | undefined)?.contentDocument;
      }
      return found;
    };
    const look = () => {
      if (!find()) {
        requestAnimationFrame(look);
        return;
      }
      removeEventListener('click', onClick, true);
      // A message that is sent from a frame comes when that frame is painted.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => (seen.shownAt = performance.now()));
      port1.start();
      port2.postMessage('painted');
    };
    requestAnimationFrame(look);
  }, selectors);
}

/** Milliseconds from the last click to what is watched for; waits for it. */
export async function timeToRow(page: Page): Promise<number> {
  await page.waitForFunction(() => (globalThis as Watched).shownAt !== undefined);
  return page.evaluate(() => {
    const { clickedAt = NaN, shownAt = NaN } = globalThis as Watched;
    return shownAt - clickedAt;
  });
}
