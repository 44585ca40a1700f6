import type { ByteRange } from '../../core/byteRange.ts';
import { GiB, MiB } from '../../core/text/bytes.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../emulator.ts';
import { type PartSeed, seedUpload, seedVault } from '../account/seed.ts';
import { sampleAccountId, sampleFile, sampleFileParts } from './sampleFile.ts';
import type { Storage } from '../account/storage.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** An emulator filled with the sample account. */
export async function startSampleEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator({ accountId: sampleAccountId, ...options });
  fillSample(emulator.storage, (options.clock ?? Date.now)());
  return emulator;
}

/**
 * Fills an account with what is worth trying: vaults of more than one page, uploads of every size and age, and each
 * kind of damage that listings show. Always the same but for ages, which count from `now` (milliseconds since 1970).
 */
export function fillSample(storage: Storage, now: number): void {
  const vault = (name: string, archives: number, bytes: number, age: number) => {
    seedVault(storage, { name, created: now - age, inventory: { at: now - 9 * hour, archives, bytes } }, now);
  };
  const upload = (vaultName: string, seed: SampleUpload) => {
    const { age, ...what } = seed;
    const created = now - age;
    // None of the sample expires for being idle.
    const lastActivity = Number.POSITIVE_INFINITY;
    seedUpload(storage, vaultName, { ...what, created, lastActivity }, now);
  };

  vault('archive-2026', 12, 3_482 * GiB, 320 * day);
  upload('archive-2026', {
    description: 'nightly 2026-11-20, 10,000 parts',
    partSize: 16 * MiB,
    parts: fullParts(10_000, 16 * MiB),
    age: 3 * day,
  });
  upload('archive-2026', {
    description: 'nightly 2026-11-22, broken off at 380 of 1,280',
    partSize: 16 * MiB,
    parts: fullParts(380, 16 * MiB),
    age: 14 * hour,
  });

  vault('damaged-uploads', 3, 96 * GiB, 200 * day);
  upload('damaged-uploads', {
    description: 'gap after part 3, short part 7, last range one byte too long',
    partSize: 4 * MiB,
    parts: damagedParts(4 * MiB),
    age: 26 * hour,
  });
  upload('damaged-uploads', {
    description: 'nothing before part 6, and every tenth part missing',
    partSize: 8 * MiB,
    parts: fullParts(200, 8 * MiB).filter((_, index) => index >= 5 && (index + 1) % 10 !== 0),
    age: 6 * day,
  });
  upload('damaged-uploads', {
    id: sampleFile.uploadId,
    description: sampleFile.description,
    partSize: sampleFile.partSize,
    parts: sampleFileParts(),
    age: 5 * hour,
  });

  vault('edge-cases', 1, 512 * MiB, 90 * day);
  upload('edge-cases', {
    description: 'exactly 50 parts',
    partSize: MiB,
    parts: fullParts(50, MiB),
    age: 2 * hour,
  });
  upload('edge-cases', {
    description: 'exactly 51 parts',
    partSize: MiB,
    parts: fullParts(51, MiB),
    age: 2 * hour,
  });
  upload('edge-cases', { description: 'no parts yet', partSize: 32 * MiB, parts: [], age: 5 * 60_000 });
  upload('edge-cases', { partSize: 2 * MiB, parts: fullParts(7, 2 * MiB, 4321), age: 40 * day });
  upload('edge-cases', {
    description: '<b>"Quotes" & [brackets](https://example.com)</b> $(date) %PATH%',
    partSize: MiB,
    parts: fullParts(3, MiB),
    age: 30 * 60_000,
  });
  upload('edge-cases', {
    description: 'film masters, 4 GiB parts',
    partSize: 4 * GiB,
    parts: fullParts(9_000, 4 * GiB),
    age: 12 * day,
  });

  vault('empty', 0, 0, 30 * day);
  vault('home-directories', 431, 18_637 * GiB, 2_900 * day);
  for (let number = 1; number <= 60; number++) {
    upload('home-directories', {
      description: `home-${String(number).padStart(2, '0')}.tar.zst`,
      partSize: 64 * MiB,
      parts: fullParts(number % 9, 64 * MiB),
      age: number * 7 * hour,
    });
  }
  seedVault(storage, { name: 'new-this-morning', created: now - 3 * hour }, now);
  for (const [index, name] of quietVaults.entries())
    vault(name, 40 + 7 * index, (index + 1) * 700 * GiB, 1_500 * day);
}

interface SampleUpload {
  /** One is made up where it is absent. */
  readonly id?: string;
  readonly description?: string;
  readonly partSize: number;
  readonly parts: readonly PartSeed[];
  /** Milliseconds. */
  readonly age: number;
}

/** Vaults without uploads, so that there are more vaults than fit on a page. */
const quietVaults = [
  'laboratory',
  'mail-exports',
  'photo-masters',
  'postgres-base-backups',
  'records-2014',
  'records-2015',
  'records-2016',
  'video',
];

/** Parts side by side from the first byte on; the last one has `lastSize` bytes. */
function fullParts(count: number, partSize: number, lastSize = partSize): ByteRange[] {
  return Array.from({ length: count }, (_, index) => {
    const size = index === count - 1 ? lastSize : partSize;
    return { start: index * partSize, end: index * partSize + size - 1 };
  });
}

/** 12 parts without the fourth; the seventh has a quarter of its bytes; the last one ends a byte too far. */
function damagedParts(partSize: number): ByteRange[] {
  return fullParts(12, partSize)
    .filter((_, index) => index !== 3)
    .map(({ start, end }) => {
      if (start === 6 * partSize) return { start, end: start + partSize / 4 - 1 };
      return { start, end: start === 11 * partSize ? end + 1 : end };
    });
}

// Loaded together with the account.
export { sampleAccountId, sampleFile, writeSampleFile } from './sampleFile.ts';
