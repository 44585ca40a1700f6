import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';

/** Runs the machine's own npm with its output on the console unless told otherwise, and gives its exit code. */
export async function runNpm(args: string[], options: SpawnOptions): Promise<number> {
  const [code] = (await once(startNpm(args, { stdio: 'inherit', ...options }), 'exit')) as [number | null];
  return code ?? 1;
}

/** Runs the machine's own npm in a folder, and gives what it said, or throws that when it fails. */
export async function runNpmQuietly(args: string[], cwd: string): Promise<string> {
  const npm = startNpm(args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
  const [code] = (await once(npm, 'close')) as [number | null];
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${output}`);
  return output;
}

function startNpm(args: string[], options: SpawnOptions): ChildProcess {
  // Inside `npm run` this names the npm that runs; pnpm and yarn put themselves there too.
  const cli = process.env['npm_execpath'];
  return cli !== undefined && basename(cli) === 'npm-cli.js'
    ? spawn(process.execPath, [cli, ...args], options)
    : spawn('npm', args, { ...options, shell: process.platform === 'win32' });
}
