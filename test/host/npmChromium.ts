import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installOnce } from './installOnce.ts';
import { hostFolder } from './project.ts';

const unpack = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";

export interface ChromiumProgram {
  executablePath: string;
  /** What Chromium, and nothing else, needs in its environment. */
  env: Record<string, string>;
}

/** The headless Chromium inside the npm package @sparticuz/chromium (Linux x64), unpacked on first use. */
export async function unpackNpmChromium(): Promise<ChromiumProgram> {
  const folder = join(hostFolder, `chromium-${packageVersion()}`);
  await installOnce(folder, fill);
  const executablePath = join(folder, 'chromium');
  const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  if (starts(executablePath, fonts)) return { executablePath, env: fonts };
  // The machine lacks NSS, which this Chromium is linked against. The package brings its own.
  const env = { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  if (starts(executablePath, env)) return { executablePath, env };
  throw new Error('The Chromium from npm does not start here; name another one in GLACIER_CHROMIUM');
}

/**
 * The package unpacks into the temporary folder, and its own libraries only where it believes to be on
 * AWS Lambda. Both are told to a process of its own: the AWS SDK of the extension under test reads that
 * variable too and must not see it.
 */
async function fill(staging: string): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('@sparticuz/chromium could not be unpacked');
  // Its fonts.conf names folders outside; this one takes the machine's fonts and, for want of any, the package's.
  await rename(join(staging, 'fonts'), join(staging, 'packagedFonts'));
  await writeFile(join(staging, 'fonts.conf'), fontConfiguration);
}

const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">packagedFonts</dir>
  <cachedir prefix="relative">fontCache</cachedir>
</fontconfig>
`;

function starts(executablePath: string, env: Record<string, string>): boolean {
  return spawnSync(executablePath, ['--version'], { env: { ...process.env, ...env } }).status === 0;
}

function packageVersion(): string {
  const require = createRequire(import.meta.url);
  const manifest = require('../../node_modules/@sparticuz/chromium/package.json') as { version: string };
  return manifest.version;
}
