import type * as vscode from 'vscode';
import type { HashPool } from '../jobs/hashing/hashPool.ts';
import type { PartsList } from '../store/partsList.ts';
import type { Documents } from '../ui/documents.ts';

/** What verifications need. */
export interface VerificationTools {
  /** The hashing threads, created on first use. */
  readonly pool: () => Promise<HashPool>;
  /** Likewise. */
  readonly documents: () => Promise<Documents>;
  /** Remembers which file an upload was verified against. */
  readonly memento: vscode.Memento;
  /** The folder that verifications are kept in, for the next window. */
  readonly folder: string;
  readonly log: vscode.LogOutputChannel;
}

/** An upload to verify. */
export interface VerifiedUpload {
  readonly parts: PartsList;
  /** Shows its panel. */
  readonly showParts: () => unknown;
}
