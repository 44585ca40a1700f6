import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { withoutAws } from './environment.ts';
import * as ui from './window.ts';

/*
 * The host from npm lacks VS Code's native logger, so the log is a document there; in a VS Code that writes the output
 * channel the same lines are in that.
 */

describe('the log', () => {
  let window: Workbench;

  before(async () => {
    window = await openWorkbench({ env: withoutAws });
    await ui.openView(window.page);
    await ui.runCommand(window.page, 'Glacier: Open Sample Account');
    await ui.row(window.page, 'archive-2026').waitFor();
  });

  after(() => window.close());

  it('shows what was done, with the time of each, and no requests', async () => {
    const { page } = window;
    await ui.runCommand(page, 'Glacier: Show Log');
    await line(page, '[info] command glacier.openSampleAccount').waitFor();
    await line(page, '[info] command glacier.showLog').waitFor();
    const shown = await shownIn(page);
    assert.match(shown, /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \[info\] command glacier\.openSampleAccount/);
    assert.doesNotMatch(shown, /ListVaults/);
    await ui.picture(page, 'log');
  });

  it('shows what comes while it is open, in its order', async () => {
    const { page } = window;
    await ui.runCommand(page, 'Glacier: Close Sample Account');
    await line(page, '[info] command glacier.closeSampleAccount').waitFor();
    const [, open, close] = /(openSampleAccount)[^]*(closeSampleAccount)/.exec(await shownIn(page)) ?? [];
    assert.deepEqual([open, close], ['openSampleAccount', 'closeSampleAccount']);
  });

  it('has a line for each request at the level that the README names', async () => {
    const { page } = window;
    await ui.runCommand(page, 'Developer: Set Log Level...');
    await ui.pick(page, 'Glacier');
    await ui.pick(page, 'Debug');
    await ui.runCommand(page, 'Glacier: Open Sample Account');
    await line(page, '[debug] Sample account: ListVaults · 200').waitFor();
  });

  it('begins anew with the window', async () => {
    const { page } = window;
    await ui.reloadWindow(page);
    await ui.openView(page);
    await ui.runCommand(page, 'Glacier: Show Log');
    await line(page, '[info] command glacier.showLog').waitFor();
    assert.doesNotMatch(await shownIn(page), /openSampleAccount/);
  });
});

/** The lines of the log that are in sight. */
function log(page: Page): Locator {
  return page.locator('.monaco-editor .view-lines').filter({ hasText: 'glacier.showLog' });
}

/** VS Code draws blanks as no-break spaces. */
async function shownIn(page: Page): Promise<string> {
  return (await log(page).innerText()).replaceAll('\u00a0', ' ');
}

function line(page: Page, text: string): Locator {
  return log(page).locator('.view-line').filter({ hasText: text }).first();
}
