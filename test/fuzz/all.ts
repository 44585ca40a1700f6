import { parseArgs } from 'node:util';
import { runActions } from './actions.ts';
import { fuzzAnswers } from './answers.ts';

// `npm run fuzz -- [--cases N] [--seed S]`: many more cases than `npm test` has; the same seed gives the same ones. The
// random actions are as many as there: what is looked for is what they leave behind.

const { values } = parseArgs({ options: { cases: { type: 'string' }, seed: { type: 'string' } } });
const cases = Number(values.cases ?? 20_000);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
console.log(`${cases} answers, seed ${seed}`);
const began = performance.now();
const outcome = await fuzzAnswers(cases, seed);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
const heap = (outcome.heap / 2 ** 20).toFixed(1);
console.log(`${outcome.values} values, ${outcome.errors} errors, ${heap} MiB of heap more, ${seconds} s`);

const { actions, done, heap: used } = await runActions(3000, seed);
const growth = (100 * (used.after / used.before - 1)).toFixed(1);
console.log(`${actions} actions, nothing left, heap ${growth} % more`);
console.log([...done].map(([name, count]) => `${name} ${count}`).join(', '));
