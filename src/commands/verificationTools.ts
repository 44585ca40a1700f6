import type * as vscode from 'vscode';
import type { HashPool } from '../jobs/hashing/hashPool.ts';
import type { Documents } from '../ui/documents.ts';

/** What comparing uploads takes. */
export interface VerificationTools {
  /** The threads that hash, made when they are first needed. */
  readonly pool: () => Promise<HashPool>;
  readonly documents: Documents;
  /** Keeps which file an upload was compared with. */
  readonly memento: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}
