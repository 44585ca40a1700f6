import assert from 'node:assert/strict';
import { buildExtension, bytesOf, filesReadFor, mainFile } from './extensionBuild.ts';
import { sizeBudgets } from './sizeBudgets.ts';

/** It holds the tree; commands, panels and the AWS SDK are loaded when they are first used. */
const budget = sizeBudgets.activation;

describe('what activation reads', () => {
  it(`is at most ${budget / 1000} KB, however many commands and panels there are`, async () => {
    const outputs = await buildExtension();
    const read = filesReadFor(outputs, mainFile, { later: false });
    const bytes = bytesOf(outputs, read);
    assert.ok(read.size > 1 && bytes > 10_000, `${read.size} files, ${bytes} bytes were read`);
    assert.ok(bytes <= budget, `${bytes} bytes`);
  });
});
