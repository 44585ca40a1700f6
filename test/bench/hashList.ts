import { GlacierError } from '../../src/core/errors.ts';
import { parseHashList } from '../../src/core/hashList/hashList.ts';
import { median } from './median.ts';

/*
 * How long a text of 4 MB takes to be read as a list of hashes, or to be refused, in its usual forms and in forms that
 * are meant to be slow. Beside it JSON.parse on the same text, where that can read it.
 */

const megabytes = 4;
const runs = 3;

/** Milliseconds a MB, of the slowest form. */
const limit = 100;

const hash = 'a1'.repeat(32);
const record = (index: number) => ({
  RangeInBytes: `${index * 1024}-${index * 1024 + 1023}`,
  SHA256TreeHash: hash,
});

/** One line, or one piece, of each form; repeated until there are enough. */
const pieces: Readonly<Record<string, string>> = {
  'hashes, one a line': `${hash}\n`,
  'hash and file': `${hash}  some/file.part\n`,
  'range and hash, tabs': `0-1048575\t${hash}\n`,
  'CSV with quotes': `"0-1048575";"${hash}"\n`,
  'JSON, one a line': `${JSON.stringify(record(0))}\n`,
  'JSON documents': `${JSON.stringify({ Parts: [record(0)], PartSizeInBytes: 1048576 }, undefined, 2)}\n`,
  'opening brackets': '[',
  'opening braces and quotes': '{"',
  'quotes alone': '"',
  'one long line of hashes': `${hash} `,
  'digits and hyphens': '12-',
  'blank lines': '\n',
  'separators alone': ',;\t',
};

/** Prints the milliseconds a MB of each form. True when within the limit. */
export function benchHashList(): boolean {
  const size = megabytes * 1024 * 1024;
  const texts = Object.entries(pieces).map(
    ([name, piece]) => [name, piece.repeat(Math.ceil(size / piece.length)).slice(0, size)] as const,
  );
  const array = JSON.stringify(Array.from({ length: size / 110 }, (_, index) => record(index)));
  const perMegabyte = [...texts, ['JSON array', array] as const].map(([name, text]) => {
    const ours = median(Array.from({ length: runs }, () => timed(() => parseHashList(text))));
    const plain = median(Array.from({ length: runs }, () => timed(() => JSON.parse(text))));
    const [mine, bare] = [ours, plain].map((each) => each / (text.length / 1024 / 1024)) as [number, number];
    console.log(`Hash list: ${name}: ${mine.toFixed(1)} ms a MB (JSON.parse ${bare.toFixed(1)})`);
    return mine;
  });
  console.log(`Hash list: at most ${Math.max(...perMegabyte).toFixed(1)} ms a MB; limit ${limit} ms`);
  return Math.max(...perMegabyte) <= limit;
}

/** Milliseconds that `work` takes, whether it succeeds or is refused. */
function timed(work: () => unknown): number {
  const started = performance.now();
  try {
    work();
  } catch (error) {
    if (!(error instanceof GlacierError) && !(error instanceof SyntaxError)) throw error;
  }
  return performance.now() - started;
}
