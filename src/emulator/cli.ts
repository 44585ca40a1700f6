import { parseArgs } from 'node:util';
import { type Emulator, startEmulator } from './emulator.ts';

class UsageError extends Error {}

const help = `Runs a Glacier endpoint on this computer's loopback, for any Glacier client.

  npm run emulator -- [options]

  --port N       port to listen on (default: a free one)
  --sample       with the vaults of the sample account
  --latency MS   milliseconds before each answer
  --json         one line of JSON with url, region, accountId, accessKeyId and secretAccessKey
  --help         this text`;

try {
  await main();
} catch (error) {
  console.error(`glacier emulator: ${messageOf(error)}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options.help) {
    console.log(help);
    return;
  }
  const emulator = await startEmulator({ port: options.port, latency: options.latency });
  // Before anything is printed: whoever reads the address may end this process at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.stop());
  if (options.sample) {
    const { fillSample } = await import('./sample/sample.ts');
    fillSample(emulator.storage, Date.now());
  }
  console.log(options.json ? asJson(emulator) : asExports(emulator));
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '0' },
        latency: { type: 'string', default: '0' },
        sample: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return {
      ...values,
      port: wholeNumber('port', values.port, 65_535),
      latency: wholeNumber('latency', values.latency, 60_000),
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // parseArgs adds advice about what else may have been meant.
    const [first] = messageOf(error).split(/\.[ \n]/);
    throw new UsageError(`${first}; --help lists the options.`);
  }
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= most)) throw new UsageError(`--${name} takes a whole number from 0 to ${most}.`);
  return number;
}

function asJson({ url, region, accountId, accessKeyId, secretAccessKey }: Emulator): string {
  return JSON.stringify({ url, region, accountId, accessKeyId, secretAccessKey });
}

function asExports({ url, region, accountId, accessKeyId, secretAccessKey }: Emulator): string {
  return `Glacier on ${url}, account ${accountId}. Press Ctrl+C to stop.

export AWS_ENDPOINT_URL_GLACIER=${url}
export AWS_REGION=${region}
export AWS_DEFAULT_REGION=${region}
export AWS_ACCESS_KEY_ID=${accessKeyId}
export AWS_SECRET_ACCESS_KEY=${secretAccessKey}

aws glacier list-vaults --account-id -
# with versions of the AWS CLI that do not know AWS_ENDPOINT_URL_GLACIER:
aws glacier list-vaults --account-id - --endpoint-url ${url}`;
}

function messageOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'EADDRINUSE' ? 'the port is in use; choose another with --port.' : message;
}
