import { mutateBytes, randomBytes } from '../../mutateBytes.ts';
import type { Random } from '../../random.ts';
import { type Base, bytesOf } from './requests.ts';

/** The same request with a body that never comes. */
export function promisingMore(base: Base): Base {
  const headers = base.headers.filter(([name]) => name !== 'content-length');
  return { ...base, headers: [...headers, ['content-length', String(base.body.length + 9)]] };
}

const pieces = [
  '\r\n',
  '\n',
  '\r\n\r\n',
  '\0',
  ' ',
  ':',
  ';',
  ',',
  '%',
  '%2f',
  '%00',
  '%zz',
  '/../',
  '//',
  '?',
  '&limit=1',
  '?limit=2&marker=%20',
  '#',
  '\u00ff',
  'HTTP/1.1',
  'HTTP/9.9',
  'Transfer-Encoding: chunked\r\n',
  'content-length: 5\r\n',
  'content-length: -1\r\n',
  'Expect: 100-continue\r\n',
  'Expect: x\r\n',
  'Connection: close\r\n',
  'Upgrade: websocket\r\nConnection: upgrade\r\n',
  '__proto__: x\r\n',
  'constructor: x\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
];

/** A request, changed or with something after it: itself once more, or one of those that change nothing. */
export function changed(base: Base, others: readonly Base[], random: Random): Buffer {
  const whole = () => bytesOf(base);
  switch (random.below(12)) {
    case 0:
      return whole();
    case 1:
      return bytesOf({ ...base, path: oddPath(base.path, random) });
    case 2:
      return bytesOf({ ...base, headers: oddHeaders(base.headers, random) });
    case 3:
      return chunked(base, random);
    case 4:
      return Buffer.concat([whole(), randomBytes(random.below(200), random)]);
    case 5:
      return Buffer.concat([whole(), mutateBytes(bytesOf(random.pick([base, ...others])), random, pieces)]);
    case 6:
      return randomBytes(random.below(2000), random);
    default:
      return mutateBytes(whole(), random, pieces);
  }
}

/** With odd values under a signature that fits: they reach what an operation makes of them. */
export function validOdd(base: Base, random: Random): Base {
  const odd = [
    '',
    '0',
    '1',
    '-1',
    '1e3',
    '1048577',
    '2097152',
    'x',
    '%',
    '__proto__',
    'a'.repeat(3000),
    ...hashes,
  ];
  const names = base.headers
    .map(([name]) => name)
    .filter((name) => /^(x-amz-[ast]|content-range)/.test(name));
  const known = Object.fromEntries(base.headers.filter(([name]) => names.includes(name)));
  switch (random.below(names.length > 0 ? 3 : 2)) {
    case 0:
      return base.signedWith({ path: encodeURI(oddPath(base.path, random)) });
    case 1:
      return base.signedWith({ query: oddQuery(odd, random) });
    default: {
      const values = [
        ...odd,
        undefined,
        'bytes 0-0/*',
        'bytes 1048576-0/*',
        'bytes 0-1048576/*',
        'bytes */5',
      ];
      return base.signedWith({ headers: { ...known, [random.pick(names)]: random.pick(values) } });
    }
  }
}

const hashes = ['a'.repeat(64), 'A'.repeat(64), 'g'.repeat(64)];

function oddQuery(odd: readonly string[], random: Random): string {
  const value = () => encodeURIComponent(random.pick([...odd, 'YQ', 'null', '\0']));
  // In the order that a signature needs.
  return random.pick([
    `limit=${value()}`,
    `marker=${value()}`,
    `limit=1&marker=${value()}`,
    `__proto__=${value()}`,
  ]);
}

function oddPath(path: string, random: Random): string {
  const odd = [
    '%',
    '%2F',
    '%00',
    '%c0%af',
    '..',
    '.',
    '',
    '\u00e4',
    ' ',
    'a'.repeat(20_000),
    '__proto__',
    '-',
  ];
  const segments = path.split('/');
  segments.splice(random.below(segments.length + 1), random.below(2), random.pick(odd));
  return segments.join('/');
}

function oddHeaders(headers: Base['headers'], random: Random): Base['headers'] {
  const at = random.below(headers.length);
  const [name, value] = headers[at] ?? ['', ''];
  const odd: readonly [string, string][] = [
    [name, value],
    [name, ''],
    [name, `${value}, ${value}`],
    [name.toUpperCase(), ` ${value}\t`],
    [name, 'x'.repeat(random.pick([1000, 9000, 70_000]))],
    ['content-length', random.pick(['0', '1', '1000', '-1', '1e3', '18446744073709551616', 'x'])],
    ['transfer-encoding', random.pick(['chunked', 'gzip', 'chunked, chunked', 'identity'])],
    ['x-amz-date', random.pick(['x', '99999999T999999Z', '20261130T000000Z'])],
    [
      'authorization',
      random.pick(['AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA256 Credential=/,SignedHeaders=;,Signature=x']),
    ],
    ['host', ''],
    ['connection', random.pick(['close', 'keep-alive', 'upgrade'])],
    ['x-amz-archive-size', random.pick(['0', '-1', '1e9', '99999999999999999999'])],
  ];
  const replaces = random.below(2) === 0 ? 1 : 0;
  const more = random.below(20) === 0 ? 3000 : 0;
  return [
    ...headers.toSpliced(at, replaces, random.pick(odd)),
    ...Array.from({ length: more }, (_, index): [string, string] => [`x-${index}`, '']),
  ];
}

/** With its body in chunks, of which something may be wrong. */
function chunked(base: Base, random: Random): Buffer {
  const headers = base.headers.filter(([name]) => name !== 'content-length');
  const head = bytesOf({
    ...base,
    headers: [...headers, ['transfer-encoding', 'chunked']],
    body: Buffer.alloc(0),
  });
  const size = base.body.length.toString(16);
  const text = `${size}\r\n${base.body.toString('latin1')}\r\n0\r\n\r\n`;
  const body = Buffer.from(text, 'latin1');
  const more = [...pieces, 'fffffffffffffffff\r\n', '-1\r\n', '0\r\n', ';x=y'];
  return Buffer.concat([head, random.below(3) === 0 ? body : mutateBytes(body, random, more)]);
}
