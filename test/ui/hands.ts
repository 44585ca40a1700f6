import type { Locator, Page } from 'playwright-core';
import { waitFor } from '../host/waitFor.ts';
import * as ui from './window.ts';

/** A way to use the window. */
export interface Hand {
  readonly name: string;
  /** Expands a row of the tree. */
  expand(page: Page, row: string): Promise<void>;
  /** Chooses an entry of the context menu of a row. */
  choose(page: Page, row: string, entry: string): Promise<void>;
  /** Runs a command of the palette. */
  run(page: Page, command: string): Promise<void>;
  /** Answers a file dialog. */
  answer(page: Page, path: string): Promise<void>;
  /** Presses a button of the message that has this text. */
  press(page: Page, message: string, button: string): Promise<void>;
}

/** As a person does who has a mouse. */
export const mouse: Hand = {
  name: 'by mouse',
  expand: ui.expand,
  choose: async (page, row, entry) => ui.chooseFromMenu(page, await ui.scrollTo(page, row), entry),
  run: ui.runCommand,
  answer: ui.answerDialog,
  press: async (page, message, button) => {
    await ui.waitForMessage(page, message);
    await messageWith(page, message).getByRole('button', { name: button, exact: true }).click();
  },
};

/** As a person does who uses nothing but the keyboard. */
export const keys: Hand = {
  name: 'with keys only',
  expand: async (page, row) => {
    const expanded = ui.row(page, row).and(page.locator('[aria-expanded="true"]'));
    // VS Code drops a key on a row that it is drawing anew.
    await waitFor(`${row} to be expanded`, async () => {
      await goToRow(page, row);
      if ((await expanded.count()) === 0) await page.keyboard.press('ArrowRight');
      return ui.isShown(expanded);
    });
  },
  choose: async (page, row, entry) => {
    await goToRow(page, row);
    await page.keyboard.press('Shift+F10');
    const item = page.getByRole('menuitem', { name: entry, exact: true });
    await item.waitFor();
    await pressUntil(page, 'ArrowDown', item.and(page.locator('.focused > *, :focus')));
    await page.keyboard.press('Enter');
    await item.waitFor({ state: 'hidden' });
  },
  run: ui.runCommand,
  answer: async (page, path) => {
    const dialog = page.locator('.quick-input-widget:visible');
    const ok = dialog.getByRole('button', { name: /^(OK|Select|Verify)/ }).first();
    const [input, focus] = [ui.quickInput(page), page.locator(':focus')];
    await ok.waitFor();
    await ui.fileDialog(page).waitFor();
    // The dialog takes no answer while it lists a folder, and puts back its own path when it has. Enter would take the
    // active entry of the list, which is another folder until then.
    await waitFor('the dialog to take the path', async () => {
      if (!(await ok.isVisible())) return true;
      const value = await input.inputValue({ timeout: 1000 }).catch(() => path);
      const next = value === path ? ok : input;
      if ((await next.and(focus).count()) === 0) {
        await page.keyboard.press('Tab');
      } else if (next === input) {
        await page.keyboard.press('Control+a');
        await page.keyboard.insertText(path);
      } else {
        await page.keyboard.press('Enter');
        await ok.waitFor({ state: 'hidden', timeout: 1000 }).catch(() => {});
      }
      return undefined;
    });
  },
  press: async (page, message, button) => {
    await waitFor(`the message "${message}"`, async () => {
      if (await messageWith(page, message).isVisible()) return true;
      await ui.runCommand(page, 'Notifications: Show Notifications');
      return undefined;
    });
    const target = messageWith(page, message).getByRole('button', { name: button, exact: true });
    await pressUntil(page, 'Tab', target.and(page.locator(':focus')));
    await page.keyboard.press('Enter');
  },
};

/** A message in the list of messages. */
function messageWith(page: Page, text: string): Locator {
  return page.locator('.notifications-center .notification-list-item').filter({ hasText: text }).first();
}

/** Presses a key until what has the focus is there. */
async function pressUntil(page: Page, key: string, focused: Locator): Promise<void> {
  await waitFor(`${key} to lead to ${String(focused)}`, async () => {
    if ((await focused.count()) > 0) return true;
    await page.keyboard.press(key);
    return undefined;
  });
}

/** Moves the focus of the tree to a row, by the beginning of its name. */
async function goToRow(page: Page, name: string): Promise<void> {
  const focusedTree = ui.tree(page).and(page.locator(':focus'));
  // A tree that is just getting its first rows does not keep the focus.
  if ((await focusedTree.count()) === 0)
    await ui.runCommandUntil(page, 'Glacier: Focus on Vaults View', focusedTree);
  const focused = ui.tree(page).locator('.monaco-list-row.focused');
  const label = () => focused.getAttribute('aria-label', { timeout: 500 }).catch(() => null);
  await page.keyboard.press('Home');
  await waitFor(`the row "${name}"`, async () => {
    const before = await label();
    if (before?.startsWith(name)) return true;
    await page.keyboard.press('ArrowDown');
    const moved = async () => ((await label()) === before ? undefined : true);
    // A tree that is drawn anew moves its rows; from its end the way begins again.
    if (!(await waitFor('another row', moved, { timeout: 1000, interval: 10 }).catch(() => false)))
      await page.keyboard.press('Home');
    return undefined;
  });
}
