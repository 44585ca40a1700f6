import assert from 'node:assert/strict';
import type { TestHandle } from '../../src/extension.ts';
import { eventually } from '../host/waitFor.ts';
import { extension, until } from './harness.ts';

describe('the sample account', () => {
  let handle: TestHandle;

  before(async () => {
    handle = await extension().activate();
  });

  after(() => handle.connections.closeSample());

  it('has no endpoint any more once it is closed, and another one when it is opened again', async () => {
    const first = await openSample();
    assert.ok(await fetch(first));
    handle.connections.closeSample();
    await eventually(() => assert.rejects(fetch(first)));
    const second = await openSample();
    assert.notEqual(second, first);
    assert.ok(await fetch(second));
  });

  /** Opens it; gives the address of its endpoint. */
  async function openSample(): Promise<string> {
    handle.connections.openSample();
    const sample = handle.sessions.all.find(({ spec }) => spec.kind === 'sample');
    await sample?.connect();
    const store = await until(() => sample?.store);
    return store.connection.endpoint ?? '';
  }
});
