import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { killHosts } from './killHost.ts';
import { killSenders } from './killSender.ts';
import { storm } from './storm.ts';
import { endureWindow } from './window/endureWindow.ts';

// `npm run endurance -- [--actions N] [--kills N] [--hosts N] [--parts N] [--seeds N] [--seed S]`: what `npm test` has a
// bounded slice of, at length. 0 leaves something out. Prints figures, and ends with an error at the first thing that is
// not as it must be.

const { values } = parseArgs({
  options: {
    actions: { type: 'string' },
    seed: { type: 'string' },
    kills: { type: 'string' },
    hosts: { type: 'string' },
    parts: { type: 'string' },
    seeds: { type: 'string' },
  },
});
const [cpu] = cpus();
console.log(`Node ${process.version}, ${cpus().length} × ${cpu?.model ?? 'unknown processor'}`);
const chance = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
const actions = Number(values.actions ?? 10_000);
if (actions > 0)
  await timed(`${actions} random actions in a window, seed ${chance}`, () =>
    endureWindow(actions, chance, { onProgress: (count) => console.error(`${count} actions`) }),
  );
const kills = Number(values.kills ?? 200);
if (kills > 0) await timed('processes killed while they make archives', () => killSenders(kills, chance));
const hosts = Number(values.hosts ?? 20);
if (hosts > 0)
  await timed('extension hosts killed while they send 200 parts, after how many of them', () =>
    killHosts(hosts, 200, chance),
  );
const parts = Number(values.parts ?? 2000);
for (let seed = 1; seed <= Number(values.seeds ?? 10); seed++)
  await timed(`${parts} parts, a fifth of the requests in trouble, seed ${seed}`, () => storm(parts, seed));

async function timed(what: string, run: () => Promise<object>): Promise<void> {
  const began = performance.now();
  const report = await run();
  console.log(`${what}: ${JSON.stringify(report)}, ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
