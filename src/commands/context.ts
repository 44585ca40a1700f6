import type * as vscode from 'vscode';
import type { GlacierView } from '../explorer/view.ts';
import type { PartsPanels } from '../partsPanel/host.ts';
import type { Session } from '../store/session.ts';

/** What commands work on. */
export interface CommandContext {
  readonly session: Session;
  readonly view: GlacierView;
  readonly panels: PartsPanels;
  readonly log: vscode.LogOutputChannel;
  /** Puts the sample account in place of the connection to AWS, and back. */
  readonly sample: { open(): void; close(): void };
}
