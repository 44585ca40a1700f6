import type { Page } from 'playwright-core';
import { commandIds } from '../../../src/manifest.ts';
import { answerMessage } from './hands.ts';
import type { WindowWorld } from './world.ts';

/*
 * What a person can do in a window, in any order.
 */

export type Action = (world: WindowWorld) => Promise<unknown> | void;

const press =
  (...keys: readonly string[]): Action =>
  async ({ window: { page } }) => {
    for (const key of keys) await page.keyboard.press(key);
  };

/** Runs a command on what is selected or shown; what it asks is answered like any other question. */
const run =
  (...commands: readonly string[]): Action =>
  ({ random, window: { control } }) =>
    control.beginCommand(random.pick(commands));

const ofExtension = (...names: readonly (keyof typeof commandIds)[]) =>
  run(...names.map((name) => commandIds[name]));

/** Focuses the tree and presses keys there. */
const inTree =
  (...choices: readonly (readonly string[])[]): Action =>
  async (world) => {
    await world.window.control.runCommand('glacier.vaults.focus');
    await press(...world.random.pick(choices))(world);
  };

export const actions: Readonly<Record<string, { readonly weight: number; readonly act: Action }>> = {
  move: {
    weight: 12,
    act: inTree(
      ['ArrowDown'],
      ['ArrowUp'],
      ['PageDown'],
      ['ArrowDown', 'Enter'],
      ['ArrowUp', 'Enter'],
      ['End'],
    ),
  },
  expand: { weight: 16, act: inTree(['ArrowRight'], ['ArrowRight', 'ArrowDown'], ['Enter']) },
  descend: { weight: 24, act: descend },
  collapse: { weight: 3, act: inTree(['ArrowLeft'], ['ArrowLeft', 'ArrowLeft']) },
  refresh: { weight: 8, act: ofExtension('refresh', 'panelRefresh') },
  loadAll: { weight: 8, act: ofExtension('loadAll', 'loadAllInList') },
  openPanel: { weight: 12, act: ofExtension('listParts', 'watchUpload', 'showUnfinishedUploads') },
  usePanel: { weight: 24, act: usePanel },
  closePanel: {
    weight: 8,
    act: run('workbench.action.closeActiveEditor', 'workbench.action.closeOtherEditors'),
  },
  verify: { weight: 8, act: ofExtension('verifyLocalFile', 'compareHashes', 'openVerificationReport') },
  resume: { weight: 8, act: ofExtension('resumeUpload', 'uploadFile', 'panelResumeUpload') },
  complete: { weight: 4, act: ofExtension('completeUpload', 'panelCompleteUpload') },
  abort: { weight: 4, act: ofExtension('abortUploads', 'panelAbortUpload', 'unfinishedAbort') },
  sending: { weight: 4, act: ofExtension('pauseSending', 'goOnSending', 'stopSending', 'showTransfers') },
  copy: { weight: 4, act: ofExtension('copyTreeHash', 'copyMissingRanges', 'copyMissingPartCommands') },
  export: { weight: 3, act: ofExtension('exportListPartsResponse', 'exportCompletedArchives', 'showLog') },
  cancel: { weight: 10, act: cancel },
  retry: { weight: 4, act: ofExtension('retry', 'retryRequest', 'cancelWaiting') },
  changeConnections: { weight: 4, act: changeConnections },
  editConnections: {
    weight: 3,
    act: ofExtension('addConnection', 'removeConnection', 'selectRegion', 'trustEndpoint'),
  },
  sample: { weight: 2, act: ofExtension('openSampleAccount', 'closeSampleAccount') },
  fail: { weight: 8, act: (world) => world.injectFault() },
  mend: { weight: 8, act: (world) => world.mend() },
  refill: { weight: 2, act: (world) => world.refill() },
};

/** Goes into one of the first rows of the tree, as far as it is loaded, and selects what is there. */
async function descend(world: WindowWorld): Promise<void> {
  const steps = ['Home'];
  for (let level = 1 + world.random.below(4); level > 0; level--) {
    steps.push('ArrowRight', 'ArrowRight');
    for (let down = world.random.below(4); down > 0; down--) steps.push('ArrowDown');
  }
  await inTree([...steps, 'Enter'])(world);
}

/** Settings that change under the extension: connections come and go, however busy they are. */
async function changeConnections(world: WindowWorld): Promise<void> {
  await world.window.control.changeSettings({ 'glacier.connections': world.connections() });
}

/** A message's button, which is mostly that of progress, or Escape. */
async function cancel(world: WindowWorld): Promise<void> {
  const { random, window } = world;
  if (random.below(3) === 0) return window.page.keyboard.press('Escape');
  await window.control.runCommand('notifications.showList');
  await answerMessage(window.page, world);
  if (random.below(3) === 0) await window.control.runCommand('notifications.clearAll');
}

const panelKeys = [
  'Tab',
  'Shift+Tab',
  'Enter',
  'Space',
  'ArrowDown',
  'End',
  'PageUp',
  'Control+f',
  'Control+c',
  'x',
];

/** Keys in the page of a panel, or one of its buttons. */
async function usePanel({ random, window: { page } }: WindowWorld): Promise<void> {
  const frame = random.pick([...panelFrames(page), undefined]);
  if (!frame) return;
  if (random.below(2) === 0) {
    const buttons = frame.locator('button:visible, vscode-button:visible:not([disabled])');
    const count = await buttons.count();
    if (count > 0) await buttons.nth(random.below(count)).click({ timeout: 500, noWaitAfter: true });
    return;
  }
  await frame.locator('[tabindex="0"]').first().focus({ timeout: 500 });
  for (let count = 1 + random.below(4); count > 0; count--) await page.keyboard.press(random.pick(panelKeys));
}

/** The pages of panels: the inner of two frames each. */
function panelFrames(page: Page) {
  return page.frames().filter((frame) => frame.parentFrame()?.parentFrame() === page.mainFrame());
}
