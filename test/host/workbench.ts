import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { type Control, controlExtension, startControl } from './control.ts';
import { unwatchPage, watchPage } from './evidence.ts';
import { startNpmHost, type NpmHost } from './npmHost.ts';
import { projectRoot } from './project.ts';
import { quietSettings } from './settings.ts';
import { workbenchUrl } from './workbenchUrl.ts';

export interface WorkbenchOptions {
  /** User settings, over those that keep the window clean. */
  settings?: Record<string, unknown>;
  /** Added to the environment of the extension host; undefined takes a name away. */
  env?: Record<string, string | undefined>;
  /** A colour theme by its name in the settings. Default: VS Code's own. */
  theme?: string;
  width?: number;
  height?: number;
  /** The extension under development. Default: this project. */
  extensionPath?: string;
  /** A package to install, in place of an extension under development: then nothing else is there, not even `control`. */
  vsix?: string;
  /** The folder to open: a path, or a URI where it is not on a disk. Default: none. */
  folder?: string;
}

export interface Workbench {
  page: Page;
  context: BrowserContext;
  browser: Browser;
  host: NpmHost;
  /** For what is to happen in the window without clicks. */
  control: Control;
  /** Opens another window of the same VS Code, with the same settings. */
  openAnother(): Promise<Page>;
  /** Loads the window anew, as "Developer: Reload Window" would. */
  reload(): Promise<void>;
  /** Ends the browser and the host. */
  close(): Promise<void>;
}

/** Opens a VS Code window, in the npm host and a headless Chromium, with the extension loaded from its folder or installed. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { theme, width = 1280, height = 800, extensionPath = projectRoot, folder, vsix } = options;
  const settings = {
    ...quietSettings,
    ...(theme === undefined ? {} : { 'workbench.colorTheme': theme }),
    ...options.settings,
  };
  const control = await startControl();
  const env = { ...options.env, ...control.env };
  const host = await startNpmHost({
    settings,
    env,
    extensions: vsix === undefined ? [controlExtension] : [],
    smokeTestDriver: true,
    ...(vsix === undefined ? {} : { vsix }),
  });
  let browser: Browser | undefined;
  const pages: Page[] = [];
  const close = async (): Promise<void> => {
    for (const page of pages) await unwatchPage(page);
    await browser?.close();
    await host.stop();
    control.stop();
  };
  try {
    browser = await launchChromium();
    const context = await browser.newContext({ viewport: { width, height }, locale: 'en-US' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: host.url });
    const newPage = async (): Promise<Page> => {
      const page = await context.newPage();
      pages.push(page);
      watchPage(page);
      return page;
    };
    const opened = await newPage();
    const extensionPaths = vsix === undefined ? [extensionPath] : [];
    const target = { extensionPaths, ...(folder === undefined ? {} : { folder }) };
    const url = workbenchUrl(host.url, target);
    await opened.goto(url);
    await workbenchReady(opened);
    const openAnother = async (): Promise<Page> => {
      const another = await newPage();
      await another.goto(url);
      await workbenchReady(another);
      return another;
    };
    const reload = async (): Promise<void> => {
      await opened.reload();
      await workbenchReady(opened);
    };
    return { page: opened, context, browser, host, control, openAnother, reload, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits for the driver that `--enable-smoke-test-driver` puts into the page, then for what it reports. */
async function workbenchReady(page: Page): Promise<void> {
  await page.waitForFunction(() => 'driver' in globalThis);
  await page.evaluate(async () => {
    const { driver } = globalThis as unknown as { driver: { whenWorkbenchRestored(): Promise<void> } };
    await driver.whenWorkbenchRestored();
  });
}
