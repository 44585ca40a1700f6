import type { Emulator } from '../../src/emulator/emulator.ts';

/** Calls `onRequest` with each request; returns the ranges, as they come, of parts that its vault `vault` had before. */
export function watchParts(emulator: Emulator, onRequest: () => void): readonly string[] {
  const again: string[] = [];
  emulator.inject({
    // Strikes nothing.
    match: ({ path, headers: { 'content-range': range } }) => {
      onRequest();
      const id = path.split('/').at(-1) ?? '';
      const start = Number(/\d+/.exec(range ?? '')?.[0]);
      const upload = emulator.storage.vaults.get('vault')?.uploads.get(id);
      if (range !== undefined && upload?.parts.has(start)) again.push(range);
      return false;
    },
    fault: { kind: 'hold' },
  });
  return again;
}
