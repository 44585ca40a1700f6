import { readFileSync } from 'node:fs';
import { packVsix } from '../host/packVsix.ts';
import { makeTempFolder, removeTempFolder } from '../host/tempFolder.ts';
import { readZip } from '../host/zip.ts';
import { buildExtension, bytesOf, filesOfSdk, filesReadFor, mainFile } from '../unit/extensionBuild.ts';
import { sizeBudgets } from '../unit/sizeBudgets.ts';
import { type Figure, figure, type Results } from './report/figure.ts';

/** What the package and its parts weigh, as the unit tests look at it too. */
export async function* benchSizes(): Results {
  const outputs = await buildExtension();
  const atStart = filesReadFor(outputs, mainFile, { later: false });
  yield size('What activation reads', bytesOf(outputs, atStart), sizeBudgets.activation);
  yield size(
    'The AWS SDK, read with the first request',
    bytesOf(outputs, filesOfSdk(outputs)),
    sizeBudgets.sdk,
  );
  const folder = makeTempFolder();
  try {
    const vsix = readFileSync((await packVsix(folder)).path);
    const pages = [...readZip(vsix)].filter(([name]) => name.startsWith('extension/dist/webview/'));
    const pageBytes = pages.reduce((sum, [, content]) => sum + content.length, 0);
    yield size('The package', vsix.length, sizeBudgets.vsix);
    yield size('The pages of both panels', pageBytes, sizeBudgets.webviews);
  } finally {
    await removeTempFolder(folder);
  }
}

function size(what: string, bytes: number, budget: number): Figure {
  return figure({ what, ours: bytes / 1000, unit: 'KB', limit: { of: 'ours', most: budget / 1000 } });
}
