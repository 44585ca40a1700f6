import { readFile, writeFile } from 'node:fs/promises';
import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { installOnce } from './installOnce.ts';
import { runNpm } from './npmCommand.ts';
import { codeServerVersion, hostFolder } from './project.ts';

const folder = join(hostFolder, `code-server-${codeServerVersion}`);

/**
 * VS Code as it can be had from the npm registry alone: the server inside the package code-server. Gives the
 * path of its main script. Install scripts stay off: they would compile native modules for minutes, and
 * nothing an extension needs is lost without those.
 */
export async function installNpmHost(): Promise<string> {
  await installOnce(folder, fill);
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js');
}

async function fill(staging: string): Promise<void> {
  console.log(`Installing code-server@${codeServerVersion} from npm into .vscode-host/ (once, about 600 MB)`);
  // npm would otherwise walk up and install into the project itself.
  await writeFile(join(staging, 'package.json'), '{ "private": true }\n');
  const logFile = join(staging, 'install.log');
  const log = createWriteStream(logFile);
  await once(log, 'open');
  const server = join(staging, 'node_modules', 'code-server', 'lib', 'vscode');
  const ok =
    (await npmInstall(staging, [`code-server@${codeServerVersion}`], log)) &&
    (await npmInstall(server, ['--omit=dev'], log));
  if (!ok) throw new Error(`npm could not install code-server:\n${await readFile(logFile, 'utf8')}`);
}

async function npmInstall(cwd: string, args: string[], log: WriteStream): Promise<boolean> {
  const flags = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return (await runNpm([...flags, ...args], { cwd, stdio: ['ignore', log, log] })) === 0;
}
