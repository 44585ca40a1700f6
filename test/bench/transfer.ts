import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { GiB, MiB } from '../../src/core/text/bytes.ts';
import { makeTempFolder, removeTempFolder } from '../host/tempFolder.ts';
import { rateOfAwsCli } from './awsCli.ts';
import { median } from './median.ts';
import { writeRandomFile } from './randomFile.ts';
import { figure, type Results } from './report/figure.ts';
import type { ProbeFigures, ProbeTask } from './transferProbe.ts';

/** MiB; ratios of times of the processor and of rates. */
const limits = {
  largeGrowth: 300,
  growth: 320,
  cpu: 1.3,
  ofLimited: 0.97,
  ofBareLoop: 0.85,
  ofAwsCli: 3,
};
const turns = 5;
/** Of a limited endpoint, in bytes a second. */
const limited = 100 * MiB;

/**
 * Sends a file of 2 GiB, in the page cache, in parts of 64 MiB, four at a time: ours against a bare loop and a bare
 * socket, in turns, each in a process of its own; into an endpoint that takes no more than 100 MiB/s; and 4 GiB in parts
 * of 1 GiB for the memory; and by the AWS CLI, where that is installed.
 */
export async function* benchTransfer(): Results {
  const folder = makeTempFolder();
  const path = join(folder, 'file.bin');
  const file = { path, size: 2 * GiB, partSize: 64 * MiB };
  writeRandomFile(path, file.size);
  // Its bytes are all zero and on no disk: what is looked at is the memory.
  const sparse = join(folder, 'sparse.bin');
  closeSync(openSync(sparse, 'w'));
  truncateSync(sparse, 4 * GiB);
  const sink = await startSink(0);
  const slow = await startSink(limited);
  try {
    const figures = { ours: [], 'bare loop': [], 'bare socket': [] } as Record<
      ProbeTask['way'],
      ProbeFigures[]
    >;
    // The first turn warms up and does not count.
    for (let turn = 0; turn <= turns; turn++)
      for (const way of ['ours', 'bare loop', 'bare socket'] as const) {
        const seen = await probe({ ...file, ...sink.ports, way });
        if (turn > 0) figures[way].push(seen);
      }
    const rate = (way: ProbeTask['way']) =>
      file.size / MiB / Math.min(...figures[way].map(({ seconds }) => seconds));
    const cpu = (way: ProbeTask['way']) => median(figures[way].map((each) => each.cpu)) / (file.size / GiB);
    const send = 'Send 2 GiB in 64 MiB parts';
    const speed = { what: send, ours: rate('ours'), unit: 'MiB/s' } as const;
    const processor = { what: `${send}: processor`, ours: cpu('ours'), unit: 's/GiB' } as const;
    const [best, medians] = [`best of ${turns} turns`, `medians of ${turns} turns`];
    yield figure({
      ...speed,
      comparedTo: 'bare loop',
      theirs: rate('bare loop'),
      limit: { of: 'compared', least: limits.ofBareLoop },
      how: best,
    });
    yield figure({ ...speed, comparedTo: 'bare socket', theirs: rate('bare socket'), how: best });
    const ofAwsCli = await rateOfAwsCli(folder, sink.ports.httpPort);
    yield ofAwsCli === undefined
      ? { what: send, outcome: 'not measured', why: 'the AWS CLI is not installed' }
      : figure({
          ...speed,
          comparedTo: 'AWS CLI, four at a time',
          theirs: ofAwsCli / MiB,
          limit: { of: 'compared', least: limits.ofAwsCli },
          how: `${best}; AWS CLI once`,
        });
    yield figure({
      ...processor,
      comparedTo: 'bare socket',
      theirs: cpu('bare socket'),
      limit: { of: 'compared', most: limits.cpu },
      how: medians,
    });
    yield figure({ ...processor, comparedTo: 'bare loop', theirs: cpu('bare loop'), how: medians });
    yield figure({
      what: `${send}: growth of memory`,
      ours: Math.max(...figures.ours.map(({ growth }) => growth)) / MiB,
      unit: 'MiB',
      limit: { of: 'ours', most: limits.growth },
      how: `most of ${turns} turns`,
    });
    const onLimited = await probe({ ...file, ...slow.ports, way: 'ours' });
    yield figure({
      what: `${send}, limited endpoint`,
      ours: file.size / MiB / onLimited.seconds,
      unit: 'MiB/s',
      comparedTo: 'what the endpoint takes',
      theirs: limited / MiB,
      limit: { of: 'compared', least: limits.ofLimited },
      how: 'once',
    });
    const large = await probe({ path: sparse, size: 4 * GiB, partSize: GiB, ...sink.ports, way: 'ours' });
    yield figure({
      what: 'Send 4 GiB in 1 GiB parts: growth of memory',
      ours: large.growth / MiB,
      unit: 'MiB',
      limit: { of: 'ours', most: limits.largeGrowth },
      how: 'most, once',
    });
  } finally {
    sink.child.kill();
    slow.child.kill();
    await removeTempFolder(folder);
  }
}

async function startSink(limit: number) {
  const child = fork(new URL('transferSink.ts', import.meta.url), [String(limit)]);
  return { child, ports: await message<Pick<ProbeTask, 'httpPort' | 'tcpPort'>>(child) };
}

function probe(task: ProbeTask): Promise<ProbeFigures> {
  return message(fork(new URL('transferProbe.ts', import.meta.url), [JSON.stringify(task)]));
}

async function message<T>(child: ChildProcess): Promise<T> {
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`A process of the bench ended with ${String(code)}.`);
  });
  gone.catch(() => {});
  const [value] = (await Promise.race([once(child, 'message'), gone])) as [T];
  return value;
}
