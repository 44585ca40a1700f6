import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from './project.ts';
import type { Vitals } from './vitals.ts';
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
  /** Begins a command that may wait for a person; why it fails, if it does, is among the `problems` of the vitals. */
  beginCommand(command: string): Promise<void>;
  /**
   * What the process of the extension host holds; files and problems are of the time since this was first asked. Writes a
   * heap snapshot as well where it is given a file.
   */
  vitals(snapshot?: string): Promise<Vitals>;
  /** Runs a command on a file or folder, as a menu of the Explorer would. */
  runCommandOn(command: string, uri: string): Promise<void>;
  /** Calls a tool for language models as another extension; gives what it said, or why it did not. */
  callTool(name: string, input: object): Promise<string>;
  /** Kills the extension host of the window that was opened or loaded last, as a power loss would. */
  killHost(): Promise<void>;
  /** How often the command `glacierTest.run` was run: what a link that should be none would lead to. */
  readonly runs: number;
  stop(): void;
}

/** Listens for the window; a request waits for it, also while the window is loaded anew. */
export async function startControl(): Promise<Control> {
  let latest: Socket | undefined;
  let lastId = 0;
  let runs = 0;
  let pid = 0;
  /** What was said to each request. */
  const answered = new Map<number, string>();
  const server = createServer((socket) => {
    latest = socket;
    socket.on('error', () => {});
    createInterface(socket).on('line', (line) => {
      const said = JSON.parse(line) as { id?: number; pid?: number; said?: string };
      if (said.pid !== undefined) pid = said.pid;
      else if (said.id === undefined) runs++;
      else answered.set(said.id, said.said ?? '');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function ask(request: object): Promise<string> {
    const id = ++lastId;
    const socket = await waitFor('the window', () => (latest?.writable === true ? latest : undefined));
    socket.write(`${JSON.stringify({ ...request, id })}\n`);
    return waitFor('an answer of the window', () => answered.get(id), { interval: 10 });
  }

  return {
    env: {
      GLACIER_CONTROL_PORT: String((server.address() as AddressInfo).port),
      GLACIER_CONTROL_VITALS: join(import.meta.dirname, 'vitals.ts'),
    },
    changeSettings: async (settings) => void (await ask({ settings })),
    runCommand: async (command, ...args) => void (await ask({ command, args })),
    beginCommand: async (command) => void (await ask({ command, begin: true })),
    vitals: async (snapshot) => JSON.parse(await ask({ vitals: true, snapshot })) as Vitals,
    runCommandOn: async (command, uri) => void (await ask({ command, uri })),
    callTool: (tool, input) => ask({ tool, input }),
    killHost: async () => {
      const socket = await waitFor('the window', () => (latest?.writable === true ? latest : undefined));
      process.kill(await waitFor('its process', () => pid || undefined), 'SIGKILL');
      pid = 0;
      await waitFor('its end', () => socket.destroyed || undefined, { interval: 10 });
    },
    get runs() {
      return runs;
    },
    stop: () => {
      latest?.destroy();
      server.close();
    },
  };
}
