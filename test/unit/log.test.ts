import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const src = resolve(import.meta.dirname, '../../src');

/** What may be logged: each line was looked at for what secret it could bring along. Tests of the wire search them. */
const known = [
  'log.debug(`${label}: ${describeAttempt(attempt)}`)',
  'log.error(describeForLog(error))',
  'log.info(`${kind}: upload ${target.upload.id}`)',
  'log.info(`command ${id}`)',
  'log.info(`completed: archive ${outcome.archive.archiveId}`)',
  'log.info(`setting glacier.connections: ${note}`)',
  'log.info(`sent: ${ended.sent.length} parts to upload ${upload.id}; ${ended.left.length} not sent`)',
  'log.info(`started: upload ${id}`)',
  'log.info(`tool ${name}`)',
  'log.info(`verified: upload ${parts.upload.id}: ${severity}`)',
  'log.trace(`${label}: ${attempt.method} to ${attempt.host}`)',
  'log.warn(`listed more than once and shown once: ${what}, and perhaps others`)',
  'log.warn(`setting glacier.connections: ${reason}; ignored`)',
  'log.warn(message)',
];

describe('the log', () => {
  it('has only these lines', () => {
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const calls = files.flatMap((file) => {
      const text = readFileSync(join(src, file), 'utf8');
      return [...text.matchAll(/log\.(?:trace|debug|info|warn|error)\(.*\)/g)].map(([call]) => call);
    });
    assert.deepEqual(
      [...new Set(calls.map((call) => call.replace(/\)+$/, ')')))].sort(),
      known.map(trim).sort(),
    );
  });

  it('is the only output: nothing is written to a console', () => {
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' });
    const writing = files.filter(
      (file) =>
        file.endsWith('.ts') &&
        !file.endsWith('cli.ts') &&
        /console\.\w+\(/.test(readFileSync(join(src, file), 'utf8')),
    );
    assert.deepEqual(writing, []);
  });
});

function trim(call: string): string {
  return call.replace(/\)+$/, ')');
}
