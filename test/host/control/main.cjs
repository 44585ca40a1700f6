/// <reference types="node" />
// An extension that the tests load beside the one under test: it changes settings and runs commands in the window
// without clicks, for what is not what a test is about. The other end is control.ts.
const { createConnection } = require('node:net');
const { createInterface } = require('node:readline');
const vscode = require('vscode');
const { virtualFolder } = require('./virtualFolder.cjs');

/** @typedef {{ id: number, settings?: Record<string, unknown>, command?: string, args?: unknown[], uri?: string, begin?: boolean, tool?: string, input?: object, vitals?: boolean, snapshot?: string }} Request */

/** @type {ReturnType<typeof import('../vitals.ts').watchProcess> | undefined} */
let watched;

/** The account of this process, which begins when it is first asked for. This file is a copy, without its neighbors. */
function vitalsOf() {
  const { watchProcess } = /** @type {typeof import('../vitals.ts')} */ (
    require(process.env.GLACIER_CONTROL_VITALS ?? '')
  );
  return (watched ??= watchProcess());
}

/** @param {vscode.ExtensionContext} context */
exports.activate = ({ subscriptions }) => {
  const socket = createConnection(Number(process.env.GLACIER_CONTROL_PORT), '127.0.0.1');
  socket.write(`${JSON.stringify({ pid: process.pid })}\n`);
  subscriptions.push(
    { dispose: () => socket.destroy() },
    vscode.commands.registerCommand('glacierTest.run', () => void socket.write('{"ran":true}\n')),
    vscode.workspace.registerFileSystemProvider('glaciertest', virtualFolder, { isReadonly: true }),
  );
  createInterface(socket).on('line', (line) => {
    const request = /** @type {Request} */ (JSON.parse(line));
    void perform(request).then((said) => socket.write(`${JSON.stringify({ id: request.id, said })}\n`));
  });
};

/**
 * Returns what a tool said, or why it did not.
 * @param {Request} request
 */
async function perform({
  settings = {},
  command,
  args = [],
  uri,
  begin,
  tool,
  input = {},
  vitals,
  snapshot,
}) {
  if (vitals) return JSON.stringify(vitalsOf().read(snapshot));
  for (const [name, value] of Object.entries(settings)) {
    await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
  }
  const passed = uri === undefined ? args : [vscode.Uri.parse(uri)];
  const running = command && vscode.commands.executeCommand(command, ...passed);
  if (begin) void Promise.resolve(running).catch((error) => vitalsOf().note(`${command}: ${String(error)}`));
  else await running;
  if (!tool) return undefined;
  try {
    const { content } = await vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined });
    return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '?')).join('');
  } catch (error) {
    return String(error);
  }
}
