import type * as vscode from 'vscode';
import type { HashPool } from '../jobs/hashing/hashPool.ts';
import type { Documents } from '../ui/documents.ts';

/** What verifications need. */
export interface VerificationTools {
  /** The hashing threads, created on first use. */
  readonly pool: () => Promise<HashPool>;
  readonly documents: Documents;
  /** Remembers which file an upload was verified against. */
  readonly memento: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}
