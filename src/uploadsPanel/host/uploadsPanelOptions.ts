import type { KeptUploads } from '../../core/uploads/keptUploads.ts';
import type { UploadRecord } from '../../core/uploads/uploadRecord.ts';
import type { ExportedUpload } from '../../core/uploads/uploadTable.ts';
import type { GlacierPort } from '../../glacier/port.ts';
import type * as Jobs from '../../jobs/entry.ts';
import type { Versioned } from '../../panel/protocol/envelope.ts';
import type { Sessions } from '../../store/sessions.ts';
import type { HostMessage, RowAction } from '../protocol/messages.ts';

/** An upload that was not aborted, and why. */
export interface NotAborted {
  readonly record: UploadRecord;
  readonly why: string;
}

/** What can be done with uploads. Each reports its failures itself. */
export interface UploadActions {
  run(action: RowAction, record: UploadRecord): Promise<void>;
  /** Asks first; returns those that failed. */
  abort(records: readonly UploadRecord[]): Promise<readonly NotAborted[]>;
  /**
   * What to list parts with.
   * @throws GlacierError where the connection cannot be opened
   */
  portOf(record: UploadRecord): Promise<Pick<GlacierPort, 'listParts'>>;
}

/** What the panel needs. */
export interface UploadsPanelOptions {
  /** Identifies what is kept for the next window. */
  readonly id: string;
  readonly sessions: Sessions;
  readonly jobs: typeof Jobs;
  readonly actions: UploadActions;
  readonly language: string;
  readonly readOnly: () => boolean;
  readonly post: (message: Versioned<HostMessage>) => void;
  /** Copies `text` to the clipboard and says that `what` was copied. */
  readonly copy: (text: string, what: string) => Promise<void>;
  readonly confirm: (question: string, facts: string, action: string) => Promise<boolean>;
  /** Keeps what was found for the next window. */
  readonly keep: (found: KeptUploads) => void;
  /** Writes uploads to a file that the user picks. Reports its failures itself. */
  readonly exportUploads: (uploads: readonly ExportedUpload[]) => Promise<void>;
  /** Opens uploads as a document. Reports its failures itself. */
  readonly openAsText: (uploads: readonly ExportedUpload[]) => Promise<void>;
  /** Called when what is known of the uploads has changed, with those that are there still. */
  readonly onFound: (uploads: readonly UploadRecord[]) => void;
  readonly log: (message: string) => void;
}
