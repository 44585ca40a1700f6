/// <reference types="node" />
// Prints like mocha's own Spec. Where MOCHA_SUMMARY names a file, adds a line of JSON with the counts to it.
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
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      const suite = process.env.npm_lifecycle_event ?? 'mocha';
      appendFileSync(file, `${JSON.stringify({ suite, passed: passes, failed: failures, pending })}\n`);
    });
  }
};
