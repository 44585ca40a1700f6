import type { PartsList } from '../../store/partsList.ts';
import type { HostMessage, Versioned } from '../protocol/messages.ts';

/** What a panel is given to work with. */
export interface PanelOptions {
  readonly sessionId: string;
  readonly connectionLabel: string;
  readonly language: string;
  readonly post: (message: Versioned<HostMessage>) => void;
  /** Puts `text` on the clipboard and says that `what` was copied. */
  readonly copy: (text: string, what: string) => Promise<void>;
  /** Loads all parts and writes them to a file of a person's choice. Tells of its failures itself. */
  readonly exportParts: (parts: PartsList) => Promise<void>;
  /** Shows what is loaded as a document. Tells of its failures itself. */
  readonly openAsText: (parts: PartsList) => Promise<void>;
  /**
   * Connects again after the connection was closed, and then calls `show`; tells of its failures itself. Absent where
   * that is not possible.
   */
  readonly reopen?: () => Promise<void>;
  /**
   * Compares the parts with a local file of a person's choice and has the list show the results as they come. Tells of
   * its failures itself. Absent where that is not possible.
   */
  readonly verify?: (parts: PartsList) => Promise<void>;
  /** Shows the report of the verification, of which the list has the outcome. Tells of its failures itself. */
  readonly openReport?: (parts: PartsList) => Promise<void>;
  readonly log: (message: string) => void;
}
