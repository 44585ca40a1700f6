import * as vscode from 'vscode';
import type { ContextKeys } from '../manifest.ts';

const known = new Map<keyof ContextKeys, unknown>();

/** Sets a context key if its value has changed. */
export function setContextKey<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
  if (known.get(key) === value) return;
  known.set(key, value);
  void vscode.commands.executeCommand('setContext', key, value);
}

/** Keys for what steps of the walkthrough are about. */
type DoneKey = Extract<keyof ContextKeys, `glacier.did${string}`>;

const done = new Set<DoneKey>();

/** Marks a step of the walkthrough; one that was marked in this window before only where it is done `again`. */
export function markDone(key: DoneKey, again = false): void {
  if (done.has(key) && !again) return;
  done.add(key);
  pulse(key);
}

/** Marks again what was done in this window: VS Code marks only steps of a walkthrough that it has read already. */
export function tellDone(): void {
  done.forEach(pulse);
}

/** A step whose key is true when VS Code reads the walkthrough is never marked in that window, so no key stays true. */
function pulse(key: DoneKey): void {
  setContextKey(key, true);
  setContextKey(key, false);
}
