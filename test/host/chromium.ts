import { existsSync } from 'node:fs';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { unpackNpmChromium } from './npmChromium.ts';

const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a headless Chromium: the one GLACIER_CHROMIUM names, else the machine's, else the one from npm. */
export async function launchChromium(): Promise<Browser> {
  // Signals are left to the caller: closing the window is not the only thing to do then.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return await chromium.launch({ ...signals, args: quiet, ...(await findChromium()) });
}

async function findChromium(): Promise<LaunchOptions> {
  const named = process.env['GLACIER_CHROMIUM'];
  if (named !== undefined) return { executablePath: named };
  const path = installed.find((candidate) => existsSync(candidate));
  if (path !== undefined) return { executablePath: path };
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { executablePath, env } = await unpackNpmChromium();
    return { executablePath, env: { ...process.env, ...env } };
  }
  if (process.platform === 'linux') throw new Error('No Chromium found; name one in GLACIER_CHROMIUM');
  return { channel: process.platform === 'win32' && !hasChromeOnWindows() ? 'msedge' : 'chrome' };
}

function hasChromeOnWindows(): boolean {
  const roots = [process.env['ProgramFiles'], process.env['ProgramFiles(x86)'], process.env['LOCALAPPDATA']];
  return roots.some(
    (root) => root !== undefined && existsSync(`${root}\\Google\\Chrome\\Application\\chrome.exe`),
  );
}
