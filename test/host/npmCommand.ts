import { spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';

/** Runs the machine's own npm and gives its exit code. Its output goes where `stdio` says. */
export async function runNpm(args: string[], options: SpawnOptions): Promise<number> {
  // Inside `npm run` this names the npm that runs; pnpm and yarn put themselves there too.
  const cli = process.env['npm_execpath'];
  const child =
    cli !== undefined && basename(cli) === 'npm-cli.js'
      ? spawn(process.execPath, [cli, ...args], options)
      : spawn('npm', args, { ...options, shell: process.platform === 'win32' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
