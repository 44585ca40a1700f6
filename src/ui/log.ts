import * as vscode from 'vscode';
import type { GlacierError } from '../core/errors.ts';

/** The extension's own output channel; its level is the user's to set. */
export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel('Glacier', { log: true });
}

/** One line for an error with what a person asking AWS for help needs; no headers, no credentials. */
export function logError(log: vscode.LogOutputChannel, error: GlacierError): void {
  const request = error.requestId === undefined ? '' : ` (request id ${error.requestId})`;
  log.error(`${error.kind}: ${error.message}${request}`);
}
