import * as vscode from 'vscode';
import type { ContextKeys } from '../manifest.ts';

const known = new Map<keyof ContextKeys, unknown>();

/** Sets a context key if its value has changed. */
export function setContextKey<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
  if (known.get(key) === value) return;
  known.set(key, value);
  void vscode.commands.executeCommand('setContext', key, value);
}
