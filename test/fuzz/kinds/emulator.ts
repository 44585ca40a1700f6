import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import type { RequestRecord } from '../../../src/emulator/http/server.ts';
import type { Random } from '../random.ts';
import { type Ending, type Fuzz, type FuzzCase, type OpenKind, runCases } from '../runCases.ts';
import { socketsClosed } from '../sockets.ts';
import { changed, promisingMore, validOdd } from './emulator/mutations.ts';
import { type Base, baseRequests, bytesOf, fill } from './emulator/requests.ts';

/*
 * Bytes against the emulator's socket: requests that were changed after they were signed, and what is no request at all.
 * Each gets an answer that is no failure of the emulator's, or a closed connection; what is stored changes only as a
 * valid request asks for.
 */

/** Tries so many pieces of bytes, made from `seed`. @throws Error with the bytes that went wrong */
export const fuzzEmulator: Fuzz = (cases, seed) => runCases(open, cases, seed);

/** A moment at which all requests are signed, by the emulator's clock. */
const now = Date.UTC(2026, 10, 30);

async function open(): Promise<OpenKind> {
  await socketsClosed();
  const records: RequestRecord[] = [];
  const emulator = await startEmulator({
    seed: 'fuzz',
    clock: () => now,
    onRequest: (record) => records.push(record),
    patience: 50,
  });
  const wanted = baseRequests(fill(emulator), emulator, now);
  const stored = structuredClone(emulator.storage.vaults);
  const reset = () => {
    emulator.storage.vaults.clear();
    for (const [name, vault] of structuredClone(stored)) emulator.storage.vaults.set(name, vault);
    records.length = 0;
  };
  const original = shape(emulator);
  const bases: Known[] = [];
  for (const base of wanted) {
    const answer = await exchange(emulator, bytesOf(base), 'end');
    assert.match(answer, base.status, `${base.name}: ${answer}`);
    bases.push({ ...base, asked: shape(emulator) });
    reset();
  }
  return {
    next: (random) => nextCase({ emulator, bases, original, records, reset }, random),
    close: () => emulator.stop(),
  };
}

/** A request, and what is stored after it. */
interface Known extends Base {
  readonly asked: string;
}

interface Tried {
  readonly emulator: Emulator;
  readonly bases: readonly Known[];
  /** What is stored before. */
  readonly original: string;
  readonly records: readonly RequestRecord[];
  readonly reset: () => void;
}

/** What the client does when it has sent its bytes: it ends, breaks off, or waits. */
type Then = 'end' | 'destroy' | 'wait';

function nextCase({ emulator, bases, original, records, reset }: Tried, random: Random): FuzzCase {
  const base = random.pick(bases);
  const isValid = random.below(4) === 0;
  const bytes = isValid
    ? bytesOf(validOdd(base, random))
    : changed(
        base,
        bases.filter(({ asked }) => asked === original),
        random,
      );
  const isShort = random.below(60) === 0;
  const then: Then = isShort ? 'wait' : random.below(10) === 0 ? 'destroy' : 'end';
  const sent = isShort ? bytesOf(promisingMore(base)) : bytes;
  return {
    input: `${then} after ${sent.toString('latin1')}`,
    run: async () => {
      try {
        const answer = (await exchange(emulator, sent, then)).replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
        await socketsClosed();
        assert.ok(answer === '' || /^HTTP\/1\.1 [2-4]\d\d /.test(answer), answer.slice(0, 500));
        for (const { status, operation } of records) assert.ok(status < 500, `${operation}: ${status}`);
        const after = shape(emulator);
        const isTaken = answer === '' || answer.startsWith('HTTP/1.1 2');
        const isAsked = after === base.asked || (isValid && isTaken);
        assert.ok(after === original || isAsked, `stored is ${after}`);
        return ending(answer);
      } finally {
        reset();
      }
    },
  };
}

function ending(answer: string): Ending {
  return answer.startsWith('HTTP/1.1 2') ? 'value' : 'error';
}

/** Sends bytes; resolves with what has come back when the connection is closed. */
function exchange({ url }: Emulator, bytes: Buffer, then: Then): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => {
      if (then === 'end') socket.end(bytes);
      else socket.write(bytes, () => then === 'destroy' && socket.destroy());
    });
    socket.setEncoding('latin1').on('data', (piece: string) => {
      answer += piece;
      if (then === 'wait') socket.end();
    });
    socket.on('error', () => {}).on('close', () => resolve(answer));
  });
}

/**
 * What is stored, as a text that is the same for the same: new ids are left out, as is how many new uploads are alike.
 */
function shape({ storage }: Emulator): string {
  return JSON.stringify(
    [...storage.vaults.values()].map((vault) => ({
      name: vault.name,
      archives: [vault.archives, vault.fresh],
      uploads: [
        ...new Set(
          [...vault.uploads.values()].map((upload) =>
            JSON.stringify({
              description: upload.description,
              partSize: upload.partSize,
              parts: [...upload.parts.values()],
            }),
          ),
        ),
      ],
      ended: [...vault.ended].map(([id, { how, size, treeHash }]) => [id, how, size, treeHash]),
    })),
  );
}
