import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installOnce } from './installOnce.ts';
import { runNpmQuietly } from './npmCommand.ts';
import { codeServerVersion, hostFolder } from './project.ts';

const serverFolder = join('node_modules', 'code-server', 'lib', 'vscode');
const folder = join(hostFolder, `code-server-${codeServerVersion}`);

/**
 * VS Code as it can be had from the npm registry alone: the server inside the package code-server. Gives the
 * path of its main script. Install scripts stay off: they would compile native modules for minutes, and
 * nothing an extension needs is lost without those.
 */
export async function installNpmHost(): Promise<string> {
  await installOnce(folder, fill);
  return join(folder, serverFolder, 'out', 'server-main.js');
}

async function fill(staging: string): Promise<void> {
  console.log(`Installing code-server@${codeServerVersion} from npm into .vscode-host/ (once, about 600 MB)`);
  // npm would otherwise walk up and install into the project itself.
  await writeFile(join(staging, 'package.json'), '{ "private": true }\n');
  const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await runNpmQuietly([...install, `code-server@${codeServerVersion}`], staging);
  await runNpmQuietly([...install, '--omit=dev'], join(staging, serverFolder));
}
