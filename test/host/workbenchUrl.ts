import { pathToFileURL } from 'node:url';

export interface WorkbenchTarget {
  /** Folders of extensions under development. */
  extensionPaths: string[];
  /** The script whose `run()` the extension host calls. */
  testsPath?: string;
  /** The folder to open: a path, or a URI where it is not on a disk. Default: none. */
  folder?: string;
}

/** The address of a page of the npm host that loads extensions under development. */
export function workbenchUrl(hostUrl: string, target: WorkbenchTarget): string {
  const url = new URL(hostUrl);
  const remote = (path: string): string => `vscode-remote://${url.host}${pathToFileURL(path).pathname}`;
  const payload = [
    ...target.extensionPaths.map((path) => ['extensionDevelopmentPath', remote(path)]),
    ...(target.testsPath === undefined ? [] : [['extensionTestsPath', remote(target.testsPath)]]),
    ['skipWelcome', 'true'],
  ];
  if (target.folder === undefined) url.searchParams.set('ew', 'true');
  else if (/^\w{2,}:/.test(target.folder)) url.searchParams.set('folder', target.folder);
  else url.searchParams.set('folder', pathToFileURL(target.folder).pathname);
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
