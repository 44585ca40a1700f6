import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/emitter.ts';

describe('an emitter', () => {
  it('calls every listener for every event until it is disposed', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const first = emitter.on((event) => heard.push(`first ${event}`));
    emitter.on((event) => heard.push(`second ${event}`));
    emitter.fire(1);
    first.dispose();
    first.dispose();
    emitter.fire(2);
    assert.deepEqual(heard, ['first 1', 'second 1', 'second 2']);
  });

  it('calls nobody after dispose', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    emitter.on((event) => heard.push(event));
    emitter.dispose();
    emitter.fire(1);
    assert.deepEqual(heard, []);
  });

  it('lets a listener unsubscribe while it is called', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const once = emitter.on((event) => {
      heard.push(`once ${event}`);
      once.dispose();
    });
    emitter.on((event) => heard.push(`always ${event}`));
    emitter.fire(1);
    emitter.fire(2);
    assert.deepEqual(heard, ['once 1', 'always 1', 'always 2']);
  });
});
