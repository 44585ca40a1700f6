import * as vscode from 'vscode';
import { describeForLog, type GlacierError } from '../core/errors.ts';
import { displayText } from '../core/text/displayText.ts';

const levels = ['trace', 'debug', 'info', 'warn', 'error'] as const;

/** Characters. */
const longestLine = 2000;

/**
 * The extension's output channel, one line a message; the user sets its level. During development lines also go to the
 * window's console, for developers and tests.
 */
export function createLog(mode: vscode.ExtensionMode): vscode.LogOutputChannel {
  const log = vscode.window.createOutputChannel('Glacier', { log: true });
  for (const level of levels) {
    const write = log[level].bind(log);
    log[level] = (message: string | Error) => {
      // Messages contain untrusted texts: none may look like a line of its own.
      const line = displayText(String(message), longestLine);
      write(line);
      // oxlint-disable-next-line no-console -- in development only
      if (mode === vscode.ExtensionMode.Development && level !== 'trace') console[level](`[Glacier] ${line}`);
    };
  }
  return log;
}

export function logError(log: vscode.LogOutputChannel, error: GlacierError): void {
  log.error(describeForLog(error));
}
