import assert from 'node:assert/strict';
import { buildExtension, bytesOf, filesReadFor, mainFile, type Outputs } from './extensionBuild.ts';

/** Bytes, minified, of the AWS SDK and what we put around it. */
const budget = 520_000;

describe('the AWS SDK', () => {
  let outputs: Outputs;
  let entry: string;

  before(async () => {
    outputs = await buildExtension();
    entry = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === 'src/glacier/entry.ts') ?? '';
  });

  it(`is at most ${budget / 1000} KB, with every kind of credentials`, () => {
    const atStart = filesReadFor(outputs, mainFile, { later: false });
    const read = [...filesReadFor(outputs, entry, { later: true })].filter((path) => !atStart.has(path));
    const bytes = bytesOf(outputs, read);
    assert.ok(bytes > 100_000 && bytes <= budget, `${bytes} bytes in ${read.length} files`);
  });

  it('is read for requests to the service only', () => {
    const elsewhere = filesReadFor(outputs, mainFile, { later: true, without: entry });
    const inputs = [...elsewhere].flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
    assert.ok(inputs.includes('src/emulator/emulator.ts'));
    // The emulator checks signatures with @smithy's code.
    assert.deepEqual(
      inputs.filter((input) => input.includes('node_modules/@aws-sdk/')),
      [],
    );
  });
});
