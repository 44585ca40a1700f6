import type { GlacierPort } from '../../../src/glacier/port.ts';
import { type Answering, openAnswers } from '../answering.ts';
import { assertForPeople } from '../assertForPeople.ts';
import { mutateAnswer } from '../mutateAnswer.ts';
import { mutateBytes } from '../mutateBytes.ts';
import type { Random } from '../random.ts';
import { type Fuzz, type FuzzCase, runCases } from '../runCases.ts';
import { assertAnswer, calls, signal } from './writing.ts';

/*
 * Answers with the status of a failure, and what only looks like one: of the service, of a proxy, of something that is
 * no HTTP. Each call of the port ends as an error for people, or as a value where the answer had one.
 */

/** Tries so many refusals, made from `seed`. @throws Error with the case that went wrong */
export const fuzzRefusals: Fuzz = (cases, seed) => runCases(() => openAnswers(nextCase), cases, seed);

const reading = {
  listVaults: (port: GlacierPort) => port.listVaults({}, signal),
  describeVault: (port: GlacierPort) => port.describeVault('vault', signal),
  listParts: (port: GlacierPort) =>
    port.listParts({ vaultName: 'vault', id: 'upload', partSize: 2 ** 20 }, {}, signal),
};

function nextCase(server: Answering, shared: GlacierPort, random: Random): FuzzCase {
  const isWrite = random.below(2) === 0;
  const write = random.pick(calls);
  const read = random.pick(['listVaults', 'describeVault', 'listParts'] as const);
  const answer = refusal(random);
  return {
    input: `${isWrite ? write.name : read} answered with ${answer.toString('latin1').slice(0, 3000)}`,
    run: async () => {
      server.answer({ raw: answer });
      // A date may change the SDK's idea of the time, for as long as the connection lasts.
      const isDated = answer.includes('date');
      const port = isDated ? server.connect().port : shared;
      try {
        if (isWrite) assertAnswer(write.name, await write.ask(port));
        else await reading[read](port);
        return 'value';
      } catch (error) {
        // With a code that nobody knows, the service's own words are all there is.
        if ((error as { kind?: unknown }).kind !== 'unknown' || !isAnswered(error)) assertForPeople(error);
        return 'error';
      } finally {
        if (isDated) port.dispose();
        await server.closed();
      }
    },
  };
}

function isAnswered(error: unknown): boolean {
  const { cause } = error as { cause?: { $metadata?: { httpStatusCode?: unknown } } };
  return typeof cause?.$metadata?.httpStatusCode === 'number';
}

const statuses = [
  200, 204, 301, 302, 307, 400, 401, 403, 404, 405, 407, 408, 413, 429, 500, 501, 502, 503, 504,
];

const codes = [
  'AccessDeniedException',
  'ExpiredTokenException',
  'InvalidSignatureException',
  'InvalidParameterValueException',
  'MissingParameterValueException',
  'ResourceNotFoundException',
  'ServiceUnavailableException',
  'ThrottlingException',
  'RequestTimeTooSkewed',
  'LimitExceededException',
  'constructor',
  '__proto__',
  'TypeError',
  'a#b:c',
  '',
];

/** What some of the calls can take for an answer. */
const good = Buffer.from(
  'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{"VaultList":[],"Parts":[],"PartSizeInBytes":1048576}',
);

const html = '<html><head><title>Sign in</title></head><body>Proxy</body></html>';

function refusal(random: Random): Buffer {
  if (random.below(6) === 0) return good;
  const error = {
    code: random.pick(codes),
    message: random.pick(['Vault not found for ARN: x', 'Signature expired: 20120101T000000Z', '', 'No.']),
    type: random.pick(['Client', 'Server']),
  };
  const body = random.pick([
    () => JSON.stringify(error),
    () => mutateAnswer(error, random),
    () => html,
    () => '',
    () => '<?xml version="1.0"?><ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>',
  ])();
  const status = random.pick(statuses);
  const type = random.pick(['application/json', 'text/html', 'application/x-amz-json-1.1', '']);
  const headers = [
    `content-type: ${type}`,
    `content-length: ${Buffer.byteLength(body)}`,
    ...(random.below(3) === 0 ? [`x-amzn-errortype: ${random.pick(codes)}:http://internal/`] : []),
    ...(random.below(3) === 0 ? ['x-amzn-requestid: id'] : []),
    ...(random.below(12) === 0 ? [`date: ${random.pick(dates)}`] : []),
    ...(random.below(6) === 0 ? [`retry-after: ${random.pick(['0', '-1', 'x', '1e9'])}`] : []),
    ...(random.below(6) === 0 ? [`location: ${random.pick(['/', 'http://x/', '\u00ff'])}`] : []),
  ];
  const whole = Buffer.from(`HTTP/1.1 ${status} Refused\r\n${headers.join('\r\n')}\r\n\r\n${body}`);
  return random.below(3) === 0 ? mutateBytes(whole, random, pieces) : whole;
}

const dates = [
  'Mon, 30 Nov 2026 12:00:00 GMT',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  '+275760-09-13T00:00:00.000Z',
  '-271821-04-20T00:00:00.000Z',
  'x',
];

const pieces = [
  '\r\n',
  '\n',
  '\0',
  ': ',
  'HTTP/1.1 200 OK\r\n\r\n',
  'transfer-encoding: chunked\r\n',
  '\u00ff',
  '{',
];
