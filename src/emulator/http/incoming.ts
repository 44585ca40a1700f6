import type { IncomingMessage } from 'node:http';

/** The line and the headers of a request, taken apart. */
export interface Incoming {
  readonly method: string;
  /** As on the wire, with its escapes. */
  readonly path: string;
  /** Decoded; of a key that is there more than once the first value. */
  readonly query: Readonly<Record<string, string>>;
  /** Decoded, with all values: a signature covers them. */
  readonly queryLists: Readonly<Record<string, readonly string[]>>;
  /** Names in lower case; a header that is there more than once has its values joined, as signatures have them. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export function readIncoming({ method = '', url = '/', headersDistinct }: IncomingMessage): Incoming {
  const [path = '/', search = ''] = url.split(/\?(.*)/s);
  const parameters = new URLSearchParams(search);
  const names = [...new Set(parameters.keys())];
  return {
    method,
    path,
    query: Object.fromEntries(names.map((name) => [name, parameters.get(name) ?? ''])),
    queryLists: Object.fromEntries(names.map((name) => [name, parameters.getAll(name)])),
    headers: Object.fromEntries(
      Object.entries(headersDistinct).map(([name, values]) => [name, values?.join(',')]),
    ),
  };
}
