import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { toGlacierError } from '../../core/errors.ts';
import type { KeptUploads } from '../../core/uploads/keptUploads.ts';
import type { UploadRecord } from '../../core/uploads/uploadRecord.ts';
import type { ExportedUpload } from '../../core/uploads/uploadTable.ts';
import { fieldsOf } from '../../core/text/fields.ts';
import type * as Jobs from '../../jobs/entry.ts';
import { uploadsViewType } from '../../manifest.ts';
import { fillView } from '../../panel/host/panelView.ts';
import type { Session } from '../../store/session.ts';
import type { Sessions } from '../../store/sessions.ts';
import { confirm } from '../../ui/confirm.ts';
import { copy } from '../../ui/copy.ts';
import type { Documents } from '../../ui/documents.ts';
import { logError } from '../../ui/log.ts';
import { onSettingsChange, readMachineSetting } from '../../ui/settings.ts';
import type { PageAction } from '../protocol/messages.ts';
import { exportUploads } from './exportUploads.ts';
import { panelTexts as texts } from './texts.ts';
import { UploadsPanel } from './uploadsPanel.ts';
import type { UploadActions } from './uploadsPanelOptions.ts';

/** What the owner of the panel needs. */
export interface UploadsPanelsOptions {
  readonly extensionUri: vscode.Uri;
  readonly sessions: Sessions;
  readonly documents: () => Promise<Documents>;
  readonly actions: UploadActions;
  /** The folder in which what was found is kept for the next window. */
  readonly folder: string;
  readonly log: vscode.LogOutputChannel;
  /** Called when what is known of unfinished uploads has changed, with those that are there still. */
  readonly onFound: (uploads: readonly UploadRecord[]) => void;
}

interface OpenPanel {
  readonly view: vscode.WebviewPanel;
  readonly panel: UploadsPanel;
}

/** How much is kept of what earlier windows have found. */
const keeping = { files: 20, bytes: 64 * 1024 * 1024 };

/** The uploads panel, an editor tab, of which there is one. */
export class UploadsPanels implements vscode.Disposable {
  private open: OpenPanel | undefined;
  private readonly options: UploadsPanelsOptions;

  constructor(options: UploadsPanelsOptions) {
    this.options = options;
  }

  /** Shows the panel and looks through the connections, unless it shows just these. */
  async show(sessions: readonly Session[]): Promise<void> {
    const jobs = await import('../../jobs/entry.ts');
    // Not before: a second call may have opened it meanwhile.
    if (this.open) {
      this.open.view.reveal();
      if (!this.open.panel.shows(sessions)) this.open.panel.scan(sessions);
      return;
    }
    const view = vscode.window.createWebviewPanel(uploadsViewType, texts.title, vscode.ViewColumn.Active);
    this.fill(view, jobs, randomUUID()).scan(sessions);
  }

  /** Restores the panel after the window was reloaded; `state` is what its webview had saved. */
  async restore(view: vscode.WebviewPanel, state: unknown): Promise<void> {
    const jobs = await import('../../jobs/entry.ts');
    const { id } = fieldsOf(state);
    const kept =
      typeof id === 'string' && isPanelId(id)
        ? jobs.readKeptUploads(await jobs.readKept(this.fileOf(id), keeping))
        : undefined;
    if (typeof id === 'string' && kept && !this.open) this.fill(view, jobs, id).restore(kept);
    else view.dispose();
  }

  /** Runs an action from the context menu in the page. */
  act(action: PageAction): void {
    this.open?.panel.act(action);
  }

  dispose(): void {
    this.open?.view.dispose();
  }

  private fill(view: vscode.WebviewPanel, jobs: typeof Jobs, id: string): UploadsPanel {
    const { sessions, actions, log, onFound } = this.options;
    const panel = new UploadsPanel({
      id,
      sessions,
      jobs,
      actions,
      language: vscode.env.language,
      readOnly: () => readMachineSetting('readOnly'),
      // oxlint-disable-next-line require-post-message-target-origin -- VS Code's function, not a window's
      post: (message) => void view.webview.postMessage(message),
      copy,
      confirm,
      keep: (found) => void this.keep(jobs, id, found),
      exportUploads: (uploads) => exportUploads(jobs, uploads),
      openAsText: (uploads) => this.openAsText(jobs, uploads),
      onFound,
      log: (message) => log.warn(message),
    });
    this.open = { view, panel };
    const mode = onSettingsChange(['readOnly'], () => panel.modeChanged());
    fillView(view, {
      folder: vscode.Uri.joinPath(this.options.extensionUri, 'dist', 'webview'),
      name: 'uploadsPanel',
      title: texts.page,
      icon: 'cloud-upload',
      receive: (message) => void panel.receive(message),
      onHide: () => panel.hide(),
      onDispose: () => {
        if (this.open?.view === view) this.open = undefined;
        mode.dispose();
        panel.dispose();
      },
    });
    return panel;
  }

  private async keep(jobs: typeof Jobs, id: string, found: KeptUploads): Promise<void> {
    const { folder, log } = this.options;
    await jobs
      .keepFile(this.fileOf(id), folder, jobs.writeKeptUploads(found), keeping)
      .catch((error: unknown) => logError(log, toGlacierError(error)));
  }

  private fileOf(id: string): string {
    return vscode.Uri.joinPath(vscode.Uri.file(this.options.folder), `${id}.json`).fsPath;
  }

  private async openAsText(jobs: typeof Jobs, uploads: readonly ExportedUpload[]): Promise<void> {
    const text = jobs.uploadsToMarkdown(uploads, texts.title);
    const documents = await this.options.documents();
    await documents.open(`${texts.title}.md`, 'unfinished', text);
  }
}

/** As `randomUUID` makes them: it becomes the name of a file. */
function isPanelId(id: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);
}
