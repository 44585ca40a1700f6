import type { Page } from 'playwright-core';
import { makeHome } from '../aws/home.ts';
import { openWorkbench } from '../host/workbench.ts';
import { openView } from '../ui/window.ts';
import { median } from './median.ts';
import { figure, type Results } from './report/figure.ts';

/*
 * How long Add Connection… takes to show its list where the AWS files have 5,000 profiles: from the click to the first
 * row in sight, in a real window. Beside it a home with three profiles, for what the window itself takes.
 */

const runs = 5;

/** Milliseconds, of the slowest opening: also the first, which loads the code, is to be within it. */
const limit = 300;

export async function* benchProfiles(): Results {
  const few = await openings(3);
  const many = await openings(5000);
  const comparison = { unit: 'ms', comparedTo: 'the same with 3 profiles' } as const;
  yield figure({
    what: 'Add Connection, 5,000 profiles: click to first row',
    ours: median(many),
    ...comparison,
    theirs: median(few),
    how: `medians of ${runs} openings`,
  });
  yield figure({
    what: 'Add Connection, 5,000 profiles: the slowest',
    ours: Math.max(...many),
    ...comparison,
    theirs: Math.max(...few),
    limit: { of: 'ours', most: limit },
    how: `most of ${runs} openings; the first loads the code`,
  });
}

async function openings(count: number): Promise<number[]> {
  const home = makeHome();
  const profiles = Array.from({ length: count }, (_, i) => [
    `[profile team-${i}]`,
    'role_arn = arn:aws:iam::111122223333:role/reader',
    'source_profile = base',
    'region = eu-central-1',
  ]);
  home.config(...profiles.flat());
  const window = await openWorkbench({ env: home.env });
  const { page } = window;
  try {
    await openView(page);
    const button = page.locator('.welcome-view-content').getByRole('button', { name: 'Add Connection…' });
    await button.waitFor();
    await openPalette(page);
    const times: number[] = [];
    for (let i = 0; i < runs; i++) {
      times.push(
        await page.evaluate(async () => {
          const element = [
            ...document.querySelectorAll<HTMLElement>('.welcome-view-content .monaco-button'),
          ][0];
          const started = performance.now();
          element?.click();
          const inSight = '.quick-input-widget:not(.quick-input-widget-closing) .monaco-list-row';
          while (!document.querySelector<HTMLElement>(inSight)?.offsetParent)
            await new Promise((painted) => requestAnimationFrame(painted));
          return Math.round(performance.now() - started);
        }),
      );
      await page.keyboard.press('Escape');
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    }
    return times;
  } finally {
    await window.close();
    home.remove();
  }
}

/** Opens VS Code's palette once, so that what VS Code itself loads for its first list is not counted. */
async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}
