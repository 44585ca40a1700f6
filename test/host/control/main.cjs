/// <reference types="node" />
// An extension that the tests load beside the one under test: it changes settings and runs commands in the window
// without clicks, for what is not what a test is about. The other end is control.ts.
const { createConnection } = require('node:net');
const { createInterface } = require('node:readline');
const vscode = require('vscode');

/** @typedef {{ id: number, settings?: Record<string, unknown>, command?: string, args?: unknown[], tool?: string, input?: object }} Request */

/** @param {vscode.ExtensionContext} context */
exports.activate = ({ subscriptions }) => {
  const socket = createConnection(Number(process.env.GLACIER_CONTROL_PORT), '127.0.0.1');
  socket.write(`${JSON.stringify({ pid: process.pid })}\n`);
  subscriptions.push(
    { dispose: () => socket.destroy() },
    vscode.commands.registerCommand('glacierTest.run', () => void socket.write('{"ran":true}\n')),
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
async function perform({ settings = {}, command, args = [], tool, input = {} }) {
  for (const [name, value] of Object.entries(settings)) {
    await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
  }
  if (command) await vscode.commands.executeCommand(command, ...args);
  if (!tool) return undefined;
  try {
    const { content } = await vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined });
    return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '?')).join('');
  } catch (error) {
    return String(error);
  }
}
