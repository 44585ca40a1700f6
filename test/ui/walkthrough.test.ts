import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { walkthroughId } from '../../src/commands/sample/walkthroughId.ts';
import { sampleFile } from '../../src/emulator/sample/sampleFile.ts';
import { waitFor } from '../host/waitFor.ts';
import { projectRoot } from '../host/project.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { withoutAws } from './environment.ts';
import * as ui from './window.ts';

/*
 * The four steps as somebody takes them who has just installed the extension and does what they say. A step is checked
 * when what it is about was done, and not by its button.
 */

const steps = ['openSampleAccount', 'listParts', 'verifyFile', 'resumeUpload'] as const;
type Step = (typeof steps)[number];

interface Contributed {
  readonly id: string;
  readonly title: string;
  readonly media: { readonly altText: string };
}

const { contributes } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  readonly contributes: { readonly walkthroughs: readonly { readonly steps: readonly Contributed[] }[] };
};
const contributed = contributes.walkthroughs.flatMap((each) => each.steps);

/** Kinds of themes, each with one that VS Code brings along, after the light one that a window under test has. */
const themes = [
  ['dark', 'vs-dark', 'Default Dark Modern'],
  ['high-contrast', 'hc-black', 'Default High Contrast'],
  ['high-contrast-light', 'hc-light', 'Default High Contrast Light'],
] as const;

describe('the walkthrough', () => {
  let window: Workbench;
  let file: string;

  before(async () => {
    window = await openWorkbench({ env: withoutAws, width: 1440, height: 900 });
    file = join(window.host.dataDir, sampleFile.name);
    await window.control.runCommand('workbench.action.openWalkthrough', walkthroughId);
  });

  after(() => window.close());

  it('has four steps, none of them done', async () => {
    const { page } = window;
    await stepOf(page, 'openSampleAccount').waitFor();
    for (const step of steps) assert.equal(await isDone(page, step), false, step);
    await pictureOf(page, 'openSampleAccount').waitFor();
    await ui.picture(page, 'walkthrough-open');
  });

  it('opens the sample account, and shows it in the view', async () => {
    const { page } = window;
    await useStep(page, 'openSampleAccount', 'Open Sample Account');
    await ui.row(page, 'damaged-uploads').waitFor();
    await done(page, 'openSampleAccount');
  });

  it('lists the parts of the upload that is selected in the view', async () => {
    const { page } = window;
    await selectStep(page, 'listParts');
    await ui.expand(page, 'damaged-uploads');
    await ui.expand(page, sampleFile.name);
    assert.equal(await isDone(page, 'listParts'), false, 'no panel has shown parts');
    await pictureOf(page, 'listParts').waitFor();
    await ui.picture(page, 'walkthrough-list');
    await useStep(page, 'listParts', 'List Glacier Parts');
    await ui.panel(page).getByText('4 MiB missing: bytes 16777216–20971519').waitFor();
    await ui.picture(page, 'walkthrough-listed');
    await showWalkthrough(page);
    await done(page, 'listParts');
  });

  it('saves the sample file and verifies it', async () => {
    const { page } = window;
    await selectStep(page, 'verifyFile');
    await pictureOf(page, 'verifyFile').waitFor();
    await ui.picture(page, 'walkthrough-verify');
    await useStep(page, 'verifyFile', 'Save Sample File…');
    await ui.answerDialog(page, file);
    await waitFor(
      'the file',
      () => (existsSync(file) && statSync(file).size === sampleFile.size) || undefined,
    );
    await useStep(page, 'verifyFile', 'Verify Local File…');
    await ui.fileDialog(page).waitFor();
    assert.equal(await isDone(page, 'verifyFile'), false, 'nothing was verified yet');
    await ui.answerDialog(page, file);
    await ui.waitForMessage(page, 'Part 5 differs and 2 parts (4 MiB) are missing; 13 of 16 match.');
    await page.keyboard.press('Escape');
    await done(page, 'verifyFile');
  });

  it('sends what is missing, and no more than was agreed to', async () => {
    const { page } = window;
    await selectStep(page, 'resumeUpload');
    await pictureOf(page, 'resumeUpload').waitFor();
    await ui.picture(page, 'walkthrough-resume');
    await useStep(page, 'resumeUpload', 'Resume Upload…');
    await ui.pick(page, `file ${sampleFile.name}`);
    const question = page.getByRole('dialog');
    await question.getByText(`Send 6 MiB of ${sampleFile.name}`).waitFor();
    assert.equal(await isDone(page, 'resumeUpload'), false, 'nothing was sent yet');
    await question.getByRole('button', { name: 'Send', exact: true }).click();
    await ui.row(page, sampleFile.name).getByText('all parts match').waitFor();
    await done(page, 'resumeUpload');
    await ui.picture(page, 'walkthrough-done');
  });

  it('is opened again by its command, and by the link of the welcome view, with what was done', async () => {
    const { page } = window;
    await ui.runCommand(page, 'View: Close All Editors');
    await stepOf(page, 'listParts').waitFor({ state: 'detached' });
    await ui.runCommand(page, 'Glacier: Open Walkthrough');
    await done(page, 'resumeUpload');
    await ui.runCommand(page, 'View: Close All Editors');
    await stepOf(page, 'listParts').waitFor({ state: 'detached' });
    await ui.runCommand(page, 'Glacier: Close Sample Account');
    await page.getByText('No connection yet.').waitFor();
    await ui.picture(page, 'walkthrough-welcome');
    await page.getByRole('button', { name: 'walkthrough', exact: true }).click();
    for (const step of steps) await done(page, step);
  });

  it('opens the view with the sample account also where another view is shown', async () => {
    const { page } = window;
    await ui.runCommand(page, 'View: Show Explorer');
    await ui.tree(page).waitFor({ state: 'hidden' });
    await selectStep(page, 'openSampleAccount');
    await useStep(page, 'openSampleAccount', 'Open Sample Account');
    await ui.row(page, 'damaged-uploads').waitFor();
  });

  for (const [name, kind, theme] of themes) {
    it(`has pictures in the colors of a theme that is ${name.replaceAll('-', ' ')}`, async () => {
      const { page, control } = window;
      await control.changeSettings({ 'workbench.colorTheme': theme });
      await page.locator(`.monaco-workbench.${kind}`).waitFor();
      for (const step of steps) {
        await selectStep(page, step);
        await waitFor('the colors of the theme', () => hasThemeColors(page, step));
        await ui.picture(page, `walkthrough-${name}-${step}`);
      }
    });
  }
});

describe('the walkthrough of somebody who has begun without it', () => {
  let window: Workbench;

  beforeEach(async () => {
    const settings = { 'glacier.openSampleAccount': true };
    window = await openWorkbench({ env: withoutAws, settings, width: 1440, height: 900 });
    await ui.openView(window.page);
    await ui.row(window.page, 'damaged-uploads').waitFor();
  });

  afterEach(() => window.close());

  it('has the steps marked that were done before, and no others', async () => {
    const { page } = window;
    await ui.runCommand(page, 'Glacier: Open Walkthrough');
    await done(page, 'openSampleAccount');
    for (const step of steps.slice(1)) assert.equal(await isDone(page, step), false, step);
    await ui.picture(page, 'walkthrough-done-before');
  });

  it('has a step marked that is done again, where VS Code opened it', async () => {
    const { page } = window;
    await window.control.runCommand('workbench.action.openWalkthrough', walkthroughId);
    await stepOf(page, 'openSampleAccount').waitFor();
    assert.equal(await isDone(page, 'openSampleAccount'), false);
    await useStep(page, 'openSampleAccount', 'Open Sample Account');
    await done(page, 'openSampleAccount');
  });
});

describe('the sample account beside a connection', () => {
  let window: Workbench;

  before(async () => {
    const settings = { 'glacier.connections': [{ region: 'eu-central-1' }] };
    window = await openWorkbench({ env: withoutAws, settings });
  });

  after(() => window.close());

  it('is expanded when it is opened, and nothing else is loaded', async () => {
    const { page } = window;
    await window.control.runCommand('workbench.action.openWalkthrough', walkthroughId);
    await useStep(page, 'openSampleAccount', 'Open Sample Account');
    await ui.row(page, 'damaged-uploads').waitFor();
    await done(page, 'openSampleAccount');
    const expanded = ui.tree(page).locator('[aria-level="1"][aria-expanded="true"]');
    assert.deepEqual(await expanded.count(), 1);
    await ui.picture(page, 'walkthrough-beside');
  });
});

/** What package.json says of a step. */
function contribution(step: Step): Contributed {
  const found = contributed.find(({ id }) => id === step);
  assert.ok(found, step);
  return found;
}

function stepOf(page: Page, step: Step): Locator {
  return page.locator(`[data-step-id="${walkthroughId}#${step}"]`);
}

function checkbox(page: Page, step: Step): Locator {
  return stepOf(page, step).getByRole('checkbox', { name: contribution(step).title });
}

async function isDone(page: Page, step: Step): Promise<boolean> {
  return (await checkbox(page, step).getAttribute('aria-checked')) === 'true';
}

async function done(page: Page, step: Step): Promise<void> {
  await checkbox(page, step).and(page.locator('[aria-checked="true"]')).waitFor();
}

async function selectStep(page: Page, step: Step): Promise<void> {
  const expanded = stepOf(page, step).and(page.locator('[aria-expanded="true"]'));
  await ui.clickUntil(stepOf(page, step).getByRole('heading', { name: contribution(step).title }), expanded);
}

/** Clicks a button of a step. */
async function useStep(page: Page, step: Step, button: string): Promise<void> {
  await stepOf(page, step).getByRole('button', { name: button, exact: true }).click();
}

/** Goes back to the walkthrough from what has opened in front of it. */
async function showWalkthrough(page: Page): Promise<void> {
  await ui.clickUntil(page.getByRole('tab', { name: /^(Welcome|Walkthrough)/ }), stepOf(page, 'listParts'));
}

/** The picture of a step, beside the steps. */
function pictureOf(page: Page, step: Step): Locator {
  return page
    .frameLocator('.getting-started-media iframe.webview.ready')
    .frameLocator('iframe#active-frame')
    .getByRole('img', { name: contribution(step).media.altText });
}

/** Whether the picture has the background and the text of the window around it. */
async function hasThemeColors(page: Page, step: Step): Promise<true | undefined> {
  const ground = step === 'openSampleAccount' ? 'sideBar-background' : 'editor-background';
  const color = (name: string) =>
    page.evaluate((each) => {
      const probe = document.querySelector('.monaco-workbench')?.appendChild(document.createElement('div'));
      if (!probe) return '';
      probe.style.color = `var(--vscode-${each})`;
      const { color: value } = getComputedStyle(probe);
      probe.remove();
      return value;
    }, name);
  const fills = await pictureOf(page, step)
    .evaluate((picture) =>
      [picture.querySelector('rect'), picture].map((each) => each && getComputedStyle(each).fill),
    )
    .catch(() => []);
  const wanted = [await color(ground), await color('foreground')];
  return fills[0] === wanted[0] && fills[1] === wanted[1] ? true : undefined;
}
