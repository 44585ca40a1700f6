import { format } from 'node:util';

/** What the workbench itself logs in this host; the tests' own output comes through the same door. */
const noise = [
  /^Resolv(ing|ed) connection token/,
  /^Creating a socket/,
  /^(Ignoring fetching|Updating) additional builtin extensions/,
  /^MCP migration: /,
  /^\[(reconnection-grace-time|AgentHost|AgentHost:remote|AccountPolicyGate|ChatModelSelection|Service Worker)\]/,
  // Native modules that were never compiled here.
  /^(Error: )?(Could not locate the bindings file|Cannot find module '\.\.?\/build\/Release\/)/,
];

/** Prints a line of the extension host's console, without the workbench's own log unless GLACIER_HOST_LOG is set. */
export function printTestOutput(type: string, parts: unknown[]): void {
  const line = format(...parts);
  if (isNoise(line)) return;
  (type === 'error' || type === 'warn' ? process.stderr : process.stdout).write(`${line}\n`);
}

/** Whether a line is what the workbench logs in this host whatever happens; nothing is where GLACIER_HOST_LOG is set. */
export function isNoise(line: string): boolean {
  return process.env['GLACIER_HOST_LOG'] === undefined && noise.some((pattern) => pattern.test(line));
}

/** The window takes an extension host that crashed for one that is done, with code 0; only this line tells. */
export function isExtensionHostGone(parts: unknown[]): boolean {
  return /^\[remote-connection\]\[ExtensionHost\].*received socket close event/.test(format(...parts));
}
