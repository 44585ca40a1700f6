import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from './project.ts';
import { isNoise } from './testOutput.ts';

/*
 * What is left of a test that failed in a window: a picture of each page that was open, and the last lines that its
 * console had, where the extension's log is, too.
 */

const folder = join(projectRoot, 'out', 'ui');
const mostLines = 40;

interface Watched {
  readonly page: Page;
  readonly lines: string[];
  /** A test has begun since it was opened. */
  reached: boolean;
}

const open = new Map<Page, Watched>();
let inTest = false;

/** Keeps what the page logs, for the case that a test fails. */
export function watchPage(page: Page): void {
  const lines: string[] = [];
  const keep = (text: string) => {
    const [first = ''] = text.split('\n');
    // The workbench logs what comes from the extension host in color, and errors of it a second time in another form.
    const line = /^%c\[Extension Host\] %c(.*?)(?: color:(?: \S+)?)*$/.exec(first.trimEnd())?.[1] ?? first;
    if (line.startsWith('%c')) return;
    if (isNoise(line)) return;
    lines.push(line);
    if (lines.length > mostLines) lines.shift();
  };
  page.on('console', (message) => keep(message.text()));
  page.on('pageerror', (error) => keep(`error: ${String(error)}`));
  open.set(page, { page, lines, reached: inTest });
}

/**
 * Lets go of a page that is about to be closed. Where no test has begun with it, what prepares the tests has failed; a
 * bench has no tests.
 */
export async function unwatchPage(page: Page): Promise<void> {
  if ('describe' in globalThis && open.get(page)?.reached === false)
    await keepEvidence('before the first test');
  open.delete(page);
}

async function keepEvidence(title: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [index, { page, lines }] of [...open.values()].entries()) {
    const name = `failed ${title.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()}`.slice(0, 150);
    const path = join(folder, `${name}${index > 0 ? ` ${index + 1}` : ''}.png`);
    const taken = await page.screenshot({ path, timeout: 10_000 }).then(
      () => `Picture: ${path}`,
      (error: unknown) => `No picture: ${String(error)}`,
    );
    console.log([taken, ...lines].map((line) => `      ${line}`).join('\n'));
  }
}

/** For mocha: one hook for every suite with windows. */
export const mochaHooks = {
  beforeEach(): void {
    inTest = true;
    for (const each of open.values()) each.reached = true;
  },
  async afterEach(this: Mocha.Context): Promise<void> {
    inTest = false;
    const test = this.currentTest;
    if (test?.state === 'failed') await keepEvidence(test.titlePath().join(' '));
  },
};
