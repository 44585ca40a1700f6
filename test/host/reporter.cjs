/// <reference types="node" />
// Prints like mocha's own Spec. Where MOCHA_SUMMARY names a file, adds a line of JSON to it: the counts of the run, and
// the titles of its tests, and what failed why.
const { appendFileSync } = require('node:fs');
const { reporters, Runner } = require('mocha');

module.exports = class extends reporters.Spec {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    const file = process.env.MOCHA_SUMMARY;
    if (!file) return;
    /** @type {string[]} */
    const titles = [];
    /** @type {import('./summary.ts').Failure[]} Hooks among them: a suite whose `before` fails runs no tests. */
    const failures = [];
    const titleOf = (/** @type {import('mocha').Runnable} */ test) => test.titlePath().join(' › ');
    runner.on(Runner.constants.EVENT_TEST_END, (test) => void titles.push(titleOf(test)));
    runner.on(Runner.constants.EVENT_TEST_FAIL, (test, /** @type {unknown} */ error) => {
      const reason = String(error instanceof Error ? error.stack : error).slice(0, 2000);
      failures.push({ title: titleOf(test), reason });
    });
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes: passed, failures: failed, pending } = this.stats;
      const suite = process.env.npm_lifecycle_event ?? 'mocha';
      const line = JSON.stringify({ suite, passed, failed, pending, titles, failures });
      appendFileSync(file, `${line}\n`);
    });
  }
};
