import type { Locator, Page } from 'playwright-core';
import { join } from 'node:path';
import type { WindowWorld } from './world.ts';

/*
 * What a person does with whatever asks something: a dialog, a list to choose from, a question for a text, a file dialog,
 * a message with buttons.
 */

const soon = { timeout: 1000 };

/** Answers what is open, at random; says what that was. */
export async function answer(world: WindowWorld): Promise<string | undefined> {
  const { page } = world.window;
  const dialog = page.locator('.monaco-dialog-box');
  if (await dialog.isVisible()) return answerDialog(world, dialog);
  const input = page.locator('.quick-input-widget');
  if (await input.isVisible()) return answerInput(world, input);
  return undefined;
}

/** Takes the first button, which goes ahead, more often than others. */
async function answerDialog({ random }: WindowWorld, dialog: Locator): Promise<string> {
  const buttons = dialog.locator('.monaco-button');
  const count = await buttons.count();
  const chosen = buttons.nth(random.below(3) > 0 ? 0 : random.below(Math.max(1, count)));
  await chosen.click(soon);
  return 'dialog';
}

async function answerInput(world: WindowWorld, input: Locator): Promise<string> {
  const { random, window } = world;
  const { keyboard } = window.page;
  const action = input.locator('.quick-input-action .monaco-button').filter({ visible: true }).first();
  if (random.below(8) === 0) {
    await keyboard.press('Escape');
    return 'input left';
  }
  if (await action.isVisible()) {
    await input.locator('.quick-input-box input').fill(pathFor(world, await action.innerText(soon)), soon);
    await action.click(soon);
    return 'file dialog';
  }
  for (let down = random.below(3); down > 0; down--) await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  return 'input';
}

/** Where a file dialog leads, by its button. */
function pathFor({ random, file, folder }: WindowWorld, button: string): string {
  if (button.startsWith('Search')) return folder;
  if (/^(Save|Export)/.test(button)) return join(folder, `out-${random.below(1000)}.txt`);
  return random.below(5) > 0 ? file : '/nonexistent/file';
}

/** Presses a button of the messages that are there. */
export async function answerMessage(page: Page, { random }: WindowWorld): Promise<void> {
  const buttons = page.locator('.notification-list-item .monaco-button:visible');
  const count = await buttons.count();
  if (count > 0) await buttons.nth(random.below(count)).click(soon);
}
