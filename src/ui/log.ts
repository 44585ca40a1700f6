import * as vscode from 'vscode';
import { describeForLog, type GlacierError } from '../core/errors.ts';

const levels = ['debug', 'info', 'warn', 'error'] as const;

/**
 * The extension's own output channel; its level is the user's to set. Where the extension is under development its lines
 * also go to the console of the window, where a developer and the tests see them.
 */
export function createLog(mode: vscode.ExtensionMode): vscode.LogOutputChannel {
  const log = vscode.window.createOutputChannel('Glacier', { log: true });
  if (mode !== vscode.ExtensionMode.Development) return log;
  for (const level of levels) {
    const write = log[level].bind(log);
    log[level] = (message: string | Error) => {
      write(String(message));
      // oxlint-disable-next-line no-console -- in development only
      console[level](`[Glacier] ${message}`);
    };
  }
  return log;
}

export function logError(log: vscode.LogOutputChannel, error: GlacierError): void {
  log.error(describeForLog(error));
}
