import type { PartsList } from '../../store/partsList.ts';
import type { Versioned } from '../../panel/protocol/envelope.ts';
import type { WatchNews } from '../../store/partsWatch.ts';
import type { HostMessage } from '../protocol/messages.ts';

/** What a panel needs. */
export interface PanelOptions {
  readonly sessionId: string;
  readonly connectionLabel: string;
  readonly language: string;
  readonly post: (message: Versioned<HostMessage>) => void;
  /** Parts were sent to the webview, perhaps again. */
  readonly onShown?: () => void;
  /** Copies `text` to the clipboard and says that `what` was copied. */
  readonly copy: (text: string, what: string) => Promise<void>;
  /** Loads all parts and writes them to a file the user picks. Reports its failures itself. */
  readonly exportParts: (parts: PartsList) => Promise<void>;
  /** Opens what is loaded as a document. Reports its failures itself. */
  readonly openAsText: (parts: PartsList) => Promise<void>;
  /**
   * Connects again after the connection was closed, then calls `show`. Reports its failures itself. Absent where that
   * is impossible.
   */
  readonly reopen?: () => Promise<void>;
  /**
   * Verifies the parts against a local file the user picks; results appear in the list as they come. Reports its
   * failures itself. Absent where that is impossible.
   */
  readonly verify?: (parts: PartsList) => Promise<void>;
  /** Opens the report of the list's verification. Reports its failures itself. */
  readonly openReport?: (parts: PartsList) => Promise<void>;
  /** How the upload is watched. Absent where that is impossible. */
  readonly watch?: {
    /** Milliseconds from one look to the next, read each time. */
    readonly interval: () => number;
    readonly onNews: (parts: PartsList, news: WatchNews) => void;
  };
  readonly log: (message: string) => void;
}
