import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../host/chromium.ts';
import { unwatchPage, watchPage } from '../host/evidence.ts';
import { openPanelPage, type PanelPage, type PanelPageOptions } from './panelPage.ts';
import type { WebviewPage } from './webviewPage.ts';

/**
 * For a suite that needs pages: opens one at a time in a browser of its own. A test fails if anything was logged or if
 * its page tried what the policy forbids. The page stays until the next one, for a picture of it where the test failed.
 */
export function usePages<Page extends WebviewPage, Options>(
  openPage: (browser: Browser, options: Options) => Promise<Page>,
): (options: Options) => Promise<Page> {
  let browser: Browser;
  let open: Page | undefined;

  const close = async () => {
    if (!open) return;
    await unwatchPage(open.page);
    await open.close();
    open = undefined;
  };
  before(async () => {
    browser = await launchChromium();
  });
  afterEach(() => {
    const complaints = open?.complaints.splice(0);
    assert.deepEqual(complaints ?? [], [], 'nothing was logged, and nothing the policy forbids was tried');
  });
  after(async () => {
    await close();
    await browser.close();
  });

  return async (options) => {
    await close();
    open = await openPage(browser, options);
    watchPage(open.page);
    return open;
  };
}

/** The same for pages of the parts panel. */
export function usePanelPages(): (options: PanelPageOptions) => Promise<PanelPage> {
  return usePages(openPanelPage);
}
