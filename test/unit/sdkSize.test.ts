import assert from 'node:assert/strict';
import {
  buildExtension,
  bytesOf,
  filesOfSdk,
  filesReadFor,
  mainFile,
  type Outputs,
  sdkFile,
} from './extensionBuild.ts';
import { sizeBudgets } from './sizeBudgets.ts';

const budget = sizeBudgets.sdk;

describe('the AWS SDK', () => {
  let outputs: Outputs;

  before(async () => {
    outputs = await buildExtension();
  });

  it(`is at most ${budget / 1000} KB, with every kind of credentials`, () => {
    const read = filesOfSdk(outputs);
    const bytes = bytesOf(outputs, read);
    assert.ok(bytes > 100_000 && bytes <= budget, `${bytes} bytes in ${read.length} files`);
  });

  it('is read for requests to the service only', () => {
    const elsewhere = filesReadFor(outputs, mainFile, { later: true, without: sdkFile(outputs) });
    const inputs = [...elsewhere].flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
    assert.ok(inputs.includes('src/emulator/emulator.ts'));
    // The emulator checks signatures with @smithy's code.
    assert.deepEqual(
      inputs.filter((input) => input.includes('node_modules/@aws-sdk/')),
      [],
    );
  });
});
