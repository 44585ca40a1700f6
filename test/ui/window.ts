import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { waitFor } from '../host/waitFor.ts';

const pictures = resolve(import.meta.dirname, '../../out/ui');

/** VS Code's menus, which it draws in a shadow tree. */
const menu = '.monaco-menu, .shadow-root-host';

/** Opens the view by its icon in the activity bar, unless it is open, as then a click would close it. */
export async function openView(page: Page): Promise<void> {
  const icon = page.getByRole('tab', { name: 'Glacier' }).first();
  await icon.waitFor();
  if ((await icon.getAttribute('aria-expanded')) !== 'true') await icon.click();
  await page.getByRole('heading', { name: 'Glacier: Vaults' }).waitFor();
}

/** Agrees to an endpoint that is not AWS's own, as the only connection has one for the first time. */
export async function useEndpoint(page: Page): Promise<void> {
  const agree = page.getByRole('dialog').getByRole('button', { name: 'Allow', exact: true });
  await useButton(row(page, 'Could not load vaults.'), 'Allow Endpoint…', agree);
  await agree.click();
}

/**
 * Clicks a row of the tree until what it leads to is there. VS Code takes a click on a row that it is drawing anew for
 * none; a person would click again.
 */
export async function clickUntil(target: Locator, shown: Locator): Promise<void> {
  await waitFor('what the row leads to', async () => {
    await target.click({ timeout: 2000 }).catch(() => {});
    return isShown(shown);
  });
}

/** Clicks a button on a row of the tree until what it leads to is there. */
export async function useButton(target: Locator, name: string | RegExp, shown: Locator): Promise<void> {
  await waitFor('what the button on the row leads to', async () => {
    await target.hover({ timeout: 2000 }).catch(() => {});
    const button = target.getByRole('button', { name });
    await button.click({ timeout: 2000 }).catch(() => {});
    return isShown(shown);
  });
}

/** Whether it is there soon; undefined when not. */
export function isShown(shown: Locator): Promise<true | undefined> {
  return shown
    .first()
    .waitFor({ timeout: 2000 })
    .then(
      () => true,
      () => undefined,
    );
}

/** Waits for a message, opening the list of messages: a window under test shows none by itself. */
export async function waitForMessage(
  page: Page,
  text: string | RegExp,
  { exact = false } = {},
): Promise<void> {
  const list = page.locator('.notifications-center');
  await waitFor(`the message "${text}"`, async () => {
    if (await list.getByText(text, { exact }).first().isVisible()) return true;
    // The list goes away by itself when the last message of VS Code's own does.
    if (!(await list.isVisible()))
      await bell(page)
        .click({ timeout: 500 })
        .catch(() => {});
    return undefined;
  });
}

/** Waits until a message is gone. There may be others, such as one of VS Code's own. */
export async function waitForMessageToGo(page: Page, text: string): Promise<void> {
  await page.locator('.notifications-center').getByText(text).first().waitFor({ state: 'hidden' });
}

/** What messages of this extension say; VS Code has some of its own, such as that extensions are being activated. */
export async function messages(page: Page): Promise<string[]> {
  if ((await bell(page).count()) === 0) return [];
  await bell(page)
    .click({ timeout: 500 })
    .catch(() => {});
  const all = page.locator('.notifications-center .notification-list-item');
  const ours = all.filter({ has: page.getByText('Source: Glacier Explorer') });
  const texts = await ours.locator('.notification-list-item-message').allInnerTexts();
  if (await page.locator('.notifications-center').isVisible()) await page.keyboard.press('Escape');
  return texts;
}

/** The bell in the status bar, while there are messages. */
function bell(page: Page): Locator {
  return page.locator('.part.statusbar .codicon-bell-dot');
}

/** The tree of the view. */
export function tree(page: Page): Locator {
  return page.getByRole('tree', { name: 'Vaults' });
}

/** A row of the tree, by the beginning of its name. */
export function row(page: Page, name: string): Locator {
  return page
    .getByRole('tree', { name: 'Vaults' })
    .getByRole('treeitem', { name: new RegExp(`^${escape(name)}`) })
    .first();
}

/** Scrolls the tree until a row is there: only rows in sight exist. */
export async function scrollTo(page: Page, name: string): Promise<Locator> {
  const found = row(page, name);
  await tree(page).hover();
  for (const direction of [300, -300]) {
    do if (await inSight(found)) return found;
    while (await scrolls(page, direction));
  }
  await found.waitFor();
  return found;
}

/** Turns the wheel over the tree; whether other rows are in sight after that. */
async function scrolls(page: Page, pixels: number): Promise<boolean> {
  const rows = async () => (await tree(page).innerText()).slice(0, 2000);
  const before = await rows();
  await page.mouse.wheel(0, pixels);
  const changed = async () => ((await rows()) === before ? undefined : true);
  // At the end nothing changes; on a busy machine a change takes its time.
  return await waitFor('other rows', changed, { timeout: 500, interval: 10 }).catch(() => false);
}

/** Whether the row is rendered with at least its middle inside the tree. */
async function inSight(found: Locator): Promise<boolean> {
  if ((await found.count()) === 0) return false;
  return found.evaluate((element) => {
    const list = element.closest('.monaco-list')?.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const middle = (box.top + box.bottom) / 2;
    return list !== undefined && middle > list.top + 4 && middle < list.bottom - 4;
  });
}

/** Expands a row with a click, as a person would. */
export async function expand(page: Page, name: string): Promise<void> {
  const found = await scrollTo(page, name);
  await clickUntil(found, row(page, name).and(page.locator('[aria-expanded="true"]')));
}

/** Selects these rows, and no others, with clicks. */
export async function select(page: Page, names: readonly string[]): Promise<void> {
  for (const [index, name] of names.entries()) {
    const selected = row(page, name).and(page.locator('[aria-selected="true"]'));
    await waitFor(`the selection of ${name}`, async () => {
      if (index > 0 && (await selected.isVisible())) return true;
      await row(page, name).click({ modifiers: index === 0 ? [] : ['Control'], timeout: 2000 });
      return isShown(selected);
    });
  }
}

/**
 * Opens a row's context menu; gives the entry of that name. A tree that is redrawn uses the elements of its rows for
 * other rows: the click goes to the place of the row, and counts only where the row is still there once the menu is open.
 */
export async function openMenu(page: Page, target: Locator, entry: string): Promise<Locator> {
  const item = page.getByRole('menuitem', { name: entry, exact: true });
  await waitFor(`the menu of ${String(target)}`, async () => {
    const before = await target.boundingBox();
    if (!before) return undefined;
    const middle = [before.x + before.width / 2, before.y + before.height / 2] as const;
    await page.mouse.click(...middle, { button: 'right' });
    if ((await isShown(item)) && (await target.boundingBox())?.y === before.y) return true;
    await page.keyboard.press('Escape');
    return undefined;
  });
  return item;
}

/** Chooses an entry of a row's context menu, which a redraw of the tree closes: so opens it again then. */
export async function chooseFromMenu(page: Page, target: Locator, entry: string): Promise<void> {
  const item = await waitFor(`the entry "${entry}" to take Enter`, async () => {
    const opened = await openMenu(page, target, entry);
    try {
      // The menu takes no click while it is opening.
      await opened.hover({ timeout: 2000 });
      return (await pressEnterIn(page, menu)) && opened;
    } catch {
      await page.keyboard.press('Escape');
      return undefined;
    }
  });
  await item.waitFor({ state: 'hidden' });
}

/**
 * Runs a command by typing its title into the command palette. VS Code closes that when something else takes the focus
 * just then, such as what a dialog gives it back to; a person would open it again.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = page.getByRole('textbox', { name: /Type the name of a command/ });
  const entry = page.getByRole('option', { name: new RegExp(`^${escape(title)}(,|$)`) });
  await waitFor(`the command "${title}"`, async () => {
    if (!(await input.isVisible())) await page.keyboard.press('F1');
    try {
      await input.fill(`>${title}`, { timeout: 1000 });
      await entry.and(page.locator('.focused')).waitFor({ timeout: 3000 });
      return await pressEnterIn(page, '.quick-input-widget');
    } catch {
      // The palette has the commands that there were when it was opened.
      if (await input.isVisible()) await page.keyboard.press('Escape');
      return undefined;
    }
  });
  await input.waitFor({ state: 'hidden' });
}

/** Presses Enter, which only reaches what has the focus within `selector`; undefined when something else had it by then. */
async function pressEnterIn(page: Page, selector: string): Promise<true | undefined> {
  const outcome = await page.evaluateHandle((within) => {
    const seen = { reached: false };
    const onKey = (event: KeyboardEvent) => {
      seen.reached = event.target instanceof Element && event.target.closest(within) !== null;
      if (!seen.reached) event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', onKey, { capture: true, once: true });
    return seen;
  }, selector);
  await page.keyboard.press('Enter');
  // A command that loads the window anew may have done so by now, and what was seen is gone with the old one.
  const reached = await outcome.evaluate((seen) => seen.reached).catch(() => true);
  return reached || undefined;
}

/**
 * Runs a command until what it leads to is there: after a dialog or a redraw of the tree VS Code gives the focus back
 * late, which closes the list that the command opens.
 */
export async function runCommandUntil(page: Page, title: string, shown: Locator): Promise<void> {
  await waitFor(`what "${title}" leads to`, async () => {
    await runCommand(page, title);
    return isShown(shown);
  });
}

/** Chooses the entry of an open quick pick by the beginning of its name. */
export async function pick(page: Page, name: string): Promise<void> {
  await option(page, name).click();
}

/** An entry of a quick pick, by the beginning of its name. */
export function option(page: Page, name: string): Locator {
  return page
    .getByRole('option', { name: new RegExp(`^(archive|cloud-upload)?\\s*${escape(name)}`) })
    .first();
}

/** The step of "Add Connection" that is open. */
export function step(page: Page, number: 1 | 2 | 3): Locator {
  return page.locator('.quick-input-title').getByText(`(${number}/3)`);
}

/** Types into the list of a step of "Add Connection", also before that is loaded, and takes what is the active entry then. */
export async function chooseInStep(page: Page, number: 1 | 2 | 3, name: string): Promise<void> {
  await step(page, number).waitFor();
  await quickInput(page).fill(name);
  await page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: name }).waitFor();
  await page.keyboard.press('Enter');
}

/** Where is typed in a list to choose from or a question. */
export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget:visible .quick-input-box input');
}

/** The folder above, which every folder in VS Code's file dialog has. */
export function fileDialog(page: Page): Locator {
  return option(page, '..');
}

/** Types a path into VS Code's file dialog, which ignores input while it lists a folder: so retry. */
export async function answerDialog(page: Page, path: string): Promise<void> {
  const dialog = page.locator('.quick-input-widget:visible');
  const ok = dialog
    .getByRole('button', { name: /^(OK|Save|Search|Select|Verify|Compute|Compare|Export)/ })
    .first();
  await ok.waitFor();
  await fileDialog(page).waitFor();
  const input = dialog.locator('.quick-input-box input');
  await waitFor('the dialog to take the path', async () => {
    if ((await ok.count()) === 0) return true;
    await input.evaluate(typeUnlessAnswered, path, { timeout: 500 }).catch(() => {});
    await ok.click({ timeout: 500 }).catch(() => {});
    return undefined;
  });
}

/** In the page, and so in one step: the list to choose from that follows the dialog has the same input. */
function typeUnlessAnswered(input: SVGElement | HTMLElement, path: string): void {
  const widget = input.closest('.quick-input-widget');
  const action = widget?.querySelector<HTMLElement>('.quick-input-action');
  if (!(input instanceof HTMLInputElement) || !action || action.offsetParent === null) return;
  if (input.value === path) return;
  input.value = path;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** The page inside the parts panel: the inner of two frames. */
export function panel(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

/** Milliseconds in which VS Code has loaded a window, and its extensions, on a busy machine. */
export const windowLoads = 60_000;

/** Loads the window anew by VS Code's own command, which saves first what is open. */
export async function reloadWindow(page: Page): Promise<void> {
  // What is waited for after this is there before it, too.
  const reloaded = page.waitForEvent('load', { timeout: windowLoads });
  await runCommand(page, 'Developer: Reload Window');
  await reloaded;
}

export async function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Keeps a picture of the window among the files of the run. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const bytes = await page.screenshot({ path: resolve(pictures, `${name}.png`) });
  assert.ok(bytes.length > 0);
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
