import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runNpmQuietly } from './npmCommand.ts';
import { installVsix, startNpmHost } from './npmHost.ts';
import { hostFolder, projectRoot } from './project.ts';
import { startWithSettings } from './settings.ts';

/** Packages the extension, installs it into VS Code's server from npm, and serves that to a browser until Ctrl+C. */
export async function serveNpmHost(
  dataDir: string,
  settings: Readonly<Record<string, unknown>>,
  port: number,
): Promise<void> {
  const vsix = join(hostFolder, 'glacier-explorer.vsix');
  await mkdir(hostFolder, { recursive: true });
  await runNpmQuietly(['run', 'package', '--', '--out', vsix], projectRoot);
  await startWithSettings(join(dataDir, 'user'), settings);
  await installVsix(vsix, dataDir);
  const connectionToken = randomBytes(16).toString('hex');
  const host = await startNpmHost({ dataDir, connectionToken, port });
  console.log(`
  Open ${host.url}?tkn=${connectionToken}

Then click the iceberg in the activity bar: it shows the sample account. Ctrl+C ends this.
Telemetry is off, whatever a Welcome page says.`);
  process.on('SIGINT', () => void host.stop());
  await host.exited;
}
