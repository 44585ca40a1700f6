import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import * as sdk from '@aws-sdk/client-glacier';
import { clientFor } from '../client.ts';

const script = fileURLToPath(new URL('../../../src/emulator/cli.ts', import.meta.url));
const accountId = '-';

describe('the emulator on the command line', function () {
  const children: Child[] = [];

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  it('prints one line of JSON by which a client gets on, and ends when told', async () => {
    const child = run('--json', '--sample');
    const line = await firstOutput(child);
    assert.match(line, /^\{.*\}\n$/);
    const endpoint = JSON.parse(line) as Parameters<typeof clientFor>[0] & { accountId: string };
    assert.deepEqual(Object.keys(endpoint), ['url', 'region', 'accountId', 'accessKeyId', 'secretAccessKey']);
    assert.match(endpoint.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const client = clientFor(endpoint);
    const { VaultList } = await client.send(new sdk.ListVaultsCommand({ accountId }));
    assert.equal(VaultList?.length, 10);
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
    client.destroy();
  });

  it('prints for people what to export, as the README has it, and begins empty', async () => {
    const child = run('--port', '0');
    const said = await firstOutput(child);
    const exported = Object.fromEntries(
      [...said.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
    );
    const printed = said.split('\n').filter((line) => line.startsWith('export '));
    assert.equal(printed.length, 5);
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    assert.ok(readme.includes(printed.join('\n').replace(/127\.0\.0\.1:\d+/, '127.0.0.1:9911')));
    const client = clientFor({
      url: exported['AWS_ENDPOINT_URL_GLACIER'] ?? '',
      region: exported['AWS_REGION'] ?? '',
      accessKeyId: exported['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: exported['AWS_SECRET_ACCESS_KEY'] ?? '',
    });
    const { VaultList } = await client.send(new sdk.ListVaultsCommand({ accountId }));
    assert.deepEqual(VaultList, []);
    assert.match(said, /^aws glacier list-vaults --account-id -$/m);
    assert.ok(
      said.includes(
        `\naws glacier list-vaults --account-id - --endpoint-url ${exported['AWS_ENDPOINT_URL_GLACIER']}`,
      ),
    );
    child.kill('SIGINT');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
    client.destroy();
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    for (const how of [[], ['--silent']])
      it(`ends by ${signal} to npm${how.map((each) => ` ${each}`).join('')}, and frees the port`, async function () {
        // Windows has no signals.
        if (process.platform === 'win32') this.skip();
        const child = spawn('npm', ['run', ...how, 'emulator', '--', '--json'], {
          cwd: fileURLToPath(new URL('../../..', import.meta.url)),
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        children.push(child);
        let said = '';
        for await (const chunk of child.stdout) if ((said += String(chunk)).includes('"url"')) break;
        const { port } = new URL(/http:[^"]*/.exec(said)?.[0] ?? '');
        child.kill(signal);
        await once(child, 'exit');
        const next = createServer();
        next.listen(Number(port), '127.0.0.1');
        await once(next, 'listening');
        await new Promise((resolve) => next.close(resolve));
      });

  it('says in one sentence that a port is in use', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    assert.ok(typeof address === 'object' && address);
    assert.deepEqual(await outcome('--port', String(address.port)), {
      code: 1,
      out: '',
      error: 'glacier emulator: the port is in use; choose another with --port.\n',
    });
    await new Promise((resolve) => taken.close(resolve));
  });

  for (const [options, sentence] of [
    [['--unknown'], "Unknown option '--unknown'; --help lists the options."],
    [['extra'], "Unexpected argument 'extra'; --help lists the options."],
    [['--port', '65536'], '--port takes a whole number from 0 to 65535.'],
    [['--port', 'x'], '--port takes a whole number from 0 to 65535.'],
    [['--latency', '1.5'], '--latency takes a whole number from 0 to 60000.'],
    [['--latency', '-5'], "Option '--latency' argument is ambiguous; --help lists the options."],
  ] as const) {
    it(`says in one sentence what is wrong with ${options.join(' ')}`, async () => {
      assert.deepEqual(await outcome(...options), {
        code: 2,
        out: '',
        error: `glacier emulator: ${sentence}\n`,
      });
    });
  }

  it('lists its options', async () => {
    const { code, out, error } = await outcome('--help');
    assert.deepEqual([code, error], [0, '']);
    for (const option of ['--port', '--sample', '--latency', '--json']) assert.ok(out.includes(option));
  });

  type Child = ChildProcessByStdio<null, Readable, Readable>;

  function run(...options: readonly string[]): Child {
    const child = spawn(process.execPath, [script, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(child);
    return child;
  }

  async function outcome(...options: readonly string[]) {
    const child = run(...options);
    const [[code], out, error] = await Promise.all([
      once(child, 'close') as Promise<[number | null]>,
      text(child.stdout),
      text(child.stderr),
    ]);
    return { code, out, error };
  }

  async function firstOutput(child: Child): Promise<string> {
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    return said.toString();
  }
});
