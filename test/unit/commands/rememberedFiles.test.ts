import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import { rememberedFile, rememberFile } from '../../../src/commands/verification/rememberedFiles.ts';

/** What VS Code keeps for an extension, which goes through JSON. */
function newMemento(): Memento {
  const kept = new Map<string, string>();
  return {
    keys: () => [...kept.keys()],
    get: <T>(key: string, otherwise?: T) =>
      kept.has(key) ? (JSON.parse(kept.get(key) ?? '') as T) : otherwise,
    update: (key: string, value: unknown) => {
      kept.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
  };
}

describe('the files that are remembered', () => {
  it('are those of their uploads, whatever these are called', async () => {
    const memento = newMemento();
    const ids = ['constructor', '__proto__', 'hasOwnProperty', 'toString'];
    for (const id of ids) assert.equal(rememberedFile(memento, id), undefined, id);
    for (const id of ids) await rememberFile(memento, id, `/files/${id}`);
    for (const id of ids) assert.equal(rememberedFile(memento, id), `/files/${id}`);
    assert.equal(rememberedFile(memento, 'valueOf'), undefined);
  });

  it('are the latest 200', async () => {
    const memento = newMemento();
    for (let id = 0; id <= 200; id++) await rememberFile(memento, String(id), `/files/${id}`);
    assert.equal(rememberedFile(memento, '0'), undefined);
    assert.equal(rememberedFile(memento, '1'), '/files/1');
  });

  it('are none where something else was kept', async () => {
    for (const kept of [null, 7, 'x', {}, [1], [['a', 1]], [['a']]]) {
      const memento = newMemento();
      await memento.update('glacier.files', kept);
      assert.equal(rememberedFile(memento, 'a'), undefined);
      await rememberFile(memento, 'a', '/b');
      assert.equal(rememberedFile(memento, 'a'), '/b');
    }
  });
});
