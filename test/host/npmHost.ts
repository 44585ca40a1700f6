import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { installNpmHost } from './installNpmHost.ts';
import { startTree, stopTree } from './processTree.ts';
import { writeSettings } from './settings.ts';
import { makeTempFolder, removeTempFolder } from './tempFolder.ts';
import { waitFor } from './waitFor.ts';

export interface NpmHostOptions {
  /** User settings, replacing those in the data folder. Left out, the file stays as it is. */
  settings?: Record<string, unknown>;
  /** Added to this process's environment for the server and the extension host; undefined takes a name away. */
  env?: Record<string, string | undefined>;
  /** Kept when the host stops. Default: a temporary folder that goes with it. */
  dataDir?: string;
  /** Default: `user` in the data folder. */
  userDataDir?: string;
  /** Default: `extensions` in the data folder. */
  extensionsDir?: string;
  /** Folders of extensions to install, with the name of the folder as theirs; a page can load only one from its folder. */
  extensions?: string[];
  /** A packaged extension to install. */
  vsix?: string;
  /** Every request must then carry it. Only tests on loopback do without. */
  connectionToken?: string;
  /** Lets the page's address name an extension under development and tests to run. */
  smokeTestDriver?: boolean;
  /** Default: any free port. */
  port?: number;
}

export interface NpmHost {
  port: number;
  /** The address of the page, without a token. */
  url: string;
  dataDir: string;
  /** Replaces the user settings; an open window takes them up. */
  changeSettings(settings: Record<string, unknown>): Promise<void>;
  /** Settles when the server ends, by `stop` or by itself. */
  exited: Promise<void>;
  /** Ends the server and the extension hosts it started, and removes a temporary data folder. */
  stop(): Promise<void>;
}

interface Folders {
  dataDir: string;
  userDataDir: string;
  extensionsDir: string;
}

/** Starts VS Code's server from npm, installing it first where needed, and waits until it answers. */
export async function startNpmHost(options: NpmHostOptions = {}): Promise<NpmHost> {
  const script = await installNpmHost();
  const dataDir = options.dataDir ?? makeTempFolder();
  const folders = { ...foldersIn(dataDir), ...given(options) };
  if (options.settings !== undefined) await writeSettings(folders.userDataDir, options.settings);
  for (const path of options.extensions ?? [])
    await cp(path, join(folders.extensionsDir, basename(path)), { recursive: true });
  if (options.vsix !== undefined) await installInto(folders, options.vsix);
  const env = options.smokeTestDriver === true ? testEnvironment(dataDir) : {};
  const server = startTree(process.execPath, [script, ...serveArguments(options, folders)], {
    env: { ...process.env, ...env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(server, 'exit').then(() => {});
  const stop = async (): Promise<void> => {
    await stopTree(server);
    if (options.dataDir === undefined) await removeTempFolder(dataDir);
  };
  try {
    const port = await answeringPort(server);
    const changeSettings: NpmHost['changeSettings'] = (changed) =>
      writeSettings(folders.userDataDir, changed);
    return { port, url: `http://127.0.0.1:${port}/`, dataDir, changeSettings, exited, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function testEnvironment(dataDir: string): Record<string, string> {
  return {
    // Tests are not to depend on what an extension gallery answers.
    EXTENSIONS_GALLERY: '{}',
    // The server leaves its sockets behind; here they go with the data.
    ...(process.platform === 'linux' ? { XDG_RUNTIME_DIR: dataDir } : {}),
  };
}

/** Installs a packaged extension into a data folder, as the window's own "Install from VSIX" would. */
export async function installVsix(vsix: string, dataDir: string): Promise<void> {
  await installInto(foldersIn(dataDir), vsix);
}

async function installInto(folders: Folders, vsix: string): Promise<void> {
  const args = [...folderArguments(folders), '--install-extension', vsix, '--force'];
  const child = spawn(process.execPath, [await installNpmHost(), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = keepLines(child);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${vsix} could not be installed:\n${lines.join('\n')}`);
}

function foldersIn(dataDir: string): Folders {
  return { dataDir, userDataDir: join(dataDir, 'user'), extensionsDir: join(dataDir, 'extensions') };
}

function given({ userDataDir, extensionsDir }: NpmHostOptions): Partial<Folders> {
  return { ...(userDataDir && { userDataDir }), ...(extensionsDir && { extensionsDir }) };
}

function folderArguments({ dataDir, userDataDir, extensionsDir }: Folders): string[] {
  return [
    '--accept-server-license-terms',
    `--server-data-dir=${join(dataDir, 'server')}`,
    `--user-data-dir=${userDataDir}`,
    `--extensions-dir=${extensionsDir}`,
  ];
}

function serveArguments(options: NpmHostOptions, folders: Folders): string[] {
  const { connectionToken, port = 0, smokeTestDriver = false } = options;
  return [
    ...folderArguments(folders),
    '--host=127.0.0.1',
    `--port=${port}`,
    '--telemetry-level=off',
    // The extension host is to see the environment given here, not what a login shell would make of it.
    '--force-disable-user-env',
    connectionToken === undefined ? '--without-connection-token' : `--connection-token=${connectionToken}`,
    ...(smokeTestDriver ? ['--enable-smoke-test-driver'] : []),
  ];
}

async function answeringPort(server: ChildProcess): Promise<number> {
  const lines = keepLines(server);
  return await waitFor('the VS Code server', async () => {
    if (server.exitCode !== null) throw new Error(`The VS Code server ended:\n${lines.join('\n')}`);
    const port = lines
      .map((line) => /Web UI available at http:\/\/[^:]+:(\d+)/.exec(line)?.[1])
      .find(Boolean);
    if (port === undefined) return undefined;
    const answer = await fetch(`http://127.0.0.1:${port}/version`).catch(() => undefined);
    return answer?.ok === true ? Number(port) : undefined;
  });
}

/** The server's first lines, for the port and for the message when it fails; the rest is read and dropped. */
function keepLines(child: ChildProcess): string[] {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface(stream).on('line', (line) => {
      if (lines.length < 200) lines.push(line);
      if (process.env['GLACIER_HOST_LOG'] !== undefined) console.error(`[server] ${line}`);
    });
  }
  return lines;
}
