import { GlacierError } from '../../src/core/errors.ts';
import { parseHashList } from '../../src/core/hashList/hashList.ts';
import { median } from './median.ts';
import { figure, type Results } from './report/figure.ts';

/*
 * How long a text of 4 MB takes to be read as a list of hashes, or to be refused, in its usual forms and in forms that
 * are meant to be slow. Beside it JSON.parse on the same text, where that can read it.
 */

const megabytes = 4;
const runs = 3;

/** Milliseconds a MB, of each form. */
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

/** The milliseconds a MB of each form. */
export async function* benchHashList(): Results {
  const bytes = megabytes * 1024 * 1024;
  const texts = Object.entries(pieces).map(
    ([name, piece]) => [name, piece.repeat(Math.ceil(bytes / piece.length)).slice(0, bytes)] as const,
  );
  const array = JSON.stringify(Array.from({ length: bytes / 110 }, (_, index) => record(index)));
  for (const [name, text] of [...texts, ['JSON array', array] as const]) {
    const ours = median(Array.from({ length: runs }, () => timed(() => parseHashList(text))));
    const plain = median(Array.from({ length: runs }, () => timed(() => JSON.parse(text))));
    const size = text.length / 1024 / 1024;
    yield figure({
      what: `Read ${name}`,
      ours: ours / size,
      unit: 'ms/MB',
      ...(isJson(text) ? { comparedTo: 'JSON.parse', theirs: plain / size } : {}),
      limit: { of: 'ours', most: limit },
      how: `medians of ${runs} runs`,
    });
  }
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

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
