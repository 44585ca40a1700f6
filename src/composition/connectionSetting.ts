import type * as vscode from 'vscode';
import {
  type Change,
  latestHeardOf,
  latestValue,
  readJournal,
  withChange,
} from '../core/aws/changeJournal.ts';
import { readMachineSetting, writeMachineSetting } from '../ui/settings.ts';

const journalKey = 'glacier.connectionChanges';

/** The setting `glacier.connections`, which several windows may change. */
export class ConnectionSetting {
  private readonly memento: vscode.Memento;
  /** Milliseconds since 1970 of the latest change that this window knows of. */
  private heardOf = 0;

  constructor(memento: vscode.Memento) {
    this.memento = memento;
  }

  /** The value as it is written, whatever that is. To be read whenever it has changed. */
  read(): unknown {
    const value = readMachineSetting('connections');
    this.heardOf = Math.max(this.heardOf, latestHeardOf(value, this.journal()));
    return value;
  }

  /**
   * Applies `edit` to the value as it is just before writing, so that a change made in another window meanwhile is
   * kept.
   * @throws what `edit` throws, and VS Code where the settings cannot be written
   */
  async change(edit: (value: unknown) => unknown[]): Promise<void> {
    const now = Date.now();
    const before = latestValue(this.read(), this.journal(), { now, heardOf: this.heardOf });
    const after = edit(before);
    await this.memento.update(journalKey, withChange(this.journal(), { before, after, at: now }));
    try {
      await writeMachineSetting('connections', after.length > 0 ? after : undefined);
      // In a remote window the user's settings lie beneath those of the machine, and would come to light.
      if (after.length === 0 && !isEmpty(this.read())) await writeMachineSetting('connections', []);
    } catch (error) {
      const others = this.journal().filter(({ at }) => at !== now);
      await this.memento.update(journalKey, others);
      throw error;
    }
  }

  /** VS Code brings this to all windows sooner than the setting. */
  private journal(): readonly Change[] {
    return readJournal(this.memento.get(journalKey));
  }
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
