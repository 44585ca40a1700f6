import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { fetchStableVersions } from '@vscode/test-electron/out/download.js';
import { projectRoot, vscodeVersion } from './project.ts';

export type Desktop = { executable: string; launchArgs: string[] } | { missing: string };

const cachePath = join(projectRoot, '.vscode-test');

/** The desktop VS Code the tests are pinned to, downloaded where that is possible, and started as this machine needs it. */
export async function findDesktop(): Promise<Desktop> {
  const display = hasDisplay();
  const xvfb = display ? undefined : onPath('xvfb-run');
  if (!display && xvfb === undefined) return { missing: 'there is no display for a desktop VS Code' };
  const downloaded = await downloadDesktop();
  if ('missing' in downloaded) return downloaded;
  const { executable } = downloaded;
  return xvfb === undefined
    ? { executable, launchArgs: [] }
    : { executable: xvfb, launchArgs: ['--auto-servernum', executable] };
}

/** Downloads the pinned desktop VS Code, or says within seconds why that cannot be. Leaves nothing half done. */
export async function downloadDesktop(): Promise<{ executable: string } | { missing: string }> {
  if (!isDownloaded()) {
    // The same question the download would ask first, with less patience.
    const versions = await fetchStableVersions(true, 4000).catch(() => undefined);
    if (versions === undefined) return await giveUp('the download site of VS Code cannot be reached');
    if (!versions.includes(vscodeVersion)) return await giveUp(`VS Code ${vscodeVersion} is not on offer`);
    console.log(`Downloading VS Code ${vscodeVersion} into .vscode-test/ (once)`);
  }
  try {
    const executable = await downloadAndUnzipVSCode({
      version: vscodeVersion,
      cachePath,
      timeout: 10_000,
      reporter: new SilentReporter(),
    });
    return starts(executable)
      ? { executable }
      : { missing: 'the desktop VS Code lacks libraries on this machine' };
  } catch {
    return await giveUp('the download of VS Code broke off');
  }
}

async function giveUp(missing: string): Promise<{ missing: string }> {
  for (const folder of downloads())
    if (!isComplete(folder)) await rm(folder, { recursive: true, force: true });
  return { missing };
}

/** Whether a window can be shown: always but on a Linux with neither X nor Wayland. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

/** The path of a program the shell would find under one of these names. */
export function onPath(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return paths.find((path) => existsSync(path));
}

function isDownloaded(): boolean {
  return downloads().some(isComplete);
}

function downloads(): string[] {
  if (!existsSync(cachePath)) return [];
  const names = readdirSync(cachePath).filter((name) => name.endsWith(`-${vscodeVersion}`));
  return names.map((name) => join(cachePath, name));
}

function isComplete(folder: string): boolean {
  return existsSync(join(folder, 'is-complete'));
}

/** As plain Node it needs no display, but every library it is linked against. */
function starts(executable: string): boolean {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return spawnSync(executable, ['--version'], { env, windowsHide: true }).status === 0;
}
