import type { Browser } from 'playwright-core';
import type { MultipartUpload } from '../../src/core/model.ts';
import { PartsPanel } from '../../src/partsPanel/host/partsPanel.ts';
import type { PartsList } from '../../src/store/partsList.ts';
import { listOf, type Service } from './uploads.ts';
import { openWebviewPage, type WebviewPage } from './webviewPage.ts';

/** The parts panel's page in a browser, with the extension's end of it as it is. */
export interface PanelPage extends WebviewPage {
  readonly panel: PartsPanel;
  readonly list: PartsList;
  /** What was put on the clipboard. */
  readonly copied: string[];
  /** What else was asked of the extension. */
  readonly asked: string[];
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

export async function openPanelPage(browser: Browser, options: PanelPageOptions): Promise<PanelPage> {
  const [copied, asked]: [string[], string[]] = [[], []];
  const list = listOf(options.service, options.upload);
  const note = (what: string) => {
    asked.push(what);
    return Promise.resolve();
  };
  const panels: PartsPanel[] = [];
  const begin = (post: (message: unknown) => void, log: (message: string) => void) => {
    const panel = new PartsPanel(list, {
      sessionId: 'session',
      connectionLabel: 'eu-central-1',
      language: 'en-GB',
      post,
      copy: (text) => {
        copied.push(text);
        return Promise.resolve();
      },
      exportParts: () => note('export'),
      openAsText: () => note('text'),
      ...(options.reopens && { reopen: () => note('reopen') }),
      ...(options.verifies && {
        verify: () => note('verify'),
        openReport: ({ verification }: PartsList) => note(`report of ${verification?.name}`),
      }),
      log,
    });
    panels.push(panel);
    return (message: unknown) => options.deaf || panel.receive(message);
  };
  if (options.loaded) await list.pager.loadAll(new AbortController().signal);
  const { width, height, deaf: clock } = options;
  const opened = await openWebviewPage(browser, { name: 'partsPanel', begin, width, height, clock });
  const [panel] = panels;
  if (!panel) throw new Error('The page has no panel.');
  return {
    ...opened,
    panel,
    list,
    copied,
    asked,
    close: async () => {
      panel.dispose();
      await opened.close();
    },
  };
}
