import { arch, cpus, platform, totalmem } from 'node:os';
import { GiB } from '../../../src/core/text/bytes.ts';
import { vscodeVersion } from '../../host/project.ts';
import type { NamedResult } from './figure.ts';
import { markdownTable, summary } from './table.ts';

/** When and where figures were measured. */
export interface Run {
  /** As `2026-11-30`. */
  readonly date: string;
  readonly command: string;
  readonly machine: string;
  readonly software: string;
}

/** A run on this machine, today. */
export function thisRun(command: string): Run {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  return {
    date: new Date().toISOString().slice(0, 10),
    command,
    machine: `${processors.length} × ${model}, ${Math.round(totalmem() / GiB)} GiB of memory, ${platform()} ${arch()}`,
    software: `Node ${process.version}; windows are of VS Code ${vscodeVersion}`,
  };
}

/** The whole of BENCHMARKS.md. */
export function benchmarksFile(
  { date, command, machine, software }: Run,
  results: readonly NamedResult[],
): string {
  return `# Benchmarks

The last run of \`${command}\`, which writes this file.

- Date: ${date}
- Machine: ${machine}
- Software: ${software}

${summary(results)} A figure without a limit is there to be compared with the next run.

${markdownTable(results)}
`;
}
