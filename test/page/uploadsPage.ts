import type { Browser } from 'playwright-core';
import type { UploadRecord } from '../../src/core/uploads/uploadRecord.ts';
import type { ExportedUpload } from '../../src/core/uploads/uploadTable.ts';
import type { KeptUploads } from '../../src/core/uploads/keptUploads.ts';
import * as jobs from '../../src/jobs/entry.ts';
import { UploadsPanel } from '../../src/uploadsPanel/host/uploadsPanel.ts';
import type { NotAborted } from '../../src/uploadsPanel/host/uploadsPanelOptions.ts';
import type { Sessions } from '../../src/store/sessions.ts';
import { openWebviewPage, type WebviewPage } from './webviewPage.ts';

/** The uploads panel's page in a browser, with the extension's end of it as it is, down to the emulators. */
export interface UploadsPage extends WebviewPage {
  readonly panel: UploadsPanel;
  readonly copied: string[];
  /** What was asked of the extension, in words. */
  readonly asked: string[];
  /** What was kept for the next window, the latest last. */
  readonly kept: KeptUploads[];
  /** What was last exported. */
  readonly exported: ExportedUpload[][];
}

export interface UploadsPageOptions {
  readonly sessions: Sessions;
  /** What an earlier window has found, in place of a scan. */
  readonly kept?: KeptUploads;
  /** Uploads that cannot be aborted, by their description. */
  readonly unabortable?: readonly string[];
  /** Read whenever it is asked for. */
  readOnly?: boolean;
  readonly width?: number;
  readonly height?: number;
}

export async function openUploadsPage(browser: Browser, options: UploadsPageOptions): Promise<UploadsPage> {
  const { sessions } = options;
  const [copied, asked]: [string[], string[]] = [[], []];
  const kept: KeptUploads[] = [];
  const exported: ExportedUpload[][] = [];
  const panels: UploadsPanel[] = [];
  const nameOf = ({ upload }: UploadRecord) => upload.description ?? upload.id;
  const begin = (post: (message: unknown) => void, log: (message: string) => void) => {
    const panel = new UploadsPanel({
      id: '00000000-0000-4000-8000-000000000000',
      sessions,
      jobs,
      actions: {
        run: (action, record) => {
          asked.push(`${action} ${nameOf(record)}`);
          return Promise.resolve();
        },
        abort: (records) => {
          asked.push(`abort ${records.map(nameOf).join(', ')}`);
          return Promise.resolve(
            records.flatMap((record): NotAborted[] =>
              options.unabortable?.includes(nameOf(record)) ? [{ record, why: 'Access denied.' }] : [],
            ),
          );
        },
        portOf: async ({ sessionId }) => {
          const store = await sessions.all.find(({ id }) => id === sessionId)?.connect();
          if (!store) throw new Error('There is no connection.');
          return store.connection.port;
        },
      },
      language: 'en-GB',
      readOnly: () => options.readOnly ?? false,
      post,
      copy: (text) => {
        copied.push(text);
        return Promise.resolve();
      },
      confirm: (question, facts) => {
        asked.push(`${question} ${facts}`);
        return Promise.resolve(true);
      },
      keep: (found) => kept.push(found),
      exportUploads: (uploads) => {
        exported.push([...uploads]);
        return Promise.resolve();
      },
      openAsText: (uploads) => {
        exported.push([...uploads]);
        return Promise.resolve();
      },
      onFound: () => {},
      log,
    });
    panels.push(panel);
    if (options.kept) panel.restore(options.kept);
    else panel.scan(sessions.all);
    return (message: unknown) => panel.receive(message);
  };
  const { width, height } = options;
  const opened = await openWebviewPage(browser, { name: 'uploadsPanel', begin, width, height });
  const [panel] = panels;
  if (!panel) throw new Error('The page has no panel.');
  return {
    ...opened,
    panel,
    copied,
    asked,
    kept,
    exported,
    close: async () => {
      panel.dispose();
      await opened.close();
    },
  };
}
