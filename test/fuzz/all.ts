import { parseArgs } from 'node:util';
import { runActions } from './actions.ts';
import { kinds } from './kinds.ts';

// `npm run fuzz -- [--cases N] [--seed S] [--kind NAME]`: 100,000 cases unless told otherwise, many more than `npm test`
// has, shared among the kinds, or of one kind. The same seed gives the same ones; with the seed of a case that failed,
// `--kind` and `--cases 1` it is tried alone. The random actions are as many as there: what is looked for is what they
// leave behind.

const { values } = parseArgs({
  options: { cases: { type: 'string' }, seed: { type: 'string' }, kind: { type: 'string' } },
});
const all = Number(values.cases ?? 100_000);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
const only = values.kind;
const chosen = Object.entries(kinds).filter(([name]) => only === undefined || name === only);
if (chosen.length === 0) throw new Error(`No such kind; there are ${Object.keys(kinds).join(', ')}.`);

const row = (...cells: readonly (string | number)[]) =>
  console.log(cells.map((cell, column) => String(cell)[column === 0 ? 'padEnd' : 'padStart'](11)).join(' '));

console.log(`${all} cases, seed ${seed}`);
row('kind', 'cases', 'values', 'errors', 'heap, MiB', 'seconds', 'seed');
const total = { cases: 0, values: 0, errors: 0, seconds: 0 };
for (const [name, { fuzz, share }] of chosen) {
  const cases = only === undefined ? Math.round((all * share) / 100) : all;
  const began = performance.now();
  const outcome = await fuzz(cases, seed).catch((error: unknown) => {
    console.error(name, error);
    process.exit(1);
  });
  const seconds = (performance.now() - began) / 1000;
  const heap = (outcome.heap / 2 ** 20).toFixed(1);
  row(name, cases, outcome.values, outcome.errors, heap, seconds.toFixed(1), seed);
  total.cases += cases;
  total.values += outcome.values;
  total.errors += outcome.errors;
  total.seconds += seconds;
}
row('all', total.cases, total.values, total.errors, '', total.seconds.toFixed(1));

if (only === undefined) {
  const { actions, done, heap } = await runActions(3000, seed);
  const growth = (100 * (heap.after / heap.before - 1)).toFixed(1);
  console.log(`${actions} actions, nothing left, heap ${growth} % more`);
  console.log([...done].map(([name, count]) => `${name} ${count}`).join(', '));
}
