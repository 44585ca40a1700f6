import * as vscode from 'vscode';
import { pageLimits } from '../core/serviceLimits.ts';
import { MiB } from '../core/text/bytes.ts';
import type { Settings } from '../manifest.ts';

/**
 * A setting as the user has set it on this machine, or its default. A workspace's value is ignored: it could send
 * requests, signed with the user's keys, to somebody else. (The manifest forbids it too, with `machine` scope.)
 */
export function readMachineSetting<K extends keyof Settings>(name: K): Settings[K] {
  const values = vscode.workspace.getConfiguration('glacier').inspect<Settings[K]>(name);
  // Every setting has a default in package.json. A null in the settings is a value, though a wrong one.
  return (values?.globalValue === undefined ? values?.defaultValue : values.globalValue) as Settings[K];
}

/** Items to request at once, within the service's limit for parts, whatever the setting says. */
export function readPageSize(): number {
  const size = readMachineSetting('pageSize');
  // Settings edited by hand may be anything.
  const most = pageLimits.parts;
  return Number.isFinite(size) ? Math.min(Math.max(Math.trunc(size), 1), most) : most;
}

/** Parts to send at once, 1 to 16, whatever the setting says. */
export function readConcurrency(): number {
  const concurrency = readMachineSetting('concurrency');
  return Number.isFinite(concurrency) ? Math.min(Math.max(Math.trunc(concurrency), 1), 16) : 4;
}

/** Bytes a second to send at most, 0 for no limit, whatever the setting says. */
export function readUploadLimit(): number {
  const limit = readMachineSetting('uploadLimit');
  return Number.isFinite(limit) && limit > 0 ? limit * MiB : 0;
}

/** Milliseconds between looks at an upload that is watched, ten seconds to an hour, whatever the setting says. */
export function readWatchInterval(): number {
  const seconds = readMachineSetting('watchInterval');
  return (Number.isFinite(seconds) ? Math.min(Math.max(seconds, 10), 3600) : 30) * 1000;
}

/** Calls `listener` when one of `names` may have changed. */
export function onSettingsChange(
  names: readonly (keyof Settings)[],
  listener: () => void,
): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (names.some((name) => event.affectsConfiguration(`glacier.${name}`))) listener();
  });
}

/** Changes a setting for the user on this machine; removes it when it is the default. */
export async function writeMachineSetting<K extends keyof Settings>(
  name: K,
  value: Settings[K] | undefined,
): Promise<void> {
  const target = vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('glacier').update(name, value, target);
}
