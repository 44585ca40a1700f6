import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from './project.ts';
import { waitFor } from './waitFor.ts';

/** The extension at the other end. */
export const controlExtension = join(projectRoot, 'test', 'host', 'control');

/** Changes things in a window without clicks. */
export interface Control {
  /** For the environment of the extension host. */
  readonly env: Record<string, string>;
  /** Changes user settings, as the Settings editor would, and resolves when VS Code has taken them up. */
  changeSettings(settings: Record<string, unknown>): Promise<void>;
  runCommand(command: string, ...args: unknown[]): Promise<void>;
  /** How often the command `glacierTest.run` was run: what a link that should be none would lead to. */
  readonly runs: number;
  stop(): void;
}

/** Listens for the window; a request waits for it, also while the window is loaded anew. */
export async function startControl(): Promise<Control> {
  let latest: Socket | undefined;
  let lastId = 0;
  let runs = 0;
  const answered = new Set<number>();
  const server = createServer((socket) => {
    latest = socket;
    socket.on('error', () => {});
    createInterface(socket).on('line', (line) => {
      const { id } = JSON.parse(line) as { id?: number };
      if (id === undefined) runs++;
      else answered.add(id);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function ask(request: object): Promise<void> {
    const id = ++lastId;
    const socket = await waitFor('the window', () => (latest?.writable === true ? latest : undefined));
    socket.write(`${JSON.stringify({ ...request, id })}\n`);
    await waitFor('an answer of the window', () => answered.has(id) || undefined, { interval: 10 });
  }

  return {
    env: { GLACIER_CONTROL_PORT: String((server.address() as AddressInfo).port) },
    changeSettings: (settings) => ask({ settings }),
    runCommand: (command, ...args) => ask({ command, args }),
    get runs() {
      return runs;
    },
    stop: () => {
      latest?.destroy();
      server.close();
    },
  };
}
