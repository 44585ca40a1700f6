import type { IncomingMessage } from 'node:http';

/** The request line and headers, parsed. */
export interface Incoming {
  readonly method: string;
  /** As on the wire, with its escapes. */
  readonly path: string;
  /** Decoded; the first value of a repeated key. */
  readonly query: Readonly<Record<string, string>>;
  /** Decoded, with all values: a signature covers them. */
  readonly queryLists: Readonly<Record<string, readonly string[]>>;
  /** Names in lower case; values of a repeated header are joined, as signatures need them. */
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
