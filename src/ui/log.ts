import * as vscode from 'vscode';
import { describeForLog, type GlacierError } from '../core/errors.ts';

/** The extension's own output channel; its level is the user's to set. */
export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel('Glacier', { log: true });
}

export function logError(log: vscode.LogOutputChannel, error: GlacierError): void {
  log.error(describeForLog(error));
}
