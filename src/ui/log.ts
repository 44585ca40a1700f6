import * as vscode from 'vscode';
import { describeForLog, type GlacierError } from '../core/errors.ts';
import { displayText } from '../core/text/displayText.ts';
import type { KeptLines } from '../core/text/keptLines.ts';

const levels = ['trace', 'debug', 'info', 'warn', 'error'] as const;

/** Characters. */
const longestLine = 2000;

/**
 * The extension's output channel, one line a message; the user sets its level. What has that level is also added to
 * `kept`. During development lines also go to the window's console, for developers and tests.
 */
export function createLog(mode: vscode.ExtensionMode, kept: KeptLines): vscode.LogOutputChannel {
  const log = vscode.window.createOutputChannel('Glacier', { log: true });
  for (const [index, level] of levels.entries()) {
    const write = log[level].bind(log);
    log[level] = (message: string | Error) => {
      // Messages contain untrusted texts: none may look like a line of its own.
      const line = displayText(String(message), longestLine);
      write(line);
      // VS Code counts from trace, 1; at 0 the log is off.
      const least: number = log.logLevel;
      if (least > 0 && least <= index + 1) kept.add(level, line);
      // oxlint-disable-next-line no-console -- in development only
      if (mode === vscode.ExtensionMode.Development && level !== 'trace') console[level](`[Glacier] ${line}`);
    };
  }
  return log;
}

export function logError(log: vscode.LogOutputChannel, error: GlacierError): void {
  log.error(describeForLog(error));
}
