import fc from 'fast-check';
import { makeReal, type Model } from './modelWorld.ts';
import { AbortElsewhere, ChangeFile, Complete, Send } from './modelCommands.ts';

/*
 * Whatever happens to an upload and its file, in any order: see modelCommands.ts for what must hold after each step, and
 * modelWorld.ts for what must hold in the end.
 */

const events = ['none', 'pause', 'kill', 'change', 'abort', 'window'] as const;

const commands = [
  fc.tuple(fc.nat({ max: 5 }), fc.constantFrom(...events)).map(([after, event]) => new Send(after, event)),
  fc.tuple(fc.nat({ max: 5 }), fc.constantFrom(...events)).map(([after, event]) => new Send(after, event)),
  fc.constantFrom('write', 'grow', 'truncate').map((how) => new ChangeFile(how)),
  fc.constant(new AbortElsewhere()),
  fc.nat({ max: 2 }).map((lost) => new Complete(lost)),
  fc.nat({ max: 2 }).map((lost) => new Complete(lost)),
];

describe('an upload, by model', function () {
  this.timeout(180_000);

  it('becomes one archive with every byte of the file, or none, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 10 }), async (steps) => {
        const real = await makeReal();
        const model: Model = { gone: undefined };
        try {
          await fc.asyncModelRun(() => ({ model, real }), steps);
          await real.assertAgreed();
        } finally {
          await real.end();
        }
      }),
      { numRuns: 25 },
    );
  });
});
