import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { launchChromium } from './chromium.ts';
import { startNpmHost } from './npmHost.ts';
import { quietSettings } from './settings.ts';
import { isExtensionHostGone, printTestOutput } from './testOutput.ts';
import { workbenchUrl } from './workbenchUrl.ts';

// What code.mjs starts: takes a desktop VS Code's arguments for a test run, and exits with the tests' code.

const timeLimit = 4 * 60_000;

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
  },
});
const testsPath = text(values.extensionTestsPath);
if (testsPath === undefined) throw new Error('--extensionTestsPath is missing: this VS Code runs tests only');
const extensionPaths = values.extensionDevelopmentPath?.map(String) ?? [];
const folder = positionals.find((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
process.exitCode = await run(testsPath);

async function run(testsPath: string): Promise<number> {
  const userDataDir = text(values['user-data-dir']);
  const extensionsDir = text(values['extensions-dir']);
  const host = await startNpmHost({
    ...(userDataDir === undefined ? { settings: quietSettings } : { userDataDir }),
    ...(extensionsDir === undefined ? {} : { extensionsDir }),
    smokeTestDriver: true,
  });
  const browser = await launchChromium();
  const end = Promise.withResolvers<number>();
  let ended = false;
  const finish = (code: number, why?: string): void => {
    if (!ended && why !== undefined) console.error(why);
    ended = true;
    end.resolve(code);
  };
  const watchdog = setTimeout(
    () => finish(1, `The tests did not end within ${timeLimit / 60_000} minutes`),
    timeLimit,
  );
  process.on('SIGINT', () => finish(130, 'Interrupted'));
  void host.exited.then(() => finish(1, 'The VS Code server ended before the tests did'));
  try {
    const page = await browser.newPage();
    page.on('crash', () => finish(1, 'The VS Code window crashed'));
    await page.exposeFunction('codeAutomationLog', (type: string, parts: unknown[]) => {
      if (isExtensionHostGone(parts)) finish(1, 'The extension host ended before the tests did');
      if (!ended) printTestOutput(type, parts);
    });
    await page.exposeFunction('codeAutomationExit', (code: number) => finish(code));
    await page.goto(
      workbenchUrl(host.url, { extensionPaths, testsPath, ...(folder === undefined ? {} : { folder }) }),
    );
    return await end.promise;
  } finally {
    clearTimeout(watchdog);
    await browser.close();
    await host.stop();
  }
}

/** Without `strict` an option given with no value comes as true. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
