#!/usr/bin/env node
/// <reference types="node" />
// "A VS Code" for whoever starts one by its path, as @vscode/test-electron does: runs the tests it is given
// in VS Code's server from npm. Plain JavaScript, because the machine's own Node may be too old for more.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('runInNpmHost.ts', import.meta.url));
const bin = new URL('../../node_modules/node/bin/', import.meta.url);
const candidates = ['node', 'node.exe'].map((name) => fileURLToPath(new URL(name, bin)));
const node = candidates.find((path) => existsSync(path)) ?? process.execPath;

const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
