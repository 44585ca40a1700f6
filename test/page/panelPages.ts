import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../host/chromium.ts';
import { openPanelPage, type PanelPage, type PanelPageOptions } from './panelPage.ts';

/**
 * For a suite that needs pages: opens one at a time in a browser of its own, and closes it after the test, which fails
 * if anything was logged or if the page tried what its policy forbids.
 */
export function usePanelPages(): (options: PanelPageOptions) => Promise<PanelPage> {
  let browser: Browser;
  let open: PanelPage | undefined;

  before(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    const complaints = open?.complaints;
    await open?.close();
    open = undefined;
    assert.deepEqual(complaints ?? [], [], 'nothing was logged, and nothing the policy forbids was tried');
  });
  after(() => browser.close());

  return async (options) => {
    open = await openPanelPage(browser, options);
    return open;
  };
}
