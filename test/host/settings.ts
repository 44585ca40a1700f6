import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** User settings for tests: nothing in the window but what the extension puts there. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  // Nothing moves or blinks that somebody would have to wait for.
  'editor.cursorBlinking': 'solid',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'npm.autoDetect': 'off',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.autoDetectColorScheme': false,
  'window.commandCenter': false,
  'window.confirmBeforeClose': 'never',
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  // A tooltip over the next row would take the click that is meant for it.
  'workbench.hover.delay': 60_000,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

function settingsFile(userDataDir: string): string {
  return join(userDataDir, 'User', 'settings.json');
}

/**
 * Replaces the user settings of a user data folder. To a window in a browser the host is a remote machine, and settings
 * of machine scope, as most of the extension's are, count only in that machine's own file. Nothing else is written there,
 * for it would outweigh what the user changes in the window.
 */
export async function writeSettings(
  userDataDir: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const own = Object.entries(settings).filter(([name]) => name.startsWith('glacier.'));
  await writeJson(settingsFile(userDataDir), settings);
  await writeJson(join(userDataDir, 'Machine', 'settings.json'), Object.fromEntries(own));
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(value, undefined, 2)}\n`);
}

/** Writes the user settings of a user data folder that has none yet. */
export async function startWithSettings(
  userDataDir: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (!existsSync(settingsFile(userDataDir))) await writeSettings(userDataDir, settings);
}
