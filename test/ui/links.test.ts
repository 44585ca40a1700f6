import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { MiB } from '../../src/core/text/bytes.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { treeHashOf } from '../unit/jobs/files.ts';
import { waitFor } from '../host/waitFor.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { connectionTo } from './environment.ts';
import * as ui from './window.ts';

/*
 * What others wrote is text wherever it shows: whoever may start an upload chooses its description, and VS Code makes
 * links of `[text](command:…)` that run a command. Looked at are the anchors there are, and what a click does.
 */

const command = '[Cancel](command:glacierTest.run)';
const others = '[a](https://evil.example) [b](file:///etc/passwd) $(trash)';
const asText = command.replace('](', '] (');

describe('links in text of others', () => {
  let emulator: Emulator;
  let window: Workbench;
  let folder: string;

  before(async () => {
    emulator = await startEmulator();
    emulator.seedVault({ name: 'vault' });
    const treeHash = treeHashOf(Buffer.alloc(MiB));
    const parts = Array.from({ length: 120 }, (_, i) => ({
      start: i * MiB,
      end: (i + 1) * MiB - 1,
      treeHash,
    }));
    emulator.seedUpload('vault', { description: command, partSize: MiB, parts });
    emulator.seedUpload('vault', { description: `${others} https://evil.example`, partSize: MiB, parts: [] });
    const { env, settings } = connectionTo(emulator);
    window = await openWorkbench({ env, settings: { ...settings, 'workbench.hover.delay': 100 } });
    folder = join(window.host.dataDir, 'files');
    mkdirSync(folder);
    await ui.openView(window.page);
    await ui.useEndpoint(window.page);
  });

  after(async () => {
    await window.close();
    await emulator.stop();
  });

  it('are text in the tree and in tooltips', async () => {
    const { page } = window;
    await ui.expand(page, 'vault');
    await ui.row(page, '[Cancel](command').waitFor();
    await ui.row(page, '[a](https').waitFor();
    await isText(ui.tree(page));
    for (const name of ['[Cancel](command', '[a](https']) {
      const tooltip = page.locator('.monaco-hover:visible').filter({ hasText: 'Upload ID' });
      // A row that is drawn anew under the mouse shows none.
      await waitFor('the tooltip', async () => {
        await page.mouse.move(700, 400);
        await ui.row(page, name).hover();
        const shown = tooltip.getByText(name).first().waitFor({ timeout: 2000 });
        return shown.then(
          () => true,
          () => undefined,
        );
      });
      await isText(tooltip);
      await page.mouse.move(700, 400);
      await tooltip.waitFor({ state: 'hidden' });
    }
  });

  it('are text in progress, where a click on one runs nothing', async () => {
    const { page } = window;
    const held = emulator.inject({ operation: 'ListParts', after: 1, fault: { kind: 'hold' } });
    await ui.chooseFromMenu(page, ui.row(page, '[Cancel](command'), 'Load All Parts');
    await held.struck;
    await ui.waitForMessage(page, `Loading parts of ${asText}`);
    await ui.picture(page, 'links-progress');
    await isTextAndDoesNothing(messages(), asText);
    await page.locator('.notifications-center').getByRole('button', { name: 'Cancel' }).click();
    // Only then has the extension heard of it: with an answer before that it would load on.
    await ui.waitForMessageToGo(page, `Loading parts of ${asText}`);
    held.dispose();
  });

  it('are text in what the service says went wrong, which is one line of the log', async () => {
    const { page } = window;
    const logged: string[] = [];
    page.on('console', (line) => logged.push(line.text()));
    const text = `${command} ${others}\n2026-01-01 00:00:00.000 [error] forged`;
    const fault = { kind: 'error', status: 400, code: 'Strange', message: text } as const;
    const injected = emulator.inject({ operation: 'ListParts', times: 100, fault });
    await ui.chooseFromMenu(page, ui.row(page, '[Cancel](command'), 'Load All Parts');
    await ui.waitForMessage(page, asText);
    await ui.picture(page, 'links-error');
    await isTextAndDoesNothing(messages(), asText);
    await page.keyboard.press('Escape');
    const lines = await waitFor('the log', () => {
      const found = logged.filter((line) => line.includes('forged'));
      return found.length > 0 ? found : undefined;
    });
    for (const line of lines) assert.doesNotMatch(line, /\n.*forged/);
    injected.dispose();
    await ui.expand(page, '[a](https');
    const vaults = emulator.inject({ operation: 'ListVaults', times: 100, fault });
    await ui.runCommand(page, 'Glacier: Reconnect');
    const message = page.locator('.part.sidebar .message');
    await message.getByText('[Cancel]').waitFor();
    await isTextAndDoesNothing(message, '[Cancel]');
    await isText(ui.tree(page));
    vaults.dispose();
    await ui.runCommand(page, 'Glacier: Reconnect');
    await ui.expand(page, 'vault');
  });

  it('are text in picks, with no icon drawn', async () => {
    const { page } = window;
    // Of the vault, which was selected as it was expanded.
    const list = page.locator('.quick-input-list');
    await ui.runCommandUntil(page, 'List Glacier Parts', list.getByText('$(trash)').first());
    assert.equal(await list.locator('.codicon-trash').count(), 0);
    await isText(page.locator('.quick-input-widget'));
    await ui.picture(page, 'links-pick');
    await page.keyboard.press('Escape');
  });

  it('are text in the names of files, and in the questions about them', async () => {
    const { page } = window;
    const file = join(folder, command);
    writeFileSync(file, Buffer.alloc(MiB));
    await ui.runCommandUntil(page, 'Glacier: Compute Tree Hash…', ui.fileDialog(page));
    await ui.answerDialog(page, file);
    const widget = page.locator('.quick-input-widget:visible');
    await widget.getByText(asText).first().waitFor();
    await isText(widget);
    await page.keyboard.press('Escape');
    await ui.chooseFromMenu(page, ui.row(page, '[Cancel](command'), 'Find Local File…');
    const inner = join(folder, command.replace('Cancel', 'Nothing'));
    mkdirSync(inner);
    await ui.answerDialog(page, inner);
    await ui.waitForMessage(page, '[Nothing] (command:glacierTest.run)');
    await isTextAndDoesNothing(messages(), '[Nothing]');
    await page.keyboard.press('Escape');
  });

  it('are text in the panel, in its tab and in the report as Markdown shows it', async () => {
    const { page } = window;
    const file = join(folder, '[evil](https://evil.example).bin'.replaceAll('/', '∕'));
    writeFileSync(file, Buffer.alloc(3 * MiB));
    await ui.chooseFromMenu(page, ui.row(page, '[Cancel](command'), 'List Glacier Parts');
    const panel = ui.panel(page);
    await panel.getByRole('heading', { name: command }).waitFor();
    await panel.getByRole('button', { name: 'Verify Local File…' }).click();
    await ui.answerDialog(page, file);
    const question = page.getByRole('dialog');
    await question.getByText(/evil\.example\)\.bin has 3 MiB/).waitFor();
    await isText(question);
    await question.getByRole('button', { name: 'Verify Anyway' }).click();
    await panel.getByRole('button', { name: 'Open Report' }).waitFor();
    assert.equal(await panel.locator('a').count(), 0);
    await isText(page.locator('.part.statusbar .statusbar-item-label').filter({ hasText: 'Cancel' }));
    await panel.getByRole('button', { name: 'Open Report' }).click();
    await page.getByRole('tab', { name: /^Preview/ }).waitFor();
    const preview = ui.panel(page);
    await preview.getByText(command).first().waitFor();
    await ui.picture(page, 'links-report');
    const targets = preview.locator('a').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    assert.deepEqual(await targets, []);
    assert.equal(window.control.runs, 0);
  });

  function messages(): Locator {
    return window.page.locator('.notifications-center .notification-list-item-message');
  }

  /** No anchor is in it. */
  async function isText(place: Locator): Promise<void> {
    assert.equal(await place.locator('a[href], a[data-href]').count(), 0);
  }

  async function isTextAndDoesNothing(place: Locator, text: string): Promise<void> {
    await isText(place);
    const found = place.getByText(text).first();
    await found.click({ position: { x: 3, y: 3 } });
    for (const word of await found.locator('a').all()) await word.click();
    assert.equal(window.control.runs, 0, 'a click runs nothing');
  }
});
