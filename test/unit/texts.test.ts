import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { allTexts, listFile } from './texts.ts';

/** Where a room keeps its texts; and tables whose every entry has one. */
const placeForTexts =
  /\/texts(\.ts|\/[^/]+\.ts)$|^package\.json$|^src\/core\/(errorKinds|remedies|aws\/(regionLabels|endpointUse))\.ts$/;

/** Files that have what looks like a text and is none, by what it is. */
const noTexts: Readonly<Record<string, readonly string[]>> = {
  'lines of the log': [
    'src/commands/register.ts',
    'src/commands/sending/sendFile.ts',
    'src/commands/transfer/abortUploads.ts',
    'src/commands/transfer/completeUpload.ts',
    'src/commands/transfer/startUpload.ts',
    'src/commands/verification/outcome.ts',
    'src/composition/connectionList.ts',
    'src/extension.ts',
    'src/tools/call.ts',
  ],
  'code of another language, or a file for programs': [
    'src/core/aws/policy.ts',
    'src/core/cli/cliCommand.ts',
    'src/core/cli/missingPartsScript.ts',
    'src/core/cli/withKeys.ts',
    'src/core/parts/listPartsAnswer.ts',
    'src/panel/host/webviewHtml.ts',
  ],
  'names of fields, headers and errors': [
    'src/glacier/errors/errorByName.ts',
    'src/glacier/errors/mapError.ts',
    'src/glacier/requests/decode.ts',
    'src/glacier/requests/requestLog.ts',
    'src/glacier/requests/sdkAdapter.ts',
    'src/glacier/requests/writeCalls.ts',
  ],
  'names of keys, classes and systems': [
    'src/panel/webview/dialog.ts',
    'src/panel/webview/field.ts',
    'src/panel/webview/filterField.ts',
    'src/partsPanel/webview/head/finder.ts',
    'src/partsPanel/webview/map/coverageMap.ts',
    'src/table/view/keys.ts',
    'src/table/view/rowView.ts',
    'src/uploadsPanel/webview/state/arrangement.ts',
  ],
  'proper names, and icons': ['src/manifest.ts', 'src/ui/log.ts', 'src/ui/notify.ts'],
  'how numbers, times and filters are written': [
    'src/core/text/age.ts',
    'src/core/text/bytes.ts',
    'src/core/text/duration.ts',
    'src/uploadsPanel/webview/rows/filter.ts',
  ],
  'errors of programming, which nobody is shown': [
    'src/explorer/provider.ts',
    'src/glacier/credentials/credentialSearch.ts',
    'src/glacier/requests/sendOnce.ts',
    'src/jobs/hashing/hashThread.ts',
    'src/jobs/hashing/hashWorker.ts',
    'src/table/view/query.ts',
  ],
};

describe('the texts that a person can see', () => {
  const texts = allTexts();

  it('are in one place in each room, not in its logic', () => {
    const files = new Set(texts.map((text) => text.slice(0, text.indexOf(': '))));
    const elsewhere = [...files].filter((file) => !placeForTexts.test(file)).sort();
    assert.deepEqual(elsewhere, Object.values(noTexts).flat().sort());
  });

  it('are all in texts.txt, which "npm run texts" writes', () => {
    assert.ok(texts.length > 500, `${texts.length} texts`);
    const listed = readFileSync(listFile, 'utf8').trimEnd().split(/\r?\n/);
    const [now, before] = [new Set(texts), new Set(listed)];
    assert.deepEqual(
      { added: texts.filter((each) => !before.has(each)), gone: listed.filter((each) => !now.has(each)) },
      { added: [], gone: [] },
    );
  });

  it('have one word for one thing', () => {
    const avoided = [
      /\bSelect to\b/,
      /\bthe one that\b/,
      /\bis there already\b/,
      /\bCheck Report\b/i,
      /\bComparand\b/i,
    ];
    for (const text of texts) for (const each of avoided) assert.doesNotMatch(text, each);
  });
});
