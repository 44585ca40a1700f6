import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { makeTempFolder, removeTempFolder } from '../host/tempFolder.ts';
import { projectRoot } from '../host/project.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import * as ui from '../ui/window.ts';

/*
 * The pictures of the README, made from the sample account, so that they never grow old: `npm run screenshots`. With
 * `--review` every theme at every width instead, in out/screenshots, to be looked at.
 */

const isReview = process.argv.includes('--review');
const folder = isReview ? join(projectRoot, 'out', 'screenshots') : join(projectRoot, 'media');

const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
};

/** Sizes of windows; at twice the size of everything there is room for half of it. */
const sizes = {
  wide: { width: 1440, height: 900 },
  medium: { width: 800, height: 800 },
  narrow: { width: 400, height: 800 },
  zoomed: { width: 720, height: 450 },
};

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const temp = makeTempFolder();
  const window = await openWorkbench({
    settings: { 'glacier.openSampleAccount': true },
    ...(isReview ? sizes.wide : { width: 1280, height: 720 }),
  });
  try {
    await openParts(window, join(temp, 'glacier-sample.bin'));
    await takeAll(window, 'parts', 'dark');
    await askToResume(window);
    await takeAll(window, 'resume', 'light');
    await window.page.keyboard.press('Escape');
    await openUploads(window);
    await takeAll(window, 'uploads', 'light');
  } finally {
    await window.close();
    await removeTempFolder(temp);
  }
}

/** The tree beside the parts panel of an upload that was verified against its file. */
async function openParts({ page }: Workbench, file: string): Promise<void> {
  await ui.openView(page);
  await ui.expand(page, 'damaged-uploads');
  await ui.runCommandUntil(page, 'Glacier: Save Sample File…', ui.fileDialog(page));
  await ui.answerDialog(page, file);
  await ui.chooseFromMenu(page, ui.row(page, 'glacier-sample.bin'), 'Verify Local File…');
  await ui.answerDialog(page, file);
  await ui.waitForMessage(page, /glacier-sample\.bin/);
  await page.getByRole('button', { name: 'Show Parts' }).first().click();
  await ui.panel(page).locator('.verification').first().waitFor();
  await ui.expand(page, 'glacier-sample.bin');
}

/** The question before parts are sent, beside the parts that it is about. */
async function askToResume({ page }: Workbench): Promise<void> {
  await ui.chooseFromMenu(page, ui.row(page, 'glacier-sample.bin'), 'Resume Upload…');
  await ui.pick(page, 'file glacier-sample.bin');
  await page.getByRole('dialog').getByText('Send 6 MiB of glacier-sample.bin').waitFor();
}

async function openUploads({ page, control }: Workbench): Promise<void> {
  await control.runCommand('notifications.clearAll');
  await ui.runCommandUntil(
    page,
    'Glacier: Show Unfinished Uploads',
    ui.panel(page).getByRole('button', { name: 'Refresh' }),
  );
  await ui.panel(page).getByRole('button', { name: 'Count Parts…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Count Parts' }).click();
  // The largest, and then the last.
  await ui.panel(page).getByText('10,000', { exact: true }).first().waitFor();
  await ui.panel(page).getByRole('button', { name: 'Count Parts…' }).waitFor();
  // No row is under the pointer.
  await page.mouse.move(0, 0);
}

/** `ofReadme` is the theme of the README's picture. */
async function takeAll(
  { page, control }: Workbench,
  scene: string,
  ofReadme: keyof typeof themes,
): Promise<void> {
  await control.runCommand('notifications.clearAll');
  for (const [name, theme] of Object.entries(themes)) {
    if (!isReview && name !== ofReadme) continue;
    await control.changeSettings({ 'workbench.colorTheme': theme });
    await ui
      .panel(page)
      .locator(`body.${bodyClass(name)}`)
      .waitFor();
    if (!isReview) await take(page, `${scene}-${name}`);
    else
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport);
        await take(page, `${scene}-${name}-${size}`);
      }
    await page.setViewportSize(isReview ? sizes.wide : { width: 1280, height: 720 });
  }
}

/** As VS Code names the kinds of themes in a webview. */
function bodyClass(theme: string): string {
  if (theme === 'hc-dark') return 'vscode-high-contrast';
  return theme === 'hc-light' ? 'vscode-high-contrast-light' : `vscode-${theme}`;
}

async function take(page: Page, name: string): Promise<void> {
  // What a window of another size shows is drawn once its layout has settled.
  await page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 300))),
      ),
  );
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  console.log(join(folder, `${name}.png`));
}

await main();
