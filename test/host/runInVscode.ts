import { join } from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { findVscode } from './findVscode.ts';
import { projectRoot } from './project.ts';
import { quietSettings, writeSettings } from './settings.ts';
import { makeTempFolder, removeTempFolder } from './tempFolder.ts';

/**
 * Starts a fresh VS Code with this extension, lets its extension host call `run()` of the script, and gives the exit
 * code: 0 when `run()` resolved. Says on the console which VS Code that was.
 */
export async function runInVscode(testsPath: string, env: Record<string, string> = {}): Promise<number> {
  const host = await findVscode();
  console.log(`Host: ${host.describe}`);
  const dataDir = makeTempFolder();
  const userDataDir = join(dataDir, 'user');
  await writeSettings(userDataDir, quietSettings);
  try {
    return await runTests({
      vscodeExecutablePath: host.executable,
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: testsPath,
      extensionTestsEnv: env,
      launchArgs: [
        ...host.launchArgs,
        `--user-data-dir=${userDataDir}`,
        `--extensions-dir=${join(dataDir, 'extensions')}`,
      ],
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  } finally {
    await removeTempFolder(dataDir);
  }
}
