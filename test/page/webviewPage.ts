import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { webviewHtml } from '../../src/panel/host/webviewHtml.ts';
import { projectRoot } from '../host/project.ts';
import { type Theme, themes } from './themes.ts';

/** A panel's page in a browser, with VS Code played by this file. */
export interface WebviewPage {
  readonly page: Page;
  /** What was logged, by the extension or the browser, and what the policy of the page forbade. */
  readonly complaints: string[];
  readonly setTheme: (theme: Theme) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface WebviewPageOptions {
  /** Of the script and the style sheet. */
  readonly name: 'partsPanel' | 'uploadsPanel';
  /** Makes the extension's end of it: how to send to the page, and to log; returns what takes the page's messages. */
  readonly begin: (
    post: (message: unknown) => void,
    log: (message: string) => void,
  ) => (message: unknown) => unknown;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Time in the page can be put forward. */
  readonly clock?: boolean | undefined;
}

const origin = 'https://panel.test';
let built: Promise<ReadonlyMap<string, string>> | undefined;

export async function openWebviewPage(
  browser: Browser,
  { name, begin, width = 1100, height = 700, clock }: WebviewPageOptions,
): Promise<WebviewPage> {
  built ??= buildPages();
  const files = await built;
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  const post = (message: unknown) => {
    // The page may be gone by now, as may a webview.
    page.evaluate((data) => window.postMessage(data, '*'), message).catch(() => undefined);
  };
  await page.exposeFunction(
    'toExtension',
    begin(post, (message) => complaints.push(message)),
  );
  await page.exposeFunction('complain', (text: string) => complaints.push(text));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  if (clock) await page.clock.install();
  await page.addInitScript(playVsCode);
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const type = pathname.endsWith('.js')
      ? 'text/javascript'
      : pathname.endsWith('.css')
        ? 'text/css'
        : 'text/html';
    const html = webviewHtml({
      title: 'Glacier',
      cspSource: origin,
      script: `${origin}/${name}.js`,
      styles: [`${origin}/panel.css`, `${origin}/${name}.css`],
    });
    await route.fulfill({ contentType: type, body: files.get(pathname) ?? html });
  });
  const setTheme = ({ classes, colors }: Theme) => page.evaluate(applyTheme, { classes, colors });
  await page.goto(`${origin}/`);
  if (themes['dark']) await setTheme(themes['dark']);
  return { page, complaints, setTheme, close: () => context.close() };
}

async function buildPages(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: {
      partsPanel: 'src/partsPanel/webview/main.ts',
      uploadsPanel: 'src/uploadsPanel/webview/main.ts',
      panel: 'src/panel/webview/panel.css',
    },
    splitting: true,
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
