import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { MultipartUpload } from '../../src/core/model.ts';
import { webviewHtml } from '../../src/panel/host/webviewHtml.ts';
import { PartsPanel } from '../../src/partsPanel/host/partsPanel.ts';
import type { PartsList } from '../../src/store/partsList.ts';
import { projectRoot } from '../host/project.ts';
import { type Theme, themes } from './themes.ts';
import { listOf, type Service } from './uploads.ts';

/** The panel's page in a browser, with the extension's end of it as it is, and VS Code played by this file. */
export interface PanelPage {
  readonly page: Page;
  readonly panel: PartsPanel;
  readonly list: PartsList;
  /** What was put on the clipboard. */
  readonly copied: string[];
  /** What else was asked of the extension. */
  readonly asked: string[];
  /** What was logged, by the extension or the browser, and what the policy of the page forbade. */
  readonly complaints: string[];
  readonly setTheme: (theme: Theme) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface PanelPageOptions {
  readonly service: Service;
  readonly upload?: Partial<MultipartUpload>;
  readonly width?: number;
  readonly height?: number;
  /** The extension hears nothing, and time in the page can be put forward. */
  readonly deaf?: boolean;
  /** All parts are loaded before the page asks for them. */
  readonly loaded?: boolean;
  /** The extension can connect again after the connection was closed. */
  readonly reopens?: boolean;
  /** The extension can compare the parts with a local file, and show a report. */
  readonly verifies?: boolean;
}

const origin = 'https://panel.test';
let built: Promise<ReadonlyMap<string, string>> | undefined;

export async function openPanelPage(browser: Browser, options: PanelPageOptions): Promise<PanelPage> {
  built ??= buildPage();
  const files = await built;
  const { width = 1100, height = 700 } = options;
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const [copied, asked, complaints]: [string[], string[], string[]] = [[], [], []];
  const list = listOf(options.service, options.upload);
  const panel = new PartsPanel(list, {
    sessionId: 'session',
    connectionLabel: 'eu-central-1',
    language: 'en-GB',
    post: (message) => {
      // The page may be gone by now, as may a webview.
      page.evaluate((data) => window.postMessage(data, '*'), message).catch(() => undefined);
    },
    copy: (text) => {
      copied.push(text);
      return Promise.resolve();
    },
    exportParts: () => {
      asked.push('export');
      return Promise.resolve();
    },
    openAsText: () => {
      asked.push('text');
      return Promise.resolve();
    },
    ...(options.reopens && {
      reopen: () => {
        asked.push('reopen');
        return Promise.resolve();
      },
    }),
    ...(options.verifies && {
      verify: () => {
        asked.push('verify');
        return Promise.resolve();
      },
      openReport: ({ verification }: PartsList) => {
        asked.push(`report of ${verification?.name}`);
        return Promise.resolve();
      },
    }),
    log: (message) => complaints.push(message),
  });
  if (options.loaded) await list.pager.loadAll(new AbortController().signal);
  const receive = panel.receive.bind(panel);
  await page.exposeFunction('toExtension', (message: unknown) => options.deaf || receive(message));
  await page.exposeFunction('complain', (text: string) => complaints.push(text));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  if (options.deaf) await page.clock.install();
  await page.addInitScript(playVsCode);
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const type = pathname.endsWith('.js')
      ? 'text/javascript'
      : pathname.endsWith('.css')
        ? 'text/css'
        : 'text/html';
    const html = webviewHtml({
      title: 'Glacier Parts',
      cspSource: origin,
      script: `${origin}/partsPanel.js`,
      style: `${origin}/partsPanel.css`,
    });
    await route.fulfill({ contentType: type, body: files.get(pathname) ?? html });
  });
  const setTheme = ({ classes, colors }: Theme) => page.evaluate(applyTheme, { classes, colors });
  await page.goto(`${origin}/`);
  if (themes['dark']) await setTheme(themes['dark']);
  return {
    page,
    panel,
    list,
    copied,
    asked,
    complaints,
    setTheme,
    close: async () => {
      panel.dispose();
      await context.close();
    },
  };
}

async function buildPage(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: { partsPanel: 'src/partsPanel/webview/main.ts' },
    outdir: '/',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'chrome138',
  });
  return new Map(outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]/, '/'), text]));
}

/** Runs in the page before its own script. */
function playVsCode(): void {
  const host = window as unknown as Record<string, (data: unknown) => void>;
  host['acquireVsCodeApi'] = () => ({
    postMessage: (message: unknown) => host['toExtension']?.(message),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') as unknown,
    setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
  });
  addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
    host['complain']?.(`forbidden: ${violatedDirective}`),
  );
}

/** Runs in the page. */
function applyTheme({ classes, colors }: Theme): void {
  const { style } = document.documentElement;
  for (const name of [...style].filter((each) => each.startsWith('--vscode-'))) style.removeProperty(name);
  for (const [name, value] of Object.entries(colors)) style.setProperty(`--vscode-${name}`, value);
  document.body.className = classes;
}
