import type { Random } from './random.ts';

/** Bytes of a text or a file, changed in one to four places; now and then bytes that mean nothing. */
export function mutateBytes(bytes: Buffer, random: Random, pieces: readonly string[]): Buffer {
  if (random.below(40) === 0) return randomBytes(random.below(300), random);
  let changed = bytes;
  for (let count = 1 + random.below(4); count > 0; count--) changed = mutate(changed, random, pieces);
  return changed;
}

function mutate(bytes: Buffer, random: Random, pieces: readonly string[]): Buffer {
  const at = random.below(bytes.length + 1);
  const end = Math.min(bytes.length, at + 1 + random.below(random.pick([2, 20, 200])));
  const stretch = bytes.subarray(at, end);
  const put = (...between: Uint8Array[]) =>
    Buffer.concat([bytes.subarray(0, at), ...between, bytes.subarray(end)]);
  switch (random.below(8)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return put();
    case 2:
      return put(stretch, stretch);
    case 3:
      return put(...Array.from({ length: random.pick([10, 1000]) }, () => stretch.subarray(0, 100)));
    case 4:
      return put(randomBytes(stretch.length, random));
    case 5:
      return put(stretch.map((byte) => byte ^ (1 << random.below(8))));
    default:
      return put(Buffer.from(random.pick(pieces)), random.below(2) === 0 ? stretch : Buffer.alloc(0));
  }
}

export function randomBytes(count: number, random: Random): Buffer {
  return Buffer.from(Array.from({ length: count }, () => random.below(256)));
}
