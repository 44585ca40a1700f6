import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatRange } from '../../src/core/byteRange.ts';
import { MiB } from '../../src/core/text/bytes.ts';
import { isArchive } from '../../src/core/transfer/archiveRecord.ts';
import { loadRecords } from '../../src/jobs/journal/archiveHistory.ts';
import { makeTempFolder, removeTempFolder } from '../host/tempFolder.ts';
import { partsOf } from '../unit/jobs/files.ts';
import { makeWorld, type World } from '../wire/transfer/world.ts';
import type { FileAndUpload } from './steps.ts';

/** What is expected of the upload. */
export interface Model {
  gone: 'aborted' | 'completed' | undefined;
}

/** The upload and its file, and what a person or somebody else does to them. */
export interface Real {
  readonly world: World;
  readonly of: FileAndUpload;
  readonly folder: string;
  readonly history: string;
  /** The parts of the file as it is now, as `range hash`. */
  readonly wanted: () => string[];
  readonly content: () => Buffer;
  readonly change: (how: 'write' | 'grow' | 'truncate') => void;
  /** That the history has what the service has made, and nothing else. */
  readonly assertAgreed: () => Promise<void>;
  readonly end: () => Promise<void>;
}

export async function makeReal(): Promise<Real> {
  const world = await makeWorld(5 * MiB + 99);
  const folder = makeTempFolder();
  const path = join(folder, 'file');
  writeFileSync(path, world.content);
  const history = join(folder, 'archives.jsonl');
  const content = () => readFileSync(path);
  const held = world.pool.hold();
  let changes = 0;
  return {
    world,
    folder,
    history,
    of: { port: world.port, pool: world.pool, path, upload: { ...world.upload, partSize: MiB } },
    content,
    wanted: () =>
      partsOf(content(), MiB)
        .map(({ range, treeHash }) => `${formatRange(range)} ${treeHash}`)
        .sort(),
    change: (how) => {
      changes++;
      const size = content().length;
      if (how === 'grow') appendFileSync(path, Buffer.alloc(MiB / 2, changes));
      else if (how === 'truncate') truncateSync(path, Math.max(MiB, size - 300_001));
      else {
        const bytes = content();
        bytes.fill(changes, (changes * 7919) % size, ((changes * 7919) % size) + 1);
        writeFileSync(path, bytes);
      }
    },
    assertAgreed: async () => {
      const made = [...(world.emulator.storage.vaults.get('vault')?.ended.values() ?? [])]
        .filter(({ how }) => how === 'completed')
        .map(({ archiveId, treeHash }) => ({ archiveId, treeHash }));
      const kept = (await loadRecords(history))
        .filter(isArchive)
        .map(({ archiveId, treeHash }) => ({ archiveId, treeHash }));
      assert.deepEqual(kept, made);
      assert.ok(made.length <= 1);
    },
    end: async () => {
      await held();
      await world.end();
      await removeTempFolder(folder);
    },
  };
}
